"""The places somebody keeps, the contacts of each, and 'klopt nog'."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import StaffRequest
from contacts.models import Contact, Municipality
from upkeep.cards import cards_of, gaps_of
from upkeep.changes import verify
from upkeep.locking import RefusedError
from upkeep.models import Proposal
from upkeep.overview import seen_by
from upkeep.places import gives_out, key_of, may_keep, place_or_404, places_of


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """The places somebody keeps, and what waits for them; who keeps one municipality sees it at once."""
    places = places_of(request.user)
    if len(places) == 1 and isinstance(places[0], Municipality):
        return redirect("upkeep:place", place=key_of(places[0]))
    waiting = (
        Proposal.objects.waiting()
        .readable_by(request.user)
        .select_related("contact__kind", "contact__municipality", "contact__region", "proposed_by")
    )
    shown = {
        "places": [(key_of(place), place) for place in places],
        "waiting": waiting,
        "gives_out": gives_out(request.user),
        "sees_overview": seen_by(request.user).exists(),
    }
    return render(request, "upkeep/home.html", shown)


@require_safe
def place(request: StaffRequest, place: str) -> HttpResponse:
    """All contacts of a place, each with its state, and who answers where it has none."""
    at = place_or_404(place, user=request.user)
    cards = cards_of(at, user=request.user)
    shown = {
        "place": at,
        "key": place,
        "cards": cards,
        "gaps": gaps_of(at, cards) if isinstance(at, Municipality) else [],
        "is_kept": may_keep(request.user, at),
        "gives_out": gives_out(request.user),
        "sees_overview": seen_by(request.user).exists(),
        "several": len([card for card in cards if card.can_be_verified]) > 1,
    }
    return render(request, "upkeep/place.html", shown)


@require_POST
def still_right(request: StaffRequest) -> HttpResponse:
    """'Klopt nog', for one contact or for all that a page shows; each by its number and stamp."""
    named = [value.partition(":")[::2] for value in request.POST.getlist("contact")]
    stamps = {int(pk[:15]): stamp for pk, stamp in named if pk.isdecimal()}
    editable = Contact.objects.editable_by(request.user).filter(pk__in=stamps)
    contacts = list(editable.select_related("kind", "municipality", "region"))
    done = 0
    for contact in contacts:
        try:
            verify(contact=contact, by=request.user, stamp=stamps[contact.pk])
        except RefusedError as error:
            messages.error(request, f"{contact}: {error}")
        else:
            done += 1
    if done:
        told = ngettext("%s contact staat nu als nagekeken.", "%s contacten staan nu als nagekeken.", done)
        messages.success(request, told % done)
    elif not stamps:
        messages.error(request, _("Er is niets nagekeken: er was niets aangevinkt."))
    elif not contacts:
        messages.error(request, _("Er is niets nagekeken: we vonden geen contact dat jij bijhoudt."))
    places = {contact.place for contact in contacts}
    return (
        redirect("upkeep:place", place=key_of(places.pop())) if len(places) == 1 else redirect("upkeep:home")
    )
