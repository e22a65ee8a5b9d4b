"""Who hears of a change: those who keep the same place, the old address, and who may confirm."""

from contacts.models import Mandate
from upkeep.changes import change, withdraw
from upkeep.proposals import confirm, decline

NEW = "+31100009991"


def test_a_proposal_is_mailed_to_those_of_the_same_place(
    country, kelly, vladimir, regional, national, now, sent
):
    contact = country.contact_a
    told = sent(lambda: change(contact=contact, values={"phone": NEW}, by=kelly.person, stamp=now(contact)))
    assert set(told) == {vladimir.person.email}
    assert "Wil je dit nakijken?" in told[vladimir.person.email]


def test_without_a_colleague_the_region_is_asked_and_then_the_country(
    country, kelly, regional, national, now, sent
):
    contact = country.contact_a

    def propose(phone):
        return lambda: change(contact=contact, values={"phone": phone}, by=kelly.person, stamp=now(contact))

    assert set(sent(propose(NEW))) == {regional.person.email}
    Mandate.objects.filter(user=regional.person).delete()
    assert set(sent(propose("+31100009992"))) == {national.person.email}


def test_a_change_is_mailed_to_the_others_and_to_the_old_address(
    country, kelly, vladimir, regional, stranger, now, sent
):
    contact = country.contact_a
    proposal = change(
        contact=contact, values={"email": "nieuw@adam.example"}, by=kelly.person, stamp=now(contact)
    )
    told = sent(lambda: confirm(proposal=proposal, by=vladimir.person, stamp=now(contact)))
    assert set(told) == {kelly.person.email, "oud@adam.example"}
    told = sent(lambda: withdraw(contact=contact, by=kelly.person, stamp=now(contact)))
    assert set(told) == {vladimir.person.email, "nieuw@adam.example"}


def test_who_proposed_hears_that_it_was_declined_and_why(country, kelly, vladimir, now, sent, mailoutbox):
    contact = country.contact_a
    proposal = change(contact=contact, values={"phone": NEW}, by=kelly.person, stamp=now(contact))
    told = sent(
        lambda: decline(proposal=proposal, by=vladimir.person, stamp=now(contact), answer="Neemt niemand op.")
    )
    assert set(told) == {kelly.person.email}
    assert "Neemt niemand op." in mailoutbox[0].body
    assert "&" not in mailoutbox[0].body
