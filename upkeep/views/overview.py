"""The overview of who answers where, for who keeps a region or the country; and a nudge by mail."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import audit
from accounts.requests import StaffRequest
from contacts.models.place import place_in_words
from upkeep import audit_words, overview
from upkeep.locking import RefusedError
from upkeep.nudges import looks_after, nudge
from upkeep.overview_form import OverviewFilter
from upkeep.places import place_or_404
from upkeep.who_answers import By, WhoAnswers


@require_safe
def page(request: StaffRequest) -> HttpResponse:
    """Who answers where, counted, and the places that need a hand."""
    form = _form(request)
    chosen = form.chosen()
    parts = chosen.groups
    shown = {
        "form": form,
        "all": form.found,
        "chosen": chosen,
        "parts": parts,
        "lines": overview.lines(chosen.rows) if form.part or len(form.found.groups) == 1 else [],
        "regions": overview.regions_that_ask_attention(request.user),
        "pressing": overview.pressing(request.user),
        "oldest": overview.oldest_checks(request.user),
        "query": request.GET.urlencode(),
    }
    return render(request, "upkeep/overview.html", shown)


@require_POST
def export(request: StaffRequest) -> HttpResponse:
    """What was asked for, as a file for a spreadsheet; that it was taken is written down."""
    chosen = _form(request).chosen()
    audit.record(audit_words.OVERVIEW_EXPORTED, actor=request.user, detail=f"{len(chosen.rows)}")
    response = HttpResponse(overview.as_csv(chosen), content_type="text/csv; charset=utf-8")
    name = f"overzicht-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def nudge_place(request: StaffRequest, place: str) -> HttpResponse:
    """Mail those who keep a place below this person's own; what is outside does not exist."""
    at = place_or_404(place, user=request.user)
    if at is None or not looks_after(request.user, at):
        raise Http404
    try:
        nudge(place=at, by=request.user)
    except RefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("De herinnering aan %s is verstuurd.") % place_in_words(at))
    back = request.POST.get("deel", "")
    return redirect(reverse("upkeep:overview", query={"deel": back} if back else None))


def _form(request: StaffRequest) -> OverviewFilter:
    """What this person asks for, out of what they may see; without a region there is nothing."""
    places = overview.seen_by(request.user)
    if not places.exists():
        raise Http404
    return OverviewFilter(request.GET, found=WhoAnswers.in_places(places, by=By.SAFETY_REGION))
