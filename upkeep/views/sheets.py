"""Contacts away in a file, and in again from one."""

from collections.abc import Iterator
from contextlib import closing

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.requests import StaffRequest
from upkeep import audit_words
from upkeep.locking import RefusedError
from upkeep.models import SheetPlan
from upkeep.sheets.columns import COLUMNS
from upkeep.sheets.files import CSV, TYPES, XLSX, contacts_file, template_file
from upkeep.sheets.forms import SheetForm, TakeForm
from upkeep.sheets.plan import Line, Outcome, counts
from upkeep.sheets.present import World
from upkeep.sheets.writing import WRITTEN, keep_plan, write

PER_PAGE = 100
_PROGRESS = "<!-- progress -->"  # where the page waits for what comes while rows are written


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: StaffRequest) -> HttpResponse:
    """The contacts somebody keeps, as a file; that it was taken is written down."""
    form = TakeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        contacts = World.of(request.user).contacts
        sort = form.cleaned_data["sort"]
        audit.record(audit_words.SHEET_TAKEN, actor=request.user, detail=f"{sort}: {len(contacts)}")
        return _file(contacts_file(contacts.values(), sort=sort), "contacten", sort)
    return render(request, "upkeep/sheets/take.html", {"form": form})


@require_safe
def template(request: StaffRequest) -> HttpResponse:
    """A file with the headings alone."""
    sort = CSV if request.GET.get("soort") == CSV else XLSX
    return _file(template_file(sort=sort), "sjabloon", sort)


@require_http_methods(["GET", "HEAD", "POST"])
def read_in(request: StaffRequest) -> HttpResponse:
    """Read a file and show what it would do; nothing is written."""
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if form.is_valid():
        name = form.cleaned_data["file"].name or ""
        plan = keep_plan(sheet=form.sheet, file_name=name, by=request.user)
        return redirect("upkeep:sheet", plan=plan.pk)
    return render(request, "upkeep/sheets/read_in.html", {"form": form, "columns": COLUMNS})


@require_safe
def sheet(request: StaffRequest, plan: int) -> HttpResponse:
    """What a file would do, row by row, before anything is written."""
    kept = SheetPlan.objects.of(request.user).filter(pk=plan).first()
    if kept is None:
        return _gone(request)
    lines = [Line.from_kept(line) for line in kept.lines]
    found = counts(lines)
    shown = {
        "plan": kept,
        "page": Paginator(lines, PER_PAGE).get_page(request.GET.get("pagina")),
        "counts": {outcome.value: number for outcome, number in found.items()},
        "is_refused": found[Outcome.REFUSED] > 0,
        "number": sum(found[outcome] for outcome in WRITTEN),
    }
    return render(request, "upkeep/sheets/sheet.html", shown)


@require_POST
def write_sheet(request: StaffRequest, plan: int) -> HttpResponseBase:
    """Write all of it, or nothing. The page grows while that goes on, so that one sees how far it is."""
    kept = SheetPlan.objects.of(request.user).filter(pk=plan).first()
    if kept is None:
        return _gone(request)
    response = StreamingHttpResponse(_written(request, kept))
    response["X-Accel-Buffering"] = "no"  # a proxy in front passes on each part as it comes
    return response


def _written(request: StaffRequest, plan: SheetPlan) -> Iterator[str]:
    """The page in parts. They are small, so that nobody's slow network holds up the writing."""
    number = sum(line["outcome"] in WRITTEN for line in plan.lines)
    frame = render_to_string("upkeep/sheets/written.html", {"file_name": plan.file_name}, request)
    before, _mark, after = frame.partition(_PROGRESS)
    yield before
    try:
        with closing(write(plan=plan, by=request.user)) as steps:
            for done in steps:
                yield _part("progress", {"done": done, "number": number})
    except RefusedError as error:
        yield _part("outcome", {"told": str(error)})
    except DatabaseError:
        told = _("Het opslaan lukte niet. Er is niets ingelezen. Probeer het over een paar minuten opnieuw.")
        yield _part("outcome", {"told": told})
    else:
        yield _part("outcome", {"number": number})
    yield after


def _part(name: str, shown: dict[str, object]) -> str:
    return render_to_string(f"upkeep/components/sheet_{name}.html", shown)


def _file(content: bytes, name: str, sort: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[sort])
    response["Content-Disposition"] = f'attachment; filename="{name}-{timezone.localdate():%Y-%m-%d}.{sort}"'
    return response


def _gone(request: StaffRequest) -> HttpResponse:
    messages.error(request, _("Dit is al ingelezen, of te lang geleden. Lees het bestand opnieuw in."))
    return redirect("upkeep:read_in")
