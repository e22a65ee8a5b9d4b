"""Every address of /beheer/, every method, every sort of person, a contact of every level: what happens.

What is outside somebody's mandate does not exist for them. An address without a row here fails.
"""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse

from contacts.models import Contact
from tests.desk.addresses import staff_addresses
from tests.factories.accounts import UserFactory
from tests.factories.contacts import (
    ContactFactory,
    ContactKindFactory,
    MandateFactory,
    MunicipalityFactory,
    RegionFactory,
)
from tests.staff import at_work
from tests.upkeep.conftest import OWN_PAGE, Keeper
from upkeep.changes import change
from upkeep.locking import stamp_of
from upkeep.models import Proposal
from upkeep.places import key_of

LEVELS = ("A", "B", "region A", "region B", "country")
# Of whom the contacts of each level are, and who sees them too, since a region is theirs.
KEEPERS = {
    "A": {"admin of A", "national"},
    "B": {"admin of B", "national"},
    "region A": {"regional of A", "national"},
    "region B": {"regional of B", "national"},
    "country": {"national"},
}
READERS = {level: set(keepers) for level, keepers in KEEPERS.items()}
READERS["A"] |= {"regional of A"}
READERS["B"] |= {"regional of B"}
# Who looks after a place without keeping it, and may remind those who do.
LOOKED_AFTER = {
    "A": {"regional of A", "national"},
    "B": {"regional of B", "national"},
    "region A": {"national"},
    "region B": {"national"},
    "country": set(),
}
PEOPLE = (
    "stranger",
    "admin of A",
    "admin of B",
    "regional of A",
    "regional of B",
    "national",
    "ended yesterday",
    "deactivated",
    "nobody's keeper",
)
OUTSIDE = {"stranger", "deactivated"}  # sent to where one signs in


@dataclass(frozen=True)
class Row:
    """Who gets somewhere, and the status they get by either method; for others it does not exist."""

    who: dict[str, set[str]]
    get: int = 405
    post: int = 405


ROWS = {
    "place": Row(READERS, get=200),
    "add": Row(KEEPERS, get=200, post=200),
    "contact": Row(KEEPERS, get=200, post=200),
    "withdraw": Row(KEEPERS, get=200, post=302),
    "put_back": Row(KEEPERS, post=302),
    "history": Row(READERS, get=200),
    "restore": Row(KEEPERS, post=302),
    "proposal": Row(READERS, get=200),
    "confirm": Row(READERS, post=302),
    "decline": Row(READERS, post=200),
    "take_back": Row(READERS, post=302),
    "reports_handled": Row(KEEPERS, post=302),
    "nudge": Row(LOOKED_AFTER, post=302),
}
# Pages that are about no contact in their address: what they show and do is proven beside each name.
ELSEWHERE = {
    "home": "tests/upkeep/test_pages.py",
    "still_right": "tests/upkeep/test_isolation.py",
    "take": "tests/upkeep/sheets/test_isolation.py",
    "template": "tests/upkeep/sheets/test_pages.py",
    "read_in": "tests/upkeep/sheets/test_isolation.py",
    "sheet": "tests/upkeep/sheets/test_isolation.py",
    "write_sheet": "tests/upkeep/sheets/test_isolation.py",
    "mail_link": "tests/upkeep/test_mail_link.py",
    "people": "tests/upkeep/test_who_gives_what.py",
    "stop_mandate": "tests/upkeep/test_who_gives_what.py",
    "invite_again": "tests/upkeep/test_who_gives_what.py",
    "overview": "tests/upkeep/test_overview.py",
    "overview_export": "tests/upkeep/test_overview.py",
}


class World:
    """Contacts of all levels, each with a proposal that waits, and everybody in a browser of their own."""

    def __init__(self) -> None:
        kind = ContactKindFactory(is_local=True)
        self.regions = {"region A": RegionFactory(), "region B": RegionFactory()}
        self.places = {
            "A": MunicipalityFactory(veilig_thuis_region=self.regions["region A"]),
            "B": MunicipalityFactory(veilig_thuis_region=self.regions["region B"]),
            **self.regions,
            "country": None,
        }
        self.contacts = {level: self._contact(kind, level) for level in LEVELS}
        self.proposals = {level: self._proposal(contact) for level, contact in self.contacts.items()}
        self.clients = {who: self._meet(who) for who in PEOPLE}

    def _scope(self, level: str) -> dict:
        place = self.places[level]
        return {"region" if level in self.regions else "municipality": place}

    def _contact(self, kind, level: str) -> Contact:
        return ContactFactory(kind=kind, **self._scope(level))

    def _proposal(self, contact: Contact) -> Proposal:
        return change(
            contact=contact, values={"phone": "+31100009991"}, by=UserFactory(), stamp=stamp_of(contact)
        )

    def _meet(self, who: str) -> Client:
        if who == "stranger":
            return Client(headers=OWN_PAGE)
        mandates = {
            "admin of A": self._scope("A"),
            "admin of B": self._scope("B"),
            "regional of A": self._scope("region A"),
            "regional of B": self._scope("region B"),
            "national": self._scope("country"),
            "deactivated": self._scope("country"),
        }
        client = Keeper(**mandates.get(who, {}))
        if who == "ended yesterday":
            MandateFactory(user=client.person, ended=True)
            at_work(client, client.person)
        if who == "deactivated":
            type(client.person).objects.filter(pk=client.person.pk).update(is_active=False)
        return client

    def address(self, name: str, level: str) -> str:
        contact = self.contacts[level]
        every = {
            "place": key_of(self.places[level]),
            "contact": contact.pk,
            "version": contact.history.latest().history_id,
            "proposal": self.proposals[level].pk,
        }
        needed = {
            "place": ("place",),
            "add": ("place",),
            "nudge": ("place",),
            "restore": ("contact", "version"),
            **dict.fromkeys(("contact", "withdraw", "put_back", "history", "reports_handled"), ("contact",)),
            **dict.fromkeys(("proposal", "confirm", "decline", "take_back"), ("proposal",)),
        }
        return reverse(f"upkeep:{name}", kwargs={gap: every[gap] for gap in needed[name]})


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        made = World()
        with django_db_blocker.block():
            yield made
        transaction.set_rollback(True)


def everything():
    """All contacts and proposals, to compare."""
    contacts = {contact.pk: model_to_dict(contact) for contact in Contact.objects.all()}
    return contacts, list(Proposal.objects.order_by("pk").values())


def ask(world, who, method, address, data=None):
    """The status, and whether anything changed; whatever it did is taken back."""
    with transaction.atomic():
        before = everything()
        client = world.clients[who]
        cookies = client.cookies.copy()
        status = getattr(client, method)(address, data or {}).status_code
        changed = everything() != before
        client.cookies = cookies
        transaction.set_rollback(True)
    return status, changed


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", ROWS)
def test_everybody_gets_exactly_what_is_theirs(world, db, name, level):
    row, address = ROWS[name], world.address(name, level)
    stamp = {"stamp": stamp_of(world.contacts[level])}
    for who in PEOPLE:
        for method, status in (("get", row.get), ("post", row.post)):
            if who in OUTSIDE:
                meant = 302
            elif status == 405 or who in row.who[level]:
                meant = status
            else:
                meant = 404
            got, changed = ask(world, who, method, address, stamp if method == "post" else None)
            assert got == meant, f"{method} {address} by {who}"
            assert not (changed and who not in row.who[level]), f"{who} changed something"
            assert not (changed and method == "get")


@pytest.mark.parametrize(
    ("name", "does"),
    [("withdraw", True), ("confirm", True), ("put_back", False), ("take_back", False), ("restore", False)],
)
def test_who_is_let_in_does_something(world, db, name, does):
    """That the matrix sees changes at all: on a contact in use, these two change something."""
    stamp = {"stamp": stamp_of(world.contacts["A"])}
    assert ask(world, "national", "post", world.address(name, "A"), stamp) == (302, does)


@pytest.mark.parametrize("level", LEVELS)
def test_only_keepers_say_that_a_contact_is_still_right(world, db, level):
    contact = world.contacts[level]
    sent = {"contact": [f"{one.pk}:{stamp_of(one)}" for one in world.contacts.values()]}
    for who in PEOPLE:
        with transaction.atomic():
            client = world.clients[who]
            cookies = client.cookies.copy()
            assert client.post(reverse("upkeep:still_right"), sent).status_code == 302
            client.cookies = cookies
            verified_by = Contact.objects.get(pk=contact.pk).verified_by
            is_keeper = who in KEEPERS[level]
            assert (verified_by == getattr(client, "person", None)) == is_keeper, who
            transaction.set_rollback(True)


NO_PLACES = ["gemeente-", "gemeente-niets", "regio-", "regio-0", "regio-99999999999", "x", "landelijk2"]


@pytest.mark.parametrize("key", NO_PLACES)
@pytest.mark.parametrize("page", ["", "nieuw/"])
def test_a_place_that_is_not_there_does_not_exist(world, db, key, page):
    assert world.clients["national"].get(f"/beheer/plaats/{key}/{page}").status_code == 404


def test_every_address_has_a_row():
    names = {
        address.name.removeprefix("upkeep:")
        for address in staff_addresses()
        if address.pattern.startswith("beheer/")
    }
    assert names == set(ROWS) | set(ELSEWHERE)
