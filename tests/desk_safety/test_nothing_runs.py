"""In a real browser, too: on no page full of payloads does anything run, and nothing asks to."""

import pytest
from django.urls import reverse

from editorial.models import InfoPage
from guide.models import Guide
from roles.models import Role
from tests.desk.words import address
from tests.desk_safety.examples import models_with_words
from tests.journeys.conftest import closed
from tests.staff import cookie_of

pytestmark = pytest.mark.django_db
LISTENER = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push([event.violatedDirective, event.blockedURI, event.sourceFile, event.sample].join(" "));
});
"""


@pytest.fixture
def screen(page, site, chief):
    """A browser in which the chief is at work; it tells what went wrong."""
    page.context.add_cookies([cookie_of(chief, site)])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.set_default_timeout(15_000)
    page.add_init_script(LISTENER)
    yield page
    closed(page.context)


def addresses(planted):
    """Where somebody would look: each form, and of some rows everything."""
    yield reverse("wagtailadmin_home")
    for row in planted.values():
        yield address(row, "edit")
    for model in (Role, InfoPage):
        row = planted[model]
        first, *_, last = row.revisions.order_by("pk").values_list("pk", flat=True)
        yield address(model, "list")
        yield address(row, "history")
        yield address(row, "remarks")
        yield address(row, "revisions_compare", first, last)
        yield address(row, "revisions_view", last)
    yield address(planted[Guide], "revisions_view", planted[Guide].latest_revision_id)
    yield planted[Role].get_absolute_url()
    yield reverse("guide:flow", args=[planted[Role].slug])
    yield reverse("info:over")


def test_nothing_runs_and_nothing_asks_to(screen, site, planted):
    InfoPage.objects.filter(pk=planted[InfoPage].pk).update(slug="over")
    went_wrong, asked = [], []
    screen.on("pageerror", lambda error: went_wrong.append(f"{screen.url}: {error}"))
    screen.on("dialog", lambda dialog: went_wrong.append(f"{screen.url}: dialog"))
    screen.on("request", lambda request: asked.append(request.url))
    screen.on(
        "console", lambda m: went_wrong.append(f"{screen.url}: {m.text}") if m.type == "error" else None
    )
    visited = list(addresses(planted))
    assert len(visited) > 20
    for path in visited:  # a form makes its fields with a script, so there is more to wait for
        assert screen.goto(site + path).status == 200, path
        screen.wait_for_load_state("networkidle" if "/edit/" in path else "load")
        assert "pwned" in screen.content(), path
        assert screen.evaluate("typeof window.pwned") == "undefined", path
        went_wrong += [f"{path}: {told}" for told in screen.evaluate("window.refused")]
    assert went_wrong == []
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


def test_what_asks_to_run_is_noticed(screen, site):
    """Without this the test above could be deaf."""
    screen.goto(site + reverse("wagtailadmin_home"))
    screen.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=pwned=1>')")
    screen.wait_for_function("window.refused.length > 0")
    assert "script-src-attr" in screen.evaluate("window.refused.join()")


def test_every_model_is_among_them(planted):
    assert set(planted) == set(models_with_words())
