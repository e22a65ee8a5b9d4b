"""Every municipality x role x path ends at somebody who can be called, and the page says so."""

import re

import pytest

from contacts.models import Contact, Municipality
from guide.graph import paths
from guide.models import Guide
from roles.models import Role

ROLES = [
    "docent",
    "jongerenwerker",
    "ouders-vrienden",
    "zorgcoordinator",
    "hulpverlener",
    "huisarts",
    "politie",
    "burgemeester",
    "aandachtsfunctionaris",
]


def reachable_kinds(place: Municipality | None) -> set[str]:
    """The kinds of contact that have a number to call in a place."""
    answering = Contact.objects.for_municipality(place).by_kind()
    return {kind for kind, contacts in answering.items() if any(contact.phone for contact in contacts)}


@pytest.mark.parametrize("shown", [True, False], ids=["unconfirmed shown", "unconfirmed hidden"])
def test_every_path_in_every_municipality_ends_at_somebody_to_call(shown, settings):
    settings.SHOW_UNCONFIRMED_CONTACTS = shown
    flow = Guide.objects.get().flow
    contacts = {outcome.key: set(outcome.contacts) for outcome in flow.outcomes}
    all_paths = [(role, path) for role in ROLES for path in paths(flow, role)]
    places = [None, *Municipality.objects.all()]
    dead = [
        (str(place), role, path)
        for place in places
        for kinds in [reachable_kinds(place)]
        for role, path in all_paths
        if not contacts[path.outcome] & kinds
    ]
    assert (len(places), len(all_paths)) == (343, 173)
    assert not dead, f"{len(dead)} dead ends, first: {dead[0]}"


def test_the_roles_above_are_all_there_are():
    assert sorted(ROLES) == sorted(Role.objects.live().values_list("slug", flat=True))


@pytest.mark.parametrize("shown", [True, False], ids=["unconfirmed shown", "unconfirmed hidden"])
def test_every_role_can_call_somebody_for_each_step_in_every_municipality(shown, settings):
    settings.SHOW_UNCONFIRMED_CONTACTS = shown
    optional = {"aandachtsfunctionaris-gemeente"}  # nobody replaces a municipality's own officer
    needed = {
        role: {step.kind_slug for step in role.steps.all() if not step.is_inside} - optional
        for role in Role.objects.with_steps()
    }
    for place in Municipality.objects.all():
        kinds = reachable_kinds(place)
        assert not [(place, role) for role in needed if not needed[role] <= kinds]


def links_of(section: str) -> set[str]:
    """Where the links of a section of the page lead."""
    return set(re.findall(r'href="([^"]+)"', section))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("place", ["", "utrecht/", "terneuzen/", "tytsjerksteradiel/", "zundert/"])
def test_on_the_page_every_walk_ends_at_a_number(client, role, place):
    """Follows every link of the page itself, as a thumb would, until a section has no answers left."""
    page = client.get(f"/niet-pluis/{role}/{place}").content.decode()
    sections = dict(
        re.findall(r'<section class="step[^"]*"\s+id="(stap-\d+)"(.*?)</section>', page, re.DOTALL)
    )
    todo, seen, ends = ["stap-1"], set(), set()
    while todo:
        here = todo.pop()
        if here in seen:
            continue
        seen.add(here)
        answers = re.findall(r'class="answer"\s+href="#(stap-\d+)"', sections[here])
        todo += answers
        if not answers:
            ends.add(here)
            assert any(link.startswith("tel:") for link in links_of(sections[here])), here
    assert seen == set(sections)
    assert len(ends) >= 3
