"""The pages of staff are valid HTML, with nothing inline, in Dutch, and each says which page it is."""

import re
import subprocess

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from lxml import html

from accounts import audit
from accounts.groups import ADMINISTRATOR
from accounts.models import Invitation
from tests.accounts.conftest import PASSWORD
from tests.accounts.signing_in import CODE, give_password
from tests.everything.test_valid_html import CHECKER, FRONTEND, NODE
from tests.staff import at_work

pytestmark = pytest.mark.django_db

OWN = ["", "medewerkers/", "logboek/", "e-mailadres/", "wachtwoord/", "sessies/", "uitloggen/", "bevestigen/"]
STEP = [
    "",
    "bevestigen/",
    "app/weghalen/",
    "herstelcodes/",
    "herstelcodes/nieuw/",
    "passkeys/",
    "passkeys/nieuw/",
]
ENGLISH = re.compile(r"\b(password|sign in|your|code is|enter|please|security key)\b", re.IGNORECASE)


def a_browser():
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


@pytest.fixture
def pages(make_person, mailoutbox):
    """Every page, by a name for it."""
    kelly = make_person(groups=[ADMINISTRATOR])
    michael = make_person("michael@example.org", app=False)
    RecoveryCodes.activate(kelly)
    Invitation.objects.invite("nieuw@example.org", [ADMINISTRATOR], by=kelly)
    for number in range(60):
        audit.record(audit.INVITED, actor=kelly, about=f"{number}@example.org")
    desk = at_work(a_browser(), kelly)
    desk.post("/account/bevestigen/", {"password": PASSWORD})
    paths = [*OWN, f"medewerkers/{michael.pk}/", *(f"tweede-stap/{path}" for path in STEP)]
    found = {path: desk.get(f"/account/{path}") for path in paths}
    found["refused invitation"] = desk.post("/account/medewerkers/", {"email": "geen adres"})
    found["last one"] = desk.post(f"/account/medewerkers/{kelly.pk}/stoppen/", follow=True)

    stranger = a_browser()
    found["sign in"] = stranger.get("/account/inloggen/")
    found["refused"] = give_password(stranger, "kelly@example.org", "verkeerd")
    found["forgot"] = stranger.get("/account/wachtwoord/vergeten/")
    asked = {"email": "x@example.org"}
    found["code for password"] = stranger.post("/account/wachtwoord/vergeten/", asked, follow=True)
    found["over"] = stranger.get("/account/uitnodiging/aannemen/")
    found["changed"] = stranger.get("/account/wachtwoord/klaar/")
    give_password(stranger)
    found["code"] = stranger.get(CODE)

    beginner = a_browser()
    give_password(beginner, michael.email)
    beginner.post("/account/bevestigen/", {"password": PASSWORD})
    found["first"] = beginner.get("/account/tweede-stap/instellen/")
    found["app"] = beginner.get("/account/tweede-stap/app/")
    return found


def test_they_are_valid_dutch_and_have_nothing_inline(pages, tmp_path):
    folder, found = tmp_path / "pages", tmp_path / "found.txt"
    folder.mkdir()
    for number, (name, response) in enumerate(pages.items()):
        assert response.status_code == (410 if name == "over" else 200), name
        page = html.fromstring(response.content)
        assert not page.xpath(
            "//style | //script[not(@src)] | //*[@style] | //*[starts-with(name(@*), 'on')]"
        ), name
        heading = " ".join(page.findtext(".//h1").split())
        assert " ".join(page.findtext(".//title").split()).startswith(f"{heading} |"), name
        assert not ENGLISH.search(page.find(".//main").text_content()), name
        (folder / f"{number}.html").write_bytes(response.content)
    rules = ["--config", FRONTEND / ".htmlvalidate.json", "--max-warnings=0"]
    checked = subprocess.run([NODE, CHECKER, *rules, f"--formatter=text={found}", folder], check=False)
    assert checked.returncode == 0, found.read_text(encoding="utf-8")


def test_the_mails_are_in_dutch(make_person, mailoutbox, at_once):
    kelly = make_person(groups=[ADMINISTRATOR])
    michael = make_person("michael@example.org")
    make_person("vladimir@example.org", groups=[ADMINISTRATOR])
    desk = at_work(a_browser(), kelly)
    desk.post("/account/medewerkers/", {"email": "nieuw@example.org"})
    desk.post(f"/account/medewerkers/{michael.pk}/tweede-stap/")
    desk.post("/account/bevestigen/", {"password": PASSWORD})
    desk.post("/account/tweede-stap/herstelcodes/nieuw/")
    desk.post("/account/e-mailadres/", {"email": "anders@example.org", "action_add": "x"})
    a_browser().post("/account/wachtwoord/vergeten/", {"email": kelly.email})
    assert len(mailoutbox) == 6
    for mail in mailoutbox:
        assert mail.body.startswith("Hallo,"), mail.subject
        assert not ENGLISH.search(mail.subject + mail.body), mail.subject
