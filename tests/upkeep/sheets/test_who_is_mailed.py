"""A whole sheet is one mail to each person, however many contacts it is about."""

from tests.factories.contacts import ContactFactory
from tests.upkeep.sheets.making import csv_of
from tests.upkeep.sheets.test_writing import read_in
from upkeep.sheets.mail import MOST_NAMED
from upkeep.sheets.reading import read
from upkeep.sheets.writing import keep_plan, write


def test_colleagues_get_one_mail_and_the_old_address_one(
    country, kelly, vladimir, regional, stranger, sent, mailoutbox
):
    others = [
        ContactFactory(kind=country.kind, municipality=country.a, email="oud@adam.example") for _ in "123"
    ]
    contacts = [country.contact_a, *others]
    rows = [[contact.pk, "Iemand", f"010 000 91 {number}0"] for number, contact in enumerate(contacts)]
    told = sent(lambda: read_in(kelly, ["nummer", "naam", "telefoon"], *rows))
    assert set(told) == {vladimir.person.email, "oud@adam.example"}
    assert len(mailoutbox) == 2
    body = next(mail.body for mail in mailoutbox if mail.to == [vladimir.person.email])
    assert body.count(contacts[0].organisation) == 2  # it was changed, and waits for a second person
    assert "&" not in body


def test_without_a_colleague_the_region_is_asked_to_confirm(country, kelly, regional, national, sent):
    told = sent(lambda: read_in(kelly, ["nummer", "telefoon"], [country.contact_a.pk, "010 000 91 00"]))
    assert set(told) == {regional.person.email}


def test_a_long_list_is_counted(country, kelly, vladimir, sent, mailoutbox):
    contacts = [ContactFactory(kind=country.kind, municipality=country.a) for _ in range(MOST_NAMED + 5)]
    sent(lambda: read_in(kelly, ["nummer", "naam"], *[[contact.pk, "X"] for contact in contacts]))
    assert "en nog 5 andere" in mailoutbox[0].body


def test_who_is_not_heard_out_mails_nobody(country, kelly, vladimir, sent):
    sheet = read(csv_of(["nummer", "naam"], [country.contact_a.pk, "X"]))
    plan = keep_plan(sheet=sheet, file_name="a.csv", by=kelly.person)

    def stop():
        steps = write(plan=plan, by=kelly.person)
        next(steps)
        steps.close()

    assert sent(stop) == {}
