"""'Klopt dit niet?': the form beside a number for any visitor, and the button for who keeps the number."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import StaffRequest
from contacts.models import Contact
from upkeep.places import key_of
from upkeep.report_form import ReportForm
from upkeep.reports import handle, receive


# Without a cookie there is no token to check: as for the place lookup, the browser's own word is checked
# (docs/decisions/0023 says why that is enough here).
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, contact: int) -> HttpResponse:
    """Ask what is wrong with a contact that visitors see; of 112 nobody needs to report anything."""
    found = get_object_or_404(Contact.objects.shown().select_related("kind"), pk=contact)
    if found.is_emergency:
        raise Http404
    if request.method == "POST":
        return _take(request, found)
    return _ask(request, found, ReportForm(contact=found))


@never_cache
def _take(request: HttpRequest, contact: Contact) -> HttpResponse:
    """Keep what was chosen. Who is one too many, or a program, gets the same answer."""
    form = ReportForm(request.POST, contact=contact)
    if not form.is_valid():
        return _ask(request, contact, form)
    if form.reported:
        receive(contact=contact, what=form.reported)
    return HttpResponseRedirect(reverse("public:thanks"), status=303)


def _ask(request: HttpRequest, contact: Contact, form: ReportForm) -> HttpResponse:
    return render(request, "upkeep/report.html", {"contact": contact, "form": form})


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens now, and whom to call meanwhile."""
    return render(request, "upkeep/thanks.html")


@require_POST
def handled(request: StaffRequest, contact: int) -> HttpResponse:
    """The reports that somebody saw at a contact of theirs are handled."""
    found = get_object_or_404(Contact.objects.editable_by(request.user), pk=contact)
    last = request.POST.get("last", "")
    if last.isdecimal():
        handle(contact=found, last=int(last[:18]), by=request.user)
        messages.success(request, _("De meldingen zijn afgehandeld."))
    return redirect("upkeep:place", place=key_of(found.place))
