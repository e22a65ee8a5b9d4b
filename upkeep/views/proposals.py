"""The second person: looks at a proposal beside what stands there now, and says yes or no."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import StaffRequest
from upkeep import proposals
from upkeep.cards import card_of
from upkeep.forms import AnswerForm
from upkeep.locking import RefusedError, stamp_of
from upkeep.models import Proposal
from upkeep.places import key_of
from upkeep.story import proposed_changes


@require_safe
def proposal(request: StaffRequest, proposal: int) -> HttpResponse:
    """Old and new side by side, and what one may do about it."""
    return _page(request, _seen(request, proposal), AnswerForm())


@require_POST
def confirm(request: StaffRequest, proposal: int) -> HttpResponse:
    """Yes: visitors see it from now on."""
    seen, stamp = _seen(request, proposal), request.POST.get("stamp", "")
    return _do(
        request,
        seen,
        lambda: proposals.confirm(proposal=seen, by=request.user, stamp=stamp),
        _("Bevestigd. Bezoekers zien dit nu."),
    )


@require_http_methods(["POST"])
def decline(request: StaffRequest, proposal: int) -> HttpResponse:
    """No, and why; nothing changes."""
    seen, stamp = _seen(request, proposal), request.POST.get("stamp", "")
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, seen, form)
    answer = form.cleaned_data["answer"]
    return _do(
        request,
        seen,
        lambda: proposals.decline(proposal=seen, by=request.user, stamp=stamp, answer=answer),
        _("Afgewezen. Er is niets veranderd."),
    )


@require_POST
def take_back(request: StaffRequest, proposal: int) -> HttpResponse:
    """Who proposed it does not want it any more."""
    seen, stamp = _seen(request, proposal), request.POST.get("stamp", "")
    return _do(
        request,
        seen,
        lambda: proposals.take_back(proposal=seen, by=request.user, stamp=stamp),
        _("Je voorstel is teruggenomen."),
    )


def _seen(request: StaffRequest, proposal: int) -> Proposal:
    readable = Proposal.objects.readable_by(request.user)
    whole = readable.select_related(
        "contact__kind", "contact__municipality", "contact__region", "proposed_by", "decided_by"
    )
    return get_object_or_404(whole, pk=proposal)


def _page(request: StaffRequest, seen: Proposal, form: AnswerForm) -> HttpResponse:
    shown = {
        "proposal": seen,
        "card": card_of(seen.contact, user=request.user),
        "changes": proposed_changes(seen),
        "may_decide": seen.may_be_decided_by(request.user),
        "is_own": seen.is_waiting and seen.proposed_by_id == request.user.pk,
        "stamp": stamp_of(seen.contact),
        "form": form,
        "key": key_of(seen.contact.place),
    }
    return render(request, "upkeep/proposal.html", shown)


def _do(request: StaffRequest, seen: Proposal, act: Callable[[], object], told: str) -> HttpResponse:
    """Do it and tell so, or tell why not; then back to where one can see it."""
    try:
        act()
    except RefusedError as error:
        messages.error(request, str(error))
        return redirect("upkeep:proposal", proposal=seen.pk)
    messages.success(request, told)
    return redirect("upkeep:place", place=key_of(seen.contact.place))
