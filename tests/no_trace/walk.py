"""What the visitor of these tests does, and what is looked at while the browser is still open."""

import re
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.no_trace.markers import SENT, TYPED

FIELD = "form[data-place]:visible input[name=place]"
KEPT = """async cookies => ({
  cookies,
  localStorage: localStorage.length,
  sessionStorage: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": [], "localStorage": 0, "sessionStorage": 0, "databases": 0, "caches": 0, "workers": 0}


@dataclass(frozen=True, slots=True)
class Sent:
    """One request, as it went over the line."""

    method: str
    url: str
    headers: str
    body: str


class Visitor:
    """Somebody with one tab, who comes from another site by an address that tells something."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.pages[0]
        self.address = address
        self.requests: list[Request] = []
        context.on("request", self.note)

    def note(self, request: Request) -> None:
        """Remember a request."""
        self.requests.append(request)

    def come(self) -> None:
        """Open the home page, and on the way a page that is not there."""
        telling = f"?van={SENT['query']}"
        for path, status in (("/nergens/", 404), ("/", 200)):
            answer = self.page.goto(
                f"{self.address}{path}{telling}", referer=f"https://{SENT['referrer']}.example/zoek"
            )
            assert answer.status == status

    def walk_to_an_advice(self) -> list[str]:
        """Choose a role and answer the questions; the title at each of them and at the advice."""
        self.page.get_by_role("link", name="Start: wat kan ik doen?").click()
        self.page.get_by_role("link", name="Docent", exact=True).click()
        titles = []
        for answer in ("Nee", "Iemand van 18 jaar of ouder", "Diegene heeft mij iets verteld"):
            self.page.get_by_role("link", name=answer).and_(self.page.locator(":visible")).first.click()
            titles.append(self.page.title())
        expect(self.page.locator(".step--outcome:visible")).to_have_count(1)
        return [*titles, self.page.title()]

    def type_notes(self) -> int:
        """Write in every large field there is, and tell how many there are."""
        notes = self.page.locator("textarea:visible").all()
        for note in notes:
            note.fill(TYPED["note"])
        return len(notes)

    def type_place(self, place: str) -> None:
        """Look up a place with the field in sight."""
        self.page.locator(FIELD).fill(place)
        self.page.locator("form[data-place]:visible button[type=submit]").click()

    def look_up_places(self) -> None:
        """First a name that nobody knows, then one that is asked back, then one that is found."""
        self.type_place(TYPED["unknown"])
        expect(self.page.get_by_text(f"‘{TYPED['unknown']}’")).to_be_visible()
        self.type_place(TYPED["asks back"])
        expect(self.page.get_by_text(f"‘{TYPED['asks back']}’")).to_be_visible()
        self.type_place(TYPED["found"])
        expect(self.page).to_have_url(re.compile("/niet-pluis/docent/terneuzen/#stap-[0-9]+$"))

    def report_a_number(self) -> None:
        """Say of the second number of a place that somebody else answers there."""
        self.page.goto(f"{self.address}/contact/terneuzen/")
        self.page.get_by_role("link", name="Klopt dit niet?").nth(1).click()
        self.page.get_by_label("Een andere organisatie neemt op").check()
        self.page.get_by_role("button", name="Verstuur de melding").click()
        expect(self.page).to_have_url(f"{self.address}/klopt-niet/bedankt/")

    def history(self) -> int:
        """How many pages Back and Forward know."""
        return self.page.evaluate("history.length")

    def leave(self) -> None:
        """Press the way out, to a page that stands for another site."""
        self.page.get_by_role("link", name="Snel weg").first.click()
        expect(self.page).to_have_url(f"{self.address}/over/")

    def kept(self) -> dict[str, object]:
        """What the browser keeps for the site, apart from pages and addresses."""
        return self.page.evaluate(KEPT, self.page.context.cookies())

    def sent(self) -> list[Sent]:
        """Every request of the visit."""
        return [
            Sent(one.method, one.url, str(one.all_headers()), one.post_data or "") for one in self.requests
        ]
