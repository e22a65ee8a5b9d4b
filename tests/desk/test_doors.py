"""Only the addresses that editors need are there; all others of the desk answer to nobody."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from accounts.groups import EDITOR
from editorial.doors import ELSEWHERE, OPEN, OPEN_FOR_WORDS, is_open
from editorial.models import WordToAvoid
from editorial.staff import editorial_models, prepare_desk
from tests.desk.addresses import staff_addresses
from tests.factories.avoided import WordToAvoidFactory
from tests.factories.words import TipFactory

KINDS = {"tip", "signal", "pitfall", "exploitationform", "term", "role", "guide", "infopage", "wordtoavoid"}


def test_what_is_open_is_what_the_list_says():
    there = {address.name for address in staff_addresses() if address.pattern.startswith("redactie/")}
    names = {name for name in there if is_open(name)}
    words = {name for name in names if name.startswith("wagtailsnippets_")}
    assert names - words <= OPEN
    assert {name.partition(":")[0].rpartition("_")[2] for name in words} == KINDS
    for model in editorial_models():
        kind = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"
        assert {name.rpartition(":")[2] for name in words if name.startswith(f"{kind}:")} == OPEN_FOR_WORDS
    assert there >= set(ELSEWHERE) | OPEN


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
    assert answer["Location"].startswith(reverse("account_login"))


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


def test_a_page_of_the_desk_is_called_after_the_desk(kelly):
    title = BeautifulSoup(kelly.get("/redactie/").content, "html.parser").title.get_text()
    assert " ".join(title.split()).endswith("- Redactie")


def test_no_list_has_boxes_that_lead_nowhere(superuser):
    WordToAvoidFactory()
    TipFactory()
    for model in (*editorial_models(), WordToAvoid):
        name = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:list"
        assert b"data-bulk-action-checkbox" not in superuser.get(reverse(name)).content


def test_a_group_keeps_no_right_that_was_given_besides(desk):
    group = Group.objects.get(name=EDITOR)
    meant = set(group.permissions.all())
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    prepare_desk()
    assert set(group.permissions.all()) == meant
