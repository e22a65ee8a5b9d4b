"""An invitation brings the mandate along, and none is lost, revived or sent too often."""

from datetime import timedelta

from django.utils import timezone
from django.utils.timezone import localdate

from accounts.groups import EDITOR
from accounts.models import AuditEntry, Invitation
from contacts.models import Mandate
from tests.factories.accounts import UserFactory
from upkeep.mandates import MOST_A_DAY, give

PEOPLE = "/beheer/mensen/"
NEW = "nieuw@example.org"
TODAY = localdate


def last():
    entry = AuditEntry.objects.first()
    return entry.action, entry.actor, entry.about


def test_a_second_invitation_takes_all_that_hung_on_the_first(country, regional, national, beheerder, ask):
    ask(regional)
    first = Invitation.objects.open().get()
    ask(national, place="Bedam")
    second = Invitation.objects.open().get()
    assert second != first
    beheerder.post("/account/medewerkers/", {"email": NEW, "groups": [EDITOR]})
    third = Invitation.objects.open().get()
    assert set(third.mandates.values_list("municipality__name", flat=True)) == {"Adam", "Bedam"}
    user = third.accept(first_name="N", last_name="N", password="x")  # noqa: S106
    assert set(Mandate.objects.held_by(user)) == set(Mandate.objects.of_address(NEW))


def test_groups_that_only_a_beheerder_gives_are_not_lost_nor_passed_on(country, regional, beheerder, ask):
    invitation = Invitation.objects.invite(NEW, [EDITOR], by=None)
    ask(regional)
    assert Invitation.objects.open().get() == invitation
    assert invitation.mandates.get().municipality == country.a
    told = regional.post(f"{PEOPLE}{invitation.mandates.get().pk}/opnieuw/", follow=True).content.decode()
    assert "Vraag een Beheerder om haar opnieuw te sturen" in told
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=8))
    give(email=NEW, place=country.b, ends_on=None, by=beheerder.person)
    fresh = Invitation.objects.open().get()
    assert fresh != invitation
    assert not fresh.groups.exists()  # a link that ran out does not bring groups back to life
    assert fresh.mandates.count() == 2


def test_a_new_link_is_sent_and_the_one_before_stops_working(country, regional, ask, mailoutbox):
    ask(regional)
    old = Invitation.objects.get().token
    mailoutbox.clear()
    mandate = Mandate.objects.get(municipality=country.a)
    told = regional.post(f"{PEOPLE}{mandate.pk}/opnieuw/", follow=True).content.decode()
    assert "is uitgenodigd om de contacten van Adam" in told
    assert Invitation.objects.for_token(old) is None
    assert [mail.to for mail in mailoutbox] == [[NEW]]
    assert last()[0] == "invitation-sent-again"
    Invitation.objects.get().accept(first_name="N", last_name="N", password="x")  # noqa: S106
    told = regional.post(f"{PEOPLE}{mandate.pk}/opnieuw/", follow=True).content.decode()
    assert "wacht niet meer" in told


def test_a_mail_that_cannot_be_sent_is_told_and_the_invitation_waits(country, regional, ask, monkeypatch):
    def fail(*_args, **_kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", fail)
    assert "kon niet worden verstuurd" in ask(regional)
    assert Invitation.objects.open().get().mandates.exists()


def test_nobody_but_a_beheerder_sends_more_than_twenty_a_day(country, regional, beheerder, ask):
    for number in range(MOST_A_DAY - 1):
        give(email=f"n{number}@example.org", place=country.a, ends_on=None, by=regional.person)
    ask(regional)
    mandate = Mandate.objects.of_address(NEW).get()
    told = regional.post(f"{PEOPLE}{mandate.pk}/opnieuw/", follow=True).content.decode()
    assert "al 20 uitnodigingen" in told
    told = ask(regional, "nog@example.org")
    assert "Ga morgen verder, of vraag een Beheerder." in told
    assert not Invitation.objects.filter(email="nog@example.org").exists()
    UserFactory(email="hier@example.org")
    assert "houdt nu de contacten" in ask(regional, "hier@example.org")  # nobody is invited
    for number in range(MOST_A_DAY + 1):
        give(email=f"b{number}@example.org", place=country.a, ends_on=None, by=beheerder.person)
