"""Who keeps the contacts of which place: seeing it, asking somebody, and ending it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.kept_form import asks_again, take
from accounts.mail import send_invitation
from accounts.requests import StaffRequest
from contacts.models import Mandate
from upkeep.locking import RefusedError
from upkeep.mandate_form import LIST, MandateForm
from upkeep.mandates import end, give, invite_again
from upkeep.places import Place, gives_out, in_order


@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def people(request: StaffRequest) -> HttpResponse:
    """The mandates this person may end, by place, and a form to give one."""
    if not gives_out(request.user):
        raise Http404
    typed = request.POST or take(request)
    form = MandateForm(typed or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            mandate = give(**form.cleaned_data, by=request.user)
        except RefusedError as error:
            form.add_error("email", str(error))
        else:
            _tell(request, mandate)
            return redirect("upkeep:people")
    places: dict[Place, list[Mandate]] = {}
    for mandate in Mandate.objects.standing().editable_by(request.user).for_list():
        places.setdefault(mandate.place, []).append(mandate)
    by_place = [(place, places[place]) for place in sorted(places, key=in_order)]
    shown = {
        "form": form,
        "places": by_place,
        "list": LIST,
        "is_kept_form": request.method != "POST" and typed,
    }
    return render(request, "upkeep/people.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: StaffRequest, mandate: int) -> HttpResponse:
    """What it means that somebody stops, and a button to do it."""
    one = _mandate_or_404(request, mandate)
    if request.method == "POST":
        end(mandate=one, by=request.user)
        told = _("%(email)s houdt de contacten van %(place)s niet meer bij.")
        messages.success(request, told % {"email": one.email, "place": one.place_name})
        return redirect("upkeep:people" if gives_out(request.user) else "upkeep:home")
    others = Mandate.objects.standing().of(one.place).exclude(pk=one.pk)
    own = Mandate.objects.held_by(request.user)
    shown = {
        "mandate": one,
        "is_last": not others.exists(),
        "is_own_last": list(own) == [one],
    }
    return render(request, "upkeep/stop.html", shown)


@require_POST
def again(request: StaffRequest, mandate: int) -> HttpResponse:
    """A new link, for who lost the mail or came too late."""
    one = _mandate_or_404(request, mandate)
    try:
        one.invitation = invite_again(mandate=one, by=request.user)
    except RefusedError as error:
        messages.error(request, str(error))
    else:
        _tell(request, one)
    return redirect("upkeep:people")


def _mandate_or_404(request: StaffRequest, mandate: int) -> Mandate:
    return get_object_or_404(Mandate.objects.standing().editable_by(request.user).for_list(), pk=mandate)


def _tell(request: StaffRequest, mandate: Mandate) -> None:
    """Mail the link to who is invited, and tell the person how it went."""
    named = {"email": mandate.email, "place": mandate.place_name}
    if not mandate.invitation:
        told = _("%(email)s houdt nu de contacten van %(place)s bij, en heeft daar een mail over.")
        return messages.success(request, told % named)
    extra = _("Je gaat de contacten bijhouden van: %(place)s.") % named
    if send_invitation(mandate.invitation, request, extra=extra):
        told = _("%(email)s is uitgenodigd om de contacten van %(place)s bij te houden.")
        return messages.success(request, told % named)
    failed = _(
        "De mail naar %(email)s kon niet worden verstuurd. Druk straks in de lijst op ‘Stuur opnieuw’."
    )
    return messages.error(request, failed % named)
