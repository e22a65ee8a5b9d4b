"""The columns of a sheet of contacts: what each is called, and what one writes in it."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NUMBER, KIND, PLACE, SERVICE_NUMBER = "number", "kind", "place", "is_service_number"
VERIFIED, STATE = "verified_on", "state"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `name` is the field of a contact where it is one; `also` are other headings for it."""

    name: str
    heading: Promise
    explanation: Promise
    example: str = ""
    also: tuple[str, ...] = ()
    is_read: bool = True


COLUMNS = (
    Column(
        NUMBER, _("nummer"), _("Van een contact dat er al is. Leeg voor een nieuw contact."), "", ("id", "nr")
    ),
    Column(
        KIND,
        _("soort"),
        _("Wat voor contact dit is. Van een contact dat er al is verandert de soort niet."),
        "Zorgcoördinator",
        ("soort contact",),
    ),
    Column(
        PLACE,
        _("plaats"),
        _("Een gemeente, een regio zoals ‘Utrecht (veiligheidsregio)’, of ‘heel Nederland’. Ook dit blijft."),
        "Utrecht",
        ("gemeente", "regio", "gemeente of regio"),
    ),
    Column(
        "organisation",
        _("organisatie"),
        _("De naam waarmee ze de telefoon opnemen."),
        "Voorbeeld Hulp",
        ("naam organisatie",),
    ),
    Column(
        "name", _("naam"), _("Alleen als bezoekers naar deze persoon moeten vragen."), "", ("contactpersoon",)
    ),
    Column(
        "phone",
        _("telefoon"),
        _("Met netnummer. Een nieuw nummer kijkt een tweede persoon na."),
        "010 000 00 00",
        ("telefoonnummer", "tel"),
    ),
    Column(
        SERVICE_NUMBER,
        _("dienstnummer"),
        _("‘ja’ als een mobiel nummer van de organisatie is en niet van een medewerker zelf."),
        "",
        ("is dienstnummer",),
    ),
    Column(
        "phone_note",
        _("bij het nummer"),
        _("Wat een beller moet weten."),
        "vraag naar de zorgcoördinator",
        ("opmerking bij het nummer", "toelichting telefoon"),
    ),
    Column(
        "email",
        _("e-mail"),
        _("Een nieuw adres kijkt een tweede persoon na."),
        "hulp@example.org",
        ("e-mailadres", "mail", "mailadres"),
    ),
    Column(
        "website",
        _("website"),
        _("Het hele adres. Een nieuw adres kijkt een tweede persoon na."),
        "https://example.org/",
        ("site", "webadres"),
    ),
    Column("chat", _("chat"), _("Het adres van de chat."), "", ("adres van de chat",)),
    Column(
        "always_open",
        _("dag en nacht"),
        _("‘ja’ of ‘nee’. Bij ‘ja’ blijven de openingstijden leeg."),
        "nee",
        ("altijd open", "24 uur"),
    ),
    Column(
        "hours",
        _("openingstijden"),
        _("Dagen en tijden, met een puntkomma tussen dagen die verschillen."),
        "ma-vr 09:00-17:00; za 10:00-12:00",
        ("open", "tijden"),
    ),
    Column(
        "hours_note",
        _("bij de openingstijden"),
        _("Wat daar nog over te zeggen is."),
        "in de zomer alleen ’s ochtends",
        ("opmerking bij de openingstijden",),
    ),
    Column("languages", _("talen"), _("Welke talen ze spreken."), "Nederlands en Engels", ("taal",)),
    Column("for_whom", _("voor wie"), _("Leeg als iedereen mag bellen."), "", ("doelgroep",)),
    Column(
        "source",
        _("bron"),
        _("De pagina van de organisatie waarop dit nummer staat. Bezoekers zien dit."),
        "https://example.org/contact",
        ("waar staat dit nummer",),
    ),
    Column("source_note", _("opmerking bij de bron"), _("Wat over de bron te zeggen is.")),
    Column(VERIFIED, _("nagekeken op"), _("Alleen om te lezen."), "", ("nagekeken",), is_read=False),
    Column(
        STATE, _("stand"), _("Alleen om te lezen: in gebruik, ingetrokken of wacht."), "", (), is_read=False
    ),
)
BY_NAME = {column.name: column for column in COLUMNS}
NOT_A_FIELD = {NUMBER, KIND, PLACE, SERVICE_NUMBER, VERIFIED, STATE}
FIELDS = tuple(column.name for column in COLUMNS if column.name not in NOT_A_FIELD)


def key(text: str) -> str:
    """`text` without what people write differently: capitals, accents, spaces and dashes."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z0-9]", "", plain)


def column_for(heading: str) -> Column | None:
    """The column that this heading stands for."""
    wanted = key(heading)
    return next((column for column in COLUMNS if wanted in _keys(column)), None) if wanted else None


def _keys(column: Column) -> set[str]:
    return {key(str(column.heading)), *map(key, column.also)}
