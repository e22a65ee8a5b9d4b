"""Only the addresses that editors need are there; all others of the desk answer to nobody."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.urls import get_resolver

from editorial.doors import ELSEWHERE, OPEN, OPEN_FOR_WORDS, is_open
from editorial.staff import editorial_models

KINDS = {"tip", "signal", "pitfall", "exploitationform", "term", "role", "guide", "infopage", "wordtoavoid"}


def addresses():
    """Each address of the desk with its name, and numbers and words where it asks for them."""
    patterns = next(r for r in get_resolver().url_patterns if str(r.pattern) == "redactie/").url_patterns
    return list(_walk(patterns, (), "/redactie/"))


def _walk(patterns, names, path):
    for pattern in patterns:
        here = path + str(pattern.pattern).lstrip("^").rstrip("$")
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern.url_patterns, (*names, *filter(None, [pattern.namespace])), here)
        else:
            yield ":".join((*names, pattern.name or "")), _filled(here)


def _filled(path):
    path = re.sub(r"\(\?P<\w+>[^)]*\)", "1", path).replace(r"\.\.\.", "...")
    path = re.sub(r"<(?:\w+:)?\w+>", "1", path)
    return path.replace("^", "").replace(".*", "elders")


def test_what_is_open_is_what_the_list_says():
    names = {name for name, _path in addresses() if is_open(name)}
    words = {name for name in names if name.startswith("wagtailsnippets_")}
    assert names - words == OPEN
    assert {name.partition(":")[0].rpartition("_")[2] for name in words} == KINDS
    for model in editorial_models():
        kind = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"
        assert {name.rpartition(":")[2] for name in words if name.startswith(f"{kind}:")} == OPEN_FOR_WORDS
    assert {name for name, _path in addresses()} >= set(ELSEWHERE)


@pytest.mark.parametrize("person", ["kelly", "superuser"])
def test_the_rest_is_not_there(person, request):
    client = request.getfixturevalue(person)
    closed = [(name, path) for name, path in addresses() if not is_open(name)]
    assert len(closed) > 150
    expected = {path: ELSEWHERE.get(name, 404) for name, path in closed}
    for send in (client.get, client.post):
        answers = {path: send(path) for path in expected}
        assert {path: a.get("Location", a.status_code) for path, a in answers.items()} == expected


@pytest.mark.parametrize(
    "path",
    [
        "users/",
        "groups/",
        "images/",
        "documents/",
        "pages/",
        "workflows/list/",
        "password_reset/",
        "reports/locked/",
    ],
)
def test_what_wagtail_brings_along_is_closed_by_name(superuser, path):
    assert superuser.get(f"/redactie/{path}").status_code == 404


def test_who_is_not_signed_in_is_sent_to_the_portals_own_page(client, desk):
    answer = client.get("/redactie/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_the_menu_has_the_words_and_nothing_else(superuser):
    page = BeautifulSoup(superuser.get("/redactie/").content, "html.parser")
    menu = json.loads(page.find(id="wagtail-sidebar-props").string)
    main = next(part for part in menu["modules"] if part["_type"] == "wagtail.sidebar.MainMenuModule")
    assert [item["_args"][0]["label"] for item in main["_args"][0]] == [
        "Vragen en adviezen",
        "Rollen",
        "Tips",
        "Signalen",
        "Valkuilen",
        "Vormen van uitbuiting",
        "Begrippen",
        "Informatiepagina's",
        "Liever niet",
    ]
