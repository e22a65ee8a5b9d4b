"""Whatever somebody types about a contact, who looks at it sees words and runs nothing."""

import pytest
from django.urls import reverse

from contacts.models import Contact
from tests.desk_safety.payloads import PAYLOADS
from tests.desk_safety.trespass import trespasses
from upkeep.changes import change
from upkeep.models import Proposal
from upkeep.places import key_of
from upkeep.proposals import decline

WORDS = ("organisation", "name", "phone_note", "hours_note", "languages", "for_whom", "source_note")


@pytest.fixture
def planted(country, kelly, vladimir, now):
    """Every payload in every field of words of contact A, one after another, and in the words around it."""
    contact = country.contact_a

    def plant(payload):
        kelly.person.first_name = payload
        kelly.person.save()
        values = {**dict.fromkeys(WORDS, payload), "email": "nieuw@adam.example"}
        proposal = change(contact=contact, values=values, by=kelly.person, stamp=now(contact), reason=payload)
        decline(proposal=proposal, by=vladimir.person, stamp=now(contact), answer=payload)
        return change(contact=contact, values=values, by=kelly.person, stamp=now(contact), reason=payload)

    return plant


@pytest.mark.parametrize("payload", PAYLOADS, ids=str)
def test_on_no_page_does_it_become_more_than_words(country, planted, national, client, payload):
    proposal, contact = planted(payload), country.contact_a
    pages = [
        "/beheer/",
        reverse("upkeep:place", args=[key_of(country.a)]),
        reverse("upkeep:contact", args=[contact.pk]),
        reverse("upkeep:withdraw", args=[contact.pk]),
        reverse("upkeep:history", args=[contact.pk]),
        reverse("upkeep:proposal", args=[proposal.pk]),
    ]
    for address in pages:
        page = national.get(address, follow=True)
        assert page.status_code == 200
        assert trespasses(page.content.decode()) == [], address
    assert trespasses(client.get("/contact/adam/").content.decode()) == []


def test_a_mail_has_one_subject_whatever_an_organisation_is_called(country, kelly, vladimir, now, sent):
    contact = country.contact_a
    name = "Steunpunt\r\nBcc: iemand@example.org"
    Contact.objects.filter(pk=contact.pk).update(organisation=name)
    told = sent(
        lambda: change(contact=contact, values={"name": "Sanne"}, by=kelly.person, stamp=now(contact))
    )
    assert set(told) == {vladimir.person.email, contact.email}
    assert not Proposal.objects.exists()
