"""Sheets as people make them, and what the pages answer to one."""

import csv
import io
import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from contacts.models import Contact
from upkeep.models import Proposal
from upkeep.sheets.planning import planned
from upkeep.sheets.present import World
from upkeep.sheets.reading import read


def csv_of(*rows, delimiter=";", encoding="utf-8-sig"):
    """A CSV file of these rows."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode(encoding)


def xlsx_of(*rows, title="Contacten"):
    """An Excel file of these rows; what begins with = is a formula in it."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return packed(book)


def packed(book):
    """The bytes of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


MAKE = {"csv": csv_of, "xlsx": xlsx_of}


def plan_of(user, *rows, make=csv_of):
    """What these rows would do when `user` reads them in."""
    return planned(read(make(*rows)), World.of(user))


def new_row(country, **other):
    """The headings and the cells of a new contact of A."""
    cells = {
        "soort": country.kind.name,
        "plaats": "Adam",
        "organisatie": "Meldpunt Adam",
        "telefoon": "010 000 90 01",
        "bron": "https://adam.example/contact",
        **other,
    }
    return list(cells), list(cells.values())


def upload(keeper, content, name="contacten.csv"):
    """What the browser of `keeper` gets after choosing this file; the page that shows what it would do."""
    return keeper.post("/beheer/inlezen/", {"file": SimpleUploadedFile(name, content)}, follow=True)


def confirm(keeper, answer):
    """Press the button on the page that shows what a file would do; the words of the page that comes."""
    action = re.search(r'action="(/beheer/inlezen/\d+/opslaan/)"', answer.content.decode())[1]
    return told_by(keeper.post(action))


def told_by(answer):
    """The words of a page."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", content.decode())).split())


def everything():
    """All that an import could change."""
    return (
        list(Contact.objects.order_by("pk").values()),
        list(Proposal.objects.order_by("pk").values()),
        Contact.history.count(),
    )
