"""What happened to a contact, in plain words, and putting it back."""

import pytest

from contacts.models import Contact
from upkeep.changes import change, verify, withdraw
from upkeep.models import Proposal
from upkeep.proposals import confirm, decline
from upkeep.story import events_of

NEW = "+31100009991"


@pytest.fixture
def contact(country):
    return country.contact_a


def story(contact):
    return [
        (event.what, event.who, [(change.label, change.before, change.after) for change in event.changes])
        for event in events_of(contact)
    ]


def test_each_change_tells_who_and_from_what_to_what(contact, kelly, vladimir, now):
    old = contact.phone_in_dutch_notation
    change(contact=contact, values={"hours": "12345 09:00-17:00"}, by=kelly.person, stamp=now(contact))
    proposal = change(contact=contact, values={"phone": NEW}, by=kelly.person, stamp=now(contact))
    confirm(proposal=proposal, by=vladimir.person, stamp=now(contact))
    verify(contact=contact, by=kelly.person, stamp=now(contact))
    withdraw(contact=contact, by=kelly.person, stamp=now(contact))
    told = story(contact)
    hours = "maandag tot en met vrijdag van 9.00 tot 17.00 uur"
    assert ("Veranderd", "Kelly Voorbeeld", [("openingstijden", "", hours)]) in told
    assert ("Voorgesteld", "Kelly Voorbeeld", [("telefoon", "", "010 000 99 91")]) in told
    assert ("Voorstel bevestigd", "Vladimir Voorbeeld", []) in told
    changed = next(changes for what, who, changes in told if who == "Vladimir Voorbeeld" and changes)
    assert ("telefoon", old, "010 000 99 91") in changed
    assert told[0] == ("Ingetrokken", "Kelly Voorbeeld", [("in gebruik", "ja", "nee")])
    assert told[-1][0] == "Toegevoegd"


def test_a_check_that_changes_nothing_else_is_told_too(contact, kelly, now):
    for _time in range(2):
        verify(contact=contact, by=kelly.person, stamp=now(contact))
    assert [what for what, _who, _changes in story(contact)[:2]] == ["Nagekeken: alles klopte nog"] * 2


def test_why_somebody_declined_is_told(contact, kelly, vladimir, now):
    proposal = change(
        contact=contact, values={"phone": NEW}, by=kelly.person, stamp=now(contact), reason="Zo"
    )
    decline(proposal=proposal, by=vladimir.person, stamp=now(contact), answer="Neemt niemand op.")
    notes = {event.what: event.note for event in events_of(contact) if event.note}
    assert notes == {"Voorgesteld": "Zo", "Voorstel afgewezen": "Neemt niemand op."}


def test_an_earlier_version_comes_back_as_a_proposal(contact, kelly, vladimir, now, client):
    old = contact.phone
    proposal = change(
        contact=contact, values={"phone": NEW, "name": "Anders"}, by=kelly.person, stamp=now(contact)
    )
    confirm(proposal=proposal, by=vladimir.person, stamp=now(contact))
    page = kelly.get(f"/beheer/contact/{contact.pk}/geschiedenis/")
    first = min(event.version for event in page.context["events"] if event.version)
    address = f"/beheer/contact/{contact.pk}/geschiedenis/{first}/"
    done = kelly.post(address, {"stamp": page.context["card"].stamp}, follow=True)
    assert "wacht op een tweede persoon" in str(next(iter(done.context["messages"])))
    fresh = Contact.objects.get(pk=contact.pk)
    assert (fresh.name, fresh.phone) == ("", NEW)
    assert Proposal.objects.waiting().get().phone == old


def test_the_version_of_another_contact_does_not_exist(country, contact, kelly, now):
    other = country.contact_b.history.latest().history_id
    address = f"/beheer/contact/{contact.pk}/geschiedenis/{other}/"
    assert kelly.post(address, {"stamp": now(contact)}).status_code == 404


def test_who_only_sees_a_contact_sees_its_history_without_buttons(country, contact, regional):
    page = regional.get(f"/beheer/contact/{contact.pk}/geschiedenis/")
    assert page.status_code == 200
    assert "Zet terug" not in page.text
