"""Every type of page a visitor can meet, and what brings it: for tests of what all pages have in common."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from contacts.models import Contact

THEMES = sorted(folder.name for folder in settings.THEMES_DIR.iterdir())
FORM = "application/x-www-form-urlencoded"
FROM_OUR_OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


@dataclass(frozen=True, slots=True)
class Visit:
    """What brings a page: its address, for a form what was typed in it, and settings if it needs any."""

    address: str
    status: int = 200
    typed: str | None = None
    headers: dict[str, str] = field(default_factory=lambda: FROM_OUR_OWN_PAGE)
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def whole_address(self) -> str:
        """The address; where one of a contact is meant, with the key of some contact that is there."""
        if "{contact}" not in self.address:
            return self.address
        return self.address.format(contact=Contact.objects.get(kind__slug="comensha").pk)

    @property
    def path(self) -> str:
        """The address without its fragment."""
        return self.whole_address.partition("#")[0]

    @property
    def method(self) -> str:
        """What the browser does: send a form, or just ask."""
        return "GET" if self.typed is None else "POST"


PAGE_TYPES = {
    "home": Visit("/"),
    "roles": Visit("/rollen/"),
    "role": Visit("/rollen/docent/utrecht/"),
    "role without a place": Visit("/rollen/huisarts/"),
    "contact": Visit("/contact/tytsjerksteradiel/"),
    "contact without a place": Visit("/contact/"),
    "start of the flow": Visit("/niet-pluis/"),
    "flow": Visit("/niet-pluis/huisarts/terneuzen/"),
    "later question": Visit("/niet-pluis/docent/#stap-2"),
    "advice": Visit("/niet-pluis/huisarts/terneuzen/#stap-9"),
    "advice without a place": Visit("/niet-pluis/politie/#stap-5"),
    "information": Visit("/privacy/"),
    "place of several": Visit("/plaats/", typed="place=Bergen"),
    "place unknown": Visit("/plaats/", typed="place=Qwxqwxqwx"),
    "place empty": Visit("/plaats/", typed="place="),
    "report": Visit("/klopt-niet/{contact}/"),
    "report empty": Visit("/klopt-niet/{contact}/", typed="what=&note="),
    "report thanks": Visit("/klopt-niet/bedankt/"),
    "coverage": Visit("/dekking/"),
    "unreadable": Visit("/", 400, settings={"ALLOWED_HOSTS": ["elders.example"]}),
    "from elsewhere": Visit("/plaats/", 403, typed="place=Utrecht", headers=FROM_ELSEWHERE),
    "missing": Visit("/nergens/", 404),
    "failed": Visit("/weg/", 500, settings={"EXIT_URL": "http://["}),
    "style guide": Visit("/stijlgids/", settings={"DEBUG": True}),
}
# A theme is colours and measures of the components, and these pages have all of those between them: so every
# page is seen in our own theme, and these in the others too.
SEEN_IN_EVERY_THEME = {"home", "role", "advice", "place empty", "style guide"}
KINDS_AND_THEMES = [
    (kind, theme)
    for kind in PAGE_TYPES
    for theme in THEMES
    if theme == "pluis" or kind in SEEN_IN_EVERY_THEME
]
