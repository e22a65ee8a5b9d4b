"""Changing, adding and withdrawing a contact, and its history."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.kept_form import asks_again, take
from accounts.requests import StaffRequest
from contacts.models import Contact, Municipality
from contacts.querysets import ContactQuerySet
from upkeep import changes
from upkeep.cards import card_of
from upkeep.forms import ContactForm, NewContactForm
from upkeep.locking import RefusedError
from upkeep.mail import second_people
from upkeep.models import Proposal
from upkeep.places import Place, kept_place_or_404, key_of
from upkeep.story import events_of


@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def contact(request: StaffRequest, contact: int) -> HttpResponse:
    """Change a contact: what one person may change at once, and the rest as a proposal."""
    kept = _kept(request, contact)
    card = card_of(kept, user=request.user)
    first = {"stamp": card.stamp, **(card.proposal.ways if card.proposal and not kept.active else {})}
    typed = request.POST or take(request)
    form = ContactForm(typed or None, instance=_kept(request, contact), initial=first, button=_("Bewaar"))
    if request.method == "POST" and form.is_valid():
        try:
            proposal = changes.change(
                contact=kept,
                values=form.values,
                by=request.user,
                stamp=form.cleaned_data["stamp"],
                reason=form.cleaned_data["reason"],
            )
        except RefusedError as error:
            form.renew(card.stamp)
            form.add_error(None, str(error))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            _tell(request, proposal)
            return redirect("upkeep:place", place=key_of(kept.place))
    shown = {"card": card, "form": form, "key": key_of(kept.place), "is_kept_form": _was_kept(request, typed)}
    return render(request, "upkeep/contact.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def add(request: StaffRequest, place: str) -> HttpResponse:
    """A contact that a place does not have yet; nobody sees it until a second person confirmed it."""
    at = kept_place_or_404(place, user=request.user)
    typed = request.POST or take(request)
    form = NewContactForm(typed or None, instance=_new(at), button=_("Stel voor"))
    if request.method == "POST" and form.is_valid():
        try:
            proposal = changes.add(contact=form.instance, by=request.user, reason=form.cleaned_data["reason"])
        except RefusedError as error:
            form.add_error(None, str(error))
        else:
            _tell(request, proposal)
            return redirect("upkeep:place", place=place)
    shown = {"place": at, "form": form, "key": place, "is_kept_form": _was_kept(request, typed)}
    return render(request, "upkeep/add.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: StaffRequest, contact: int) -> HttpResponse:
    """Take a wrong number from the site at once, after seeing who answers then."""
    kept = _kept(request, contact)
    if request.method == "POST":
        return _do(
            request,
            kept,
            lambda: changes.withdraw(contact=kept, by=request.user, stamp=request.POST.get("stamp", "")),
            _("Ingetrokken. Bezoekers zien dit contact niet meer."),
        )
    then = (
        Contact.objects.exclude(pk=kept.pk).for_municipality(_where(kept)).by_kind().get(kept.kind.slug, ())
    )
    shown = {"card": card_of(kept, user=request.user), "then": then, "key": key_of(kept.place)}
    return render(request, "upkeep/withdraw.html", shown)


@require_POST
def put_back(request: StaffRequest, contact: int) -> HttpResponse:
    """Propose to show a withdrawn contact again."""
    kept = _kept(request, contact)
    return _do(
        request,
        kept,
        lambda: changes.put_back(contact=kept, by=request.user, stamp=request.POST.get("stamp", "")),
        _("Voorgesteld. Bezoekers zien dit contact weer als een tweede persoon het bevestigt."),
    )


@require_safe
def history(request: StaffRequest, contact: int) -> HttpResponse:
    """All that happened to a contact, in words."""
    seen = get_object_or_404(_whole(Contact.objects.readable_by(request.user)), pk=contact)
    shown = {"card": card_of(seen, user=request.user), "events": events_of(seen), "key": key_of(seen.place)}
    return render(request, "upkeep/history.html", shown)


@require_POST
def restore(request: StaffRequest, contact: int, version: int) -> HttpResponse:
    """Give a contact back what an earlier version says, as a proposal where it takes two."""
    kept = _kept(request, contact)
    earlier = get_object_or_404(kept.history, history_id=version)
    return _do(
        request,
        kept,
        lambda: changes.restore(
            contact=kept, version=earlier, by=request.user, stamp=request.POST.get("stamp", "")
        ),
        _("Teruggezet."),
        waits=_("Teruggezet. Het nummer of adres wacht op een tweede persoon."),
    )


def _kept(request: StaffRequest, contact: int) -> Contact:
    return get_object_or_404(_whole(Contact.objects.editable_by(request.user)), pk=contact)


def _whole(contacts: ContactQuerySet) -> ContactQuerySet:
    return contacts.select_related("kind", "municipality", "region", "verified_by")


def _new(place: Place) -> Contact:
    if isinstance(place, Municipality):
        return Contact(municipality=place)
    return Contact(region=place)


def _where(contact: Contact) -> Municipality | None:
    """A municipality in which this contact answers, to show who else does; None for the country."""
    if contact.region:
        return Municipality.objects.in_regions([contact.region_id]).first()
    return contact.municipality


def _do(
    request: StaffRequest, contact: Contact, act: Callable[[], object], told: str, *, waits: str = ""
) -> HttpResponse:
    """Do it and tell so, or tell why not; `waits` is told when it became a proposal."""
    try:
        done = act()
    except (RefusedError, ValidationError) as error:
        for text in getattr(error, "messages", [str(error)]):
            messages.error(request, text)
    else:
        messages.success(request, waits if waits and done else told)
    return redirect("upkeep:place", place=key_of(contact.place))


def _tell(request: StaffRequest, proposal: Proposal | None) -> None:
    if proposal is None:
        messages.success(request, _("Bewaard."))
        return
    asked = [str(person) for person in second_people(proposal.contact, but=request.user)]
    if asked:
        told = _("Je voorstel wacht op een tweede persoon. Gevraagd: %s.") % ", ".join(asked)
        until = (
            _("Tot dan blijft het oude nummer of adres staan.")
            if proposal.contact.active
            else _("Daarna zien bezoekers dit contact.")
        )
        messages.success(request, f"{told} {until}")
    else:
        told = _(
            "Je voorstel is bewaard, maar niemand anders kan het bevestigen. Vraag een beheerder om hulp."
        )
        messages.warning(request, told)


def _was_kept(request: HttpRequest, typed: object) -> bool:
    """Whether what stands in the form was typed before signing in again."""
    return request.method != "POST" and bool(typed)
