"""The look: themes, icons, drawings, and what is made for them."""

import json
import re

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from lxml import html

from roles.models import Role, RoleIcon
from signals_portal.checks import assets_are_made

ROOT = settings.BASE_DIR
THEMES = sorted(path.name for path in (ROOT / "themes").iterdir())
ICONS = json.loads((ROOT / "frontend" / "icons.json").read_text(encoding="utf-8"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
DRAWINGS = sorted((ROOT / "templates" / "illustrations").iterdir())


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_one_folder_with_one_file_and_no_template(theme):
    assert [path.name for path in (ROOT / "themes" / theme).iterdir()] == ["theme.css"]


@pytest.mark.django_db
@pytest.mark.parametrize("theme", THEMES)
def test_the_setting_dresses_every_page(client, settings, theme):
    settings.THEME = theme
    page = client.get("/").content.decode()
    assert len(re.findall(r'rel="stylesheet"', page)) == 1
    assert re.search(rf'href="/static/css/{theme}\.[0-9a-f]+\.css"', page)


@pytest.mark.parametrize("theme", THEMES)
def test_a_stylesheet_has_its_theme_the_dark_and_paper(theme):
    css = (settings.BUILD_DIR / "static" / "css" / f"{theme}.css").read_text(encoding="utf-8")
    for needed in (
        "prefers-color-scheme:dark",
        "@media print",
        "forced-colors",
        ".nl-button",
        ".utrecht-textbox",
    ):
        assert needed in css
    assert "@import" not in css
    assert not re.search(r"url\(|@font-face", css)


def tokens_of(css: str) -> set[str]:
    """The custom properties that a stylesheet gives a value."""
    return set(re.findall(r"(?<=[{;\s])(--[\w-]+)\s*:", css))


@pytest.mark.parametrize("theme", THEMES)
def test_pruning_takes_every_token_that_nothing_reads_and_no_other(theme):
    made = (settings.BUILD_DIR / "static" / "css" / f"{theme}.css").read_text(encoding="utf-8")
    read = set(re.findall(r"var\(\s*(--[\w-]+)", made))
    own = (ROOT / "themes" / theme / "theme.css").read_text(encoding="utf-8")
    packages = re.findall(r'@import "([^"]+)"', own)
    texts = [
        (ROOT / "frontend" / "node_modules" / package).read_text(encoding="utf-8") for package in packages
    ]
    offered = tokens_of("".join([own, *texts]))
    assert len(offered) > 2000
    assert read & offered <= tokens_of(made)
    of_the_tool = {"--lightningcss-light", "--lightningcss-dark"}  # comes with `color-scheme`
    assert tokens_of(made) - of_the_tool <= read


def test_every_icon_a_template_names_is_made():
    for template in TEMPLATES:
        for name in re.findall(r'\{% icon "([^"]+)" %\}', template.read_text(encoding="utf-8")):
            assert name in ICONS, f"{template.name}: {name}"


def test_every_role_has_its_icon():
    assert {f"role-{value}" for value in RoleIcon.values} | {Role().icon_name} == {
        name for name in ICONS if name.startswith("role-")
    }


def test_an_icon_says_nothing_to_a_screen_reader_and_takes_the_colour_of_its_text():
    drawn = Template('{% icon "phone" %}').render(Context())
    assert 'aria-hidden="true"' in drawn
    assert not re.search(r"<script|style=|fill=|stroke=|<!--", drawn)


def test_an_icon_nobody_made_is_named():
    with pytest.raises(ImproperlyConfigured, match="unicorn"):
        Template('{% icon "unicorn" %}').render(Context())


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.name)
def test_a_drawing_is_small_and_wears_the_theme(drawing):
    text = drawing.read_text(encoding="utf-8")
    assert len(text) <= 4_096
    assert 'aria-hidden="true"' in text
    assert not re.search(r"#[0-9a-f]{3}|rgb|<style|style=|<script|<image|href|\bid=", text)


def test_what_is_not_made_is_told_before_the_site_goes_public(settings, tmp_path):
    assert assets_are_made() == []
    settings.BUILD_DIR = tmp_path
    (told,) = assets_are_made()
    assert "static/js/site.js" in told.msg
    assert told.hint == "Run: make assets"


@pytest.mark.parametrize("number", [1, 10, 20])
def test_a_list_of_pages_names_the_one_that_is_shown_and_its_neighbours(number):
    page = Paginator(range(200), 10).get_page(number)
    drawn = html.fromstring(
        render_to_string("components/pagination.html", {"page": page, "label": "Bladeren"})
    )
    (here,) = drawn.xpath("//*[@aria-current='page']")
    assert here.text_content().split() == ["Pagina", str(number)]
    shown = {link.get("href") for link in drawn.iter("a")}
    around = {number - 1, number + 1} & set(range(1, 21))
    assert {f"?pagina={other}" for other in around} <= shown


def test_a_list_of_one_page_needs_no_way_on():
    page = Paginator(range(5), 10).get_page(1)
    assert not render_to_string("components/pagination.html", {"page": page, "label": "Bladeren"}).strip()
