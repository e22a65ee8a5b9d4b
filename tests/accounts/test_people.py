"""A Beheerder invites, changes and stops people; to anybody else these pages do not exist."""

import csv
import io
import re

import pytest
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.test import Client

from accounts import audit
from accounts.audit_pages import harmless
from accounts.groups import ADMINISTRATOR, EDITOR, REVIEWER
from accounts.models import AuditEntry, Invitation, User
from tests.accounts.signing_in import SIGN_IN, is_in, sign_in
from tests.staff import at_work

pytestmark = pytest.mark.django_db

PEOPLE, LOG, EXPORT = "/account/medewerkers/", "/account/logboek/", "/account/logboek/logboek.csv"


@pytest.fixture
def kelly(make_person):
    return make_person("kelly@example.org", [ADMINISTRATOR])


@pytest.fixture
def michael(make_person):
    return make_person("michael@example.org", [EDITOR])


@pytest.fixture
def desk(browser_client, kelly):
    return at_work(browser_client, kelly)


def last():
    entry = AuditEntry.objects.first()
    return entry.action, entry.actor, entry.about


def addresses(person, invitation):
    one, asked = f"{PEOPLE}{person.pk}/", f"/account/uitnodigingen/{invitation.pk}/"
    get = [PEOPLE, one, LOG]
    post = [PEOPLE, one, f"{one}stoppen/", f"{one}herstellen/", f"{one}tweede-stap/"]
    post += [f"{asked}opnieuw/", f"{asked}intrekken/", EXPORT]
    return get, post


@pytest.mark.parametrize("groups", [(), [EDITOR], [REVIEWER], [EDITOR, REVIEWER]])
def test_for_others_there_is_no_such_page(browser_client, make_person, kelly, groups):
    invitation = Invitation.objects.invite("nieuw@example.org", [], by=kelly)
    at_work(browser_client, make_person("vladimir@example.org", groups))
    get, post = addresses(kelly, invitation)
    assert {browser_client.get(address).status_code for address in get} == {404}
    assert {browser_client.post(address, {"groups": [ADMINISTRATOR]}).status_code for address in post} == {
        404
    }
    kelly.refresh_from_db()
    assert kelly.is_active
    told = list(AuditEntry.objects.values_list("action", "actor"))
    assert told == [("page-refused", "vladimir@example.org")] * len([*get, *post])
    assert "drop_factors" in AuditEntry.objects.values_list("about", flat=True)


def test_for_a_beheerder_there_is(desk, michael):
    get, _ = addresses(michael, Invitation.objects.invite("nieuw@example.org", [], by=None))
    assert {desk.get(address).status_code for address in get} == {200}


def test_nothing_happens_by_only_looking(desk, michael):
    _, post = addresses(michael, Invitation.objects.invite("nieuw@example.org", [], by=None))
    assert {desk.get(address).status_code for address in post[2:]} == {405}


def test_people_are_listed_with_what_they_may_do_and_what_they_lack(desk, michael, make_person):
    make_person("vladimir@example.org", [REVIEWER], app=False)
    michael.deactivate()
    page = desk.get(PEOPLE).content.decode()
    assert re.search(r"vladimir@example.org\s+(&middot;|·)\s+Eindredacteur", page)
    assert page.count("nog geen tweede stap") == 1
    assert page.count("gestopt") == 1


def test_inviting_is_written_down(desk):
    desk.post(PEOPLE, {"email": "nieuw@example.org", "groups": [REVIEWER]})
    assert last() == ("invited", "kelly@example.org", "nieuw@example.org")
    assert AuditEntry.objects.first().detail == REVIEWER
    assert Invitation.objects.get().invited_by.email == "kelly@example.org"


@pytest.mark.parametrize("email", ["michael@example.org", "MICHAEL@example.org", "geen adres", ""])
def test_who_is_here_is_not_invited(desk, michael, mailoutbox, email):
    page = desk.post(PEOPLE, {"email": email})
    assert page.context["form"].errors["email"]
    assert not Invitation.objects.exists()
    assert not mailoutbox


def test_a_group_nobody_knows_is_refused(desk):
    assert (
        desk.post(PEOPLE, {"email": "a@example.org", "groups": ["Eigenaar"]}).context["form"].errors["groups"]
    )


def test_an_invitation_is_sent_again_and_withdrawn(desk, mailoutbox):
    invitation = Invitation.objects.invite("nieuw@example.org", [EDITOR], by=None)
    before = invitation.token
    desk.post(f"/account/uitnodigingen/{invitation.pk}/opnieuw/")
    invitation.refresh_from_db()
    assert last()[0] == "invitation-sent-again"
    assert Invitation.objects.for_token(before) is None
    assert Invitation.objects.for_token(invitation.token) == invitation
    sent = re.search(r"code=(\S+)", mailoutbox[0].body).group(1)
    assert Invitation.objects.for_token(sent) == invitation
    desk.post(f"/account/uitnodigingen/{invitation.pk}/intrekken/")
    assert last() == ("invitation-withdrawn", "kelly@example.org", "nieuw@example.org")
    assert Invitation.objects.for_token(invitation.token) is None
    assert desk.post(f"/account/uitnodigingen/{invitation.pk}/opnieuw/").status_code == 404


def test_groups_are_changed_and_others_stay(desk, michael):
    call_command("demo_accounts", if_debug=True)
    desk.post(f"{PEOPLE}{michael.pk}/", {"groups": [REVIEWER]})
    assert User.objects.get(pk=michael.pk).staff_groups == [REVIEWER]
    assert last() == ("groups-changed", "kelly@example.org", "michael@example.org")
    assert AuditEntry.objects.first().detail == "Redacteur > Eindredacteur"


def test_who_is_stopped_is_out_at_once_everywhere(desk, michael):
    phone = Client(headers={"Sec-Fetch-Site": "same-origin"})
    sign_in(phone, michael.email)
    assert is_in(phone)
    assert UserSession.objects.filter(user=michael).count() == 1
    key = phone.session.session_key
    desk.post(f"{PEOPLE}{michael.pk}/stoppen/")
    assert last() == ("deactivated", "kelly@example.org", "michael@example.org")
    assert not UserSession.objects.filter(user=michael).exists()
    assert not phone.session.exists(key)
    assert phone.get("/account/").url.startswith(SIGN_IN)


def test_who_was_made_inactive_elsewhere_is_out_on_the_next_request(browser_client, michael):
    sign_in(browser_client, michael.email)
    User.objects.filter(pk=michael.pk).update(is_active=False)
    assert not is_in(browser_client)


def test_who_comes_back_signs_in_as_before(desk, michael):
    michael.deactivate()
    desk.post(f"{PEOPLE}{michael.pk}/herstellen/")
    assert last()[0] == "reactivated"
    browser = Client(headers={"Sec-Fetch-Site": "same-origin"})
    sign_in(browser, michael.email)
    assert is_in(browser)


def test_who_lost_phone_and_codes_sets_up_anew(desk, michael):
    phone = at_work(Client(), michael)
    desk.post(f"{PEOPLE}{michael.pk}/tweede-stap/")
    assert last()[0] == "factors-dropped"
    assert not User.objects.get(pk=michael.pk).has_factor
    assert not is_in(phone)


def test_a_wiped_second_step_is_told_to_who_it_was_and_the_other_beheerders(
    desk, michael, make_person, mailoutbox
):
    make_person("vladimir@example.org", [ADMINISTRATOR])
    make_person("weg@example.org", [ADMINISTRATOR], is_active=False)
    desk.post(f"{PEOPLE}{michael.pk}/tweede-stap/")
    told, others = mailoutbox
    assert (told.to, others.to) == ([michael.email], ["vladimir@example.org"])
    assert "Vroeg je hier niet om?" in told.body
    assert "kelly@example.org heeft de tweede stap gewist van michael@example.org" in others.body


def test_ones_own_factor_is_not_dropped_here(desk, kelly):
    assert desk.post(f"{PEOPLE}{kelly.pk}/tweede-stap/").status_code == 404


@pytest.mark.parametrize("act", ["stoppen/", ""])
def test_the_last_beheerder_stays(desk, kelly, make_person, act):
    make_person("weg@example.org", [ADMINISTRATOR], is_active=False)
    make_person("demo@voorbeeld.test", [ADMINISTRATOR])  # cannot sign in outside a machine of one's own
    page = desk.post(f"{PEOPLE}{kelly.pk}/{act}", {"groups": [EDITOR]}, follow=True)
    assert "er moet altijd een beheerder zijn" in page.content.decode()
    kelly = User.objects.get(pk=kelly.pk)
    assert (kelly.is_active, kelly.staff_groups) == (True, [ADMINISTRATOR])
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("act", ["stoppen/", ""])
def test_one_of_two_beheerders_may_go(desk, kelly, make_person, act):
    make_person("vladimir@example.org", [ADMINISTRATOR])
    desk.post(f"{PEOPLE}{kelly.pk}/{act}", {"groups": [EDITOR]})
    kelly = User.objects.get(pk=kelly.pk)
    assert not (kelly.is_active and kelly.is_administrator)


@pytest.mark.parametrize("act", ["stoppen/", ""])
def test_who_is_no_beheerder_any_more_lets_nobody_in(desk, kelly, make_person, act):
    vladimir = make_person("vladimir@example.org", [ADMINISTRATOR])
    theirs = Invitation.objects.invite("vriend@example.org", [ADMINISTRATOR], by=vladimir)
    ours = Invitation.objects.invite("nieuw@example.org", [EDITOR], by=kelly)
    came = Invitation.objects.invite("kwam@example.org", [EDITOR], by=vladimir)
    came.accept(first_name="A", last_name="B", password="een zin die niemand raadt")  # noqa: S106  # nobody's
    desk.post(f"{PEOPLE}{vladimir.pk}/{act}", {"groups": [EDITOR]})
    assert Invitation.objects.for_token(theirs.token) is None
    assert Invitation.objects.for_token(ours.token) == ours
    told = AuditEntry.objects.filter(action="invitation-withdrawn", actor=kelly.email)
    assert [entry.about for entry in told] == ["vriend@example.org"]


def test_who_stays_beheerder_keeps_what_is_open(desk, kelly):
    ours = Invitation.objects.invite("nieuw@example.org", [EDITOR], by=kelly)
    desk.post(f"{PEOPLE}{kelly.pk}/", {"groups": [ADMINISTRATOR, EDITOR]})
    assert Invitation.objects.for_token(ours.token) == ours


def entries(page):
    return [entry.about for entry in page.context["page"]]


@pytest.fixture
def log(desk, kelly, michael):
    audit.record(audit.INVITED, actor=kelly, about="een@example.org")
    audit.record(audit.SIGNED_IN, actor=michael, about="twee@example.org")
    audit.record(audit.GROUPS_CHANGED, actor=None, about="michael@example.org", detail="=1+1")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["michael@example.org", "twee@example.org", "een@example.org"]),
        ({"wat": "invited"}, ["een@example.org"]),
        ({"wie": "Michael@"}, ["michael@example.org", "twee@example.org"]),
        ({"van": "2020-01-01", "tot": "2020-12-31"}, []),
        ({"van": "2020-01-01"}, ["michael@example.org", "twee@example.org", "een@example.org"]),
        ({"tot": "2020-01-01"}, []),
        ({"van": "nooit"}, []),
    ],
)
def test_the_log_is_searched(desk, log, asked, found):
    assert entries(desk.get(LOG, asked)) == found


@pytest.mark.parametrize("field", ["van", "tot"])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1999-12-31", "3000-01-01"])
def test_a_day_too_far_away_is_told_at_its_field(desk, log, field, day):
    page = desk.get(LOG, {field: day})
    assert page.context["form"].errors[field] == ["Kies een jaar van 2000 tot en met 2999."]
    assert entries(page) == []
    assert desk.post(f"{EXPORT}?{field}={day}").url == LOG


@pytest.mark.parametrize("day", ["2000-01-01", "2999-12-31"])
def test_the_outermost_days_are_searched(desk, log, day):
    assert desk.get(LOG, {"van": day, "tot": day}).status_code == 200


def test_today_is_in_until_today(desk, log, monkeypatch):
    today = AuditEntry.objects.first().at.astimezone().date().isoformat()
    assert len(entries(desk.get(LOG, {"van": today, "tot": today}))) == 3


def test_a_long_log_comes_in_pages_that_keep_the_question(desk, kelly):
    for number in range(60):
        audit.record(audit.INVITED, actor=kelly, about=f"{number}@example.org")
    audit.record(audit.SIGNED_IN, actor=kelly)
    page = desk.get(LOG, {"wat": "invited"})
    assert len(entries(page)) == 50
    assert "?wat=invited&amp;pagina=2" in page.content.decode()
    second = entries(desk.get(LOG, {"wat": "invited", "pagina": 2}))
    assert second == [f"{number}@example.org" for number in range(9, -1, -1)]


def test_an_action_reads_as_words(desk, log):
    assert "Groepen veranderd" in desk.get(LOG).content.decode()


def test_the_log_leaves_as_a_file_that_says_so_itself(desk, log):
    response = desk.post(f"{EXPORT}?wat=groups-changed")
    rows = list(csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig")), delimiter=";"))
    assert [row[2] for row in rows] == ["wat", "Groepen veranderd"]
    assert rows[1][5] == "'=1+1"
    assert last() == ("log-exported", "kelly@example.org", "")
    assert AuditEntry.objects.first().detail == "wat=groups-changed"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "\0=", "|x"])
def test_no_cell_is_a_formula(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Redacteur", "1=1", "kelly@example.org", "a-b"])
def test_a_plain_cell_stays_as_it_is(text):
    assert harmless(text) == text
