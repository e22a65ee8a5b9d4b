"""Where the link of a reminder leads: the contacts of that mail, to say in one press that they are right."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest
from contacts.models import Contact
from upkeep.cards import by_place, cards_for
from upkeep.mail_link import named_by
from upkeep.models import Proposal


@require_safe
def mail_link(request: StaffRequest) -> HttpResponse:
    """The contacts a mail named, as far as who looks keeps them; whose mail it was gives no rights.

    Opening the link changes nothing: programs that look through mail open links too.
    """
    named = named_by(request.GET.get("code", ""))
    if named is None:
        return render(request, "upkeep/mail_link_over.html", status=410)
    contacts = Contact.objects.readable_by(request.user).active().filter(pk__in=named.contacts)
    cards = cards_for(contacts, user=request.user)
    kept = [card for card in cards if card.is_kept]
    is_own = named.person == request.user.pk
    if not kept and not is_own:
        raise Http404
    waiting = Proposal.objects.waiting().readable_by(request.user).exclude(proposed_by=request.user)
    shown = {
        "places": by_place(kept),
        "several": len(kept) > 1,
        "unkept": by_place(card for card in cards if not card.is_kept) if is_own else [],
        "waiting": waiting.select_related("contact__kind", "contact__municipality", "contact__region"),
    }
    return render(request, "upkeep/mail_link.html", shown)
