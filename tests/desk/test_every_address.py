"""Every address of staff, asked by everybody in every way: exactly what each of them gets.

An address that has no row here must be closed to all. So a new one that opens fails this, until it has a row.
"""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from accounts.groups import ADMINISTRATOR, EDITOR, REVIEWER
from editorial.models import Editorial, InfoPage
from editorial.staff import editorial_models, prepare_desk
from guide.models import Guide
from roles.models import Role
from tests.desk.addresses import Address, staff_addresses
from tests.desk.meant import CLOSED, DIFFERENT, PEOPLE, ROWS, SENT
from tests.factories.accounts import UserFactory
from tests.factories.avoided import WordToAvoidFactory
from tests.factories.contacts import ContactFactory
from tests.factories.words import (
    ExploitationFormFactory,
    GuideFactory,
    RoleFactory,
    SignalFactory,
    TipFactory,
)
from tests.staff import at_work
from tips.models import ExploitationForm, Pitfall, Signal, Term, Tip

GROUPS = {"editor": EDITOR, "reviewer": REVIEWER, "administrator": ADMINISTRATOR}
ADDRESSES = {address.pattern: address for address in staff_addresses()}


def _guide() -> Guide:
    ContactFactory(kind__slug="soort", fallback=True)
    return GuideFactory()


MAKE = {
    Guide: _guide,
    Role: RoleFactory,
    Tip: TipFactory,
    Signal: SignalFactory,
    ExploitationForm: ExploitationFormFactory,
    Pitfall: lambda: Pitfall.objects.create(slug="valkuil", text="Ga niet zelf op onderzoek uit."),
    Term: lambda: Term.objects.create(code="mandaat", term="Mandaat", text="Wat je mag beslissen."),
    InfoPage: lambda: InfoPage.objects.create(slug="privacy", title="Privacy", body="<p>Niets.</p>"),
}


class World:
    """Everybody in a browser of their own, and words of each kind of which a change waits for review."""

    def __init__(self) -> None:
        prepare_desk()
        self.clients = {who: self._meet(who) for who in PEOPLE}
        self.keeper = self.clients["keeper"].session["_auth_user_id"]
        writer = UserFactory()
        self.values = {
            model._meta.label_lower: self._in_review(model, writer) for model in editorial_models()
        }
        self.values["editorial.wordtoavoid"] = {"pk": WordToAvoidFactory().pk}

    def _meet(self, who: str) -> Client:
        client = Client(headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
        if who != "stranger":
            person = UserFactory(is_superuser=who in ("superuser", "no second step"))
            person.groups.set(Group.objects.filter(name=GROUPS.get(who)))
            if who == "no second step":
                client.force_login(person)
            else:
                at_work(client, person)
            if who == "stopped":
                type(person).objects.filter(pk=person.pk).update(is_active=False)
        return client

    def _in_review(self, model: type[Editorial], writer) -> dict[str, object]:
        words = MAKE[model]()
        revision = words.save_revision(user=writer, changed=True)
        words.refresh_from_db()
        state = words.get_workflow().start(words, writer)
        task = state.current_task_state
        return {
            "pk": words.pk,
            "revision_id": revision.pk,
            "revision_id_a": "live",
            "revision_id_b": "latest",
            "action_name": "approve",
            "task_state_id": task.pk,
            "task_id": task.task_id,
            "workflow_state_id": state.pk,
        }

    def values_for(self, address: Address) -> dict[str, object]:
        """What stands in the gaps of this address: words of its own kind, or somebody who works here."""
        if address.gaps.startswith("account/"):
            return {"person": self.keeper}
        app_model = address.name.partition(":")[0].removeprefix("wagtailsnippets_").replace("_", ".", 1)
        return self.values.get(app_model, {})


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        made = World()
        with django_db_blocker.block():
            yield made
        transaction.set_rollback(True)


def answers(world, address: Address, method: str) -> str:
    """What each of the people gets there; whatever it does is taken back."""
    path, told = address.filled(world.values_for(address)), []
    for who in PEOPLE:
        client = world.clients[who]
        with transaction.atomic():
            cookies = client.cookies.copy()
            told.append(str(getattr(client, method)(path, SENT.get(address.name)).status_code))
            client.cookies = cookies
            transaction.set_rollback(True)
    return " ".join(told)


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_everybody_gets_exactly_what_is_meant(world, db, pattern):
    address = ADDRESSES[pattern]
    assert (answers(world, address, "get"), answers(world, address, "post")) == meant(address), address.name


def meant(address: Address) -> tuple[str, str]:
    """What the people get, by the row of this very address, or of this screen of every kind of words."""
    screen = address.name.rpartition(":")[2] if address.name.startswith("wagtailsnippets_") else address.name
    return DIFFERENT.get(address.name) or ROWS.get(screen, CLOSED)


def test_every_row_is_of_an_address_that_is_there():
    names = {address.name for address in ADDRESSES.values()}
    screens = {name.rpartition(":")[2] for name in names if name.startswith("wagtailsnippets_")}
    assert set(ROWS) <= names | screens
    assert set(DIFFERENT) | set(SENT) <= names
