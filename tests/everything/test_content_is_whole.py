"""All of the poster and the reference data is there, on the page where it belongs."""

import re

import pytest
from django.conf import settings
from django.utils.html import escape

from contacts.models import Contact, Municipality, PlaceName, PostcodeArea
from editorial.models import InfoPage, WordToAvoid
from guide.models import Guide
from loading.files import read_yaml, read_yaml_list
from roles.models import Role
from tips.models import ExploitationForm, Pitfall, Setting, Signal, Term, Tip

CONTENT = settings.FIXTURES_DIR / "content"
TIPS = read_yaml_list(CONTENT / "tips.yaml")


def squashed(text: str) -> str:
    """Text without line breaks or other runs of white space."""
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize(
    ("model", "number"),
    [
        (Municipality, 342),
        (PostcodeArea, 4129),
        (PlaceName, 2563),
        (Role, 9),
        (Tip, 23),
        (Signal, 48),
        (Pitfall, 10),
        (Term, 24),
        (ExploitationForm, 3),
        (Setting, 7),
        (Guide, 1),
        (InfoPage, 6),
        (WordToAvoid, 10),
    ],
)
def test_everything_is_loaded(model, number):
    assert model.objects.count() == number


def test_fourteen_care_coordination_points_and_eight_national_lines():
    assert Contact.objects.filter(kind__slug="zorgcoordinator", region__isnull=False).count() == 14
    assert Contact.objects.national().values("organisation").distinct().count() == 8


def test_twenty_three_outcomes():
    assert len(Guide.objects.get().flow.outcomes) == 23


@pytest.mark.parametrize("tip", TIPS, ids=lambda tip: tip.values["key"])
def test_every_tip_of_the_poster_is_among_the_own_tips_of_its_first_role(client, tip):
    page = client.get(f"/rollen/{tip.values['first_role']}/utrecht/").content.decode()
    own_tips = page[page.index('class="tips tips--own"') : page.index("</ul>", page.index("tips--own"))]
    assert escape(tip.values["text"]) in own_tips


@pytest.mark.parametrize("tip", TIPS, ids=lambda tip: tip.values["key"])
def test_every_tip_is_on_the_pages_of_all_its_roles(client, tip):
    for role in tip.values["also"]:
        assert escape(tip.values["text"]) in client.get(f"/rollen/{role}/").content.decode()


def test_no_page_has_a_gap_that_somebody_was_to_fill():
    assert not [page.slug for page in InfoPage.objects.all() if "[" in page.title + page.body]


def test_every_line_of_the_poster_is_on_the_site(client):
    """What is left of the poster when all that the pages show is taken away, is nothing."""
    poster = squashed((CONTENT / "seed.txt").read_text(encoding="utf-8"))
    home = squashed(re.sub(r"<[^>]+>|\u200b", "", client.get("/").content.decode()))
    intro = read_yaml(CONTENT / "intro.yaml")
    roles = sorted((role.name for role in Role.objects.live()), key=len, reverse=True)
    for text in [squashed(intro.values["text"]), intro.values["title"], *roles]:
        assert text in home
    for text in [
        *(tip.values["text"] for tip in TIPS),
        squashed(intro.values["text"]),
        intro.values["title"],
    ]:
        poster = poster.replace(text, "", 1)
    for name in roles:
        poster = poster.replace(name, "", 1)
    assert not poster.strip()
