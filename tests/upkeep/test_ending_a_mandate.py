"""A mandate ends at once, and nobody comes in any more on the word of who lost it."""

from datetime import timedelta

from django.utils.timezone import localdate

from accounts.groups import EDITOR
from accounts.models import AuditEntry, Invitation, User
from contacts.models import Contact, Mandate
from tests.factories.contacts import MandateFactory
from upkeep.mandates import end

PEOPLE = "/beheer/mensen/"
NEW = "nieuw@example.org"
TODAY = localdate


def last():
    entry = AuditEntry.objects.first()
    return entry.action, entry.actor, entry.about


def test_stopping_is_asked_first_and_then_at_once(
    country, regional, kelly, mailoutbox, django_capture_on_commit_callbacks
):
    mandate = Mandate.objects.get(user=kelly.person)
    address = f"{PEOPLE}{mandate.pk}/stoppen/"
    page = regional.get(address).content.decode()
    assert f"{kelly.person.email} houdt dan de contacten van Adam niet meer bij." in page
    assert "Daarna houdt niemand deze plaats bij." in page
    assert not Mandate.objects.get(pk=mandate.pk).has_ended
    with django_capture_on_commit_callbacks(execute=True):
        assert regional.post(address).url == PEOPLE
    assert Mandate.objects.get(pk=mandate.pk).ends_on == TODAY() - timedelta(days=1)
    assert not Contact.objects.editable_by(kelly.person).exists()
    assert last() == ("mandate-ended", regional.person.email, f"{kelly.person.email}: Adam")
    assert [mail.to for mail in mailoutbox] == [[kelly.person.email]]
    assert "Rian Voorbeeld heeft je mandaat gestopt" in mailoutbox[0].body
    assert regional.post(address).status_code == 404


def test_stopping_twice_is_once(country, regional, kelly):
    mandate = Mandate.objects.get(user=kelly.person)
    for _ in range(2):
        end(mandate=mandate, by=regional.person)
    assert AuditEntry.objects.filter(action="mandate-ended").count() == 1


def test_an_invitation_that_is_for_nothing_any_more_is_withdrawn(country, national, ask):
    ask(national)
    ask(national, place="Bedam")
    for place, is_open in ((country.a, True), (country.b, False)):
        end(mandate=Mandate.objects.get(municipality=place), by=national.person)
        assert Invitation.objects.open().exists() is is_open
    assert last()[::2] == ("invitation-withdrawn", NEW)


def test_an_invitation_with_groups_stays(country, regional):
    invitation = Invitation.objects.invite(NEW, [EDITOR], by=None)
    mandate = MandateFactory(user=None, invitation=invitation, municipality=country.a)
    end(mandate=mandate, by=regional.person)
    assert Invitation.objects.open().get() == invitation


def test_nobody_comes_in_on_the_word_of_who_no_longer_keeps_the_region(country, regional, beheerder, ask):
    MandateFactory(user=regional.person, region=country.region_b)
    ask(regional)
    ask(regional, "ander@example.org", "Bedam")
    own = Mandate.objects.get(user=regional.person, region=country.region_a)
    end(mandate=own, by=beheerder.person)
    assert [one.email for one in Invitation.objects.open()] == ["ander@example.org"]
    regional.person.deactivate()
    assert not Invitation.objects.open().exists()


def test_a_beheerder_who_keeps_nothing_any_more_still_invites(country, beheerder, ask):
    own = MandateFactory(user=beheerder.person)
    ask(beheerder, place="heel Nederland")
    end(mandate=own, by=beheerder.person)
    assert Invitation.objects.open().exists()


def test_new_groups_for_who_keeps_a_region_withdraw_no_invitation(country, regional, ask):
    ask(regional)
    User.objects.get(pk=regional.person.pk).put_in_groups([EDITOR])
    assert Invitation.objects.open().exists()


def test_who_ends_their_own_last_mandate_is_warned(country, beheerder, kelly):
    own = MandateFactory(user=beheerder.person, municipality=country.a)
    warning = "Dit is je eigen laatste mandaat."
    page = beheerder.get(f"{PEOPLE}{own.pk}/stoppen/").content.decode()
    assert warning in page
    assert "Daarna houdt niemand" not in page  # Kelly does
    other = MandateFactory(user=beheerder.person, municipality=country.b)
    assert warning not in beheerder.get(f"{PEOPLE}{own.pk}/stoppen/").content.decode()
    end(mandate=other, by=beheerder.person)
    hers = Mandate.objects.get(user=kelly.person)
    assert warning not in beheerder.get(f"{PEOPLE}{hers.pk}/stoppen/").content.decode()
