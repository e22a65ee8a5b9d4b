"""What a Beheerder does: invite people, say what they may do, let them go, and read the audit log."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit, audit_pages
from accounts.forms import GroupsForm, InvitationForm
from accounts.mail import send_invitation, tell_of_dropped_factors
from accounts.models import Invitation, User
from accounts.models.user import NoAdministratorLeftError
from accounts.requests import StaffRequest

View = Callable[..., HttpResponseBase]
PER_PAGE = 50


def for_administrators(view: View) -> View:
    """For anybody else the page does not exist; that they asked for it is written down."""

    @wraps(view)
    def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated or not request.user.is_administrator:
            match = request.resolver_match
            audit.record(
                audit.REFUSED,
                actor=request.user if request.user.is_authenticated else None,
                about=match.view_name if match else "",
            )
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def people(request: StaffRequest) -> HttpResponse:
    """Who works here, who was asked to, and a form to ask somebody."""
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        asked, groups = form.cleaned_data["email"], form.cleaned_data["groups"]
        with transaction.atomic():
            invitation = Invitation.objects.invite(asked, groups, by=request.user)
            audit.record(audit.INVITED, actor=request.user, about=asked, detail=", ".join(groups))
        _mail(request, invitation, _("De uitnodiging is verstuurd naar %s.") % asked)
        return redirect("people")
    shown = {
        "form": form,
        "people": User.objects.for_list(),
        "invitations": Invitation.objects.open().prefetch_related("groups").select_related("invited_by"),
    }
    return render(request, "account/people.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def person(request: StaffRequest, person: int) -> HttpResponse:
    """One person: what they may do, and how to stop it."""
    who = get_object_or_404(User.objects.for_list(), pk=person)
    form = GroupsForm(request.POST or None, initial={"groups": who.staff_groups})
    if form.is_valid():
        groups = form.cleaned_data["groups"]
        told = f"{', '.join(who.staff_groups) or '-'} > {', '.join(groups) or '-'}"
        entry = Entry(audit.GROUPS_CHANGED, who.email, told)
        _do(request, lambda: who.put_in_groups(groups), entry, _("Opgeslagen."))
        return redirect("person", person=who.pk)
    return render(request, "account/person.html", {"form": form, "person": who})


@require_POST
@for_administrators
def deactivate(request: StaffRequest, person: int) -> HttpResponse:
    """Somebody does not work here any more."""
    who = get_object_or_404(User, pk=person, is_active=True)
    entry = Entry(audit.DEACTIVATED, who.email)
    _do(request, who.deactivate, entry, _("De toegang is gestopt, en deze persoon is overal uitgelogd."))
    return redirect("person", person=who.pk)


@require_POST
@for_administrators
def reactivate(request: StaffRequest, person: int) -> HttpResponse:
    """Somebody works here again."""
    who = get_object_or_404(User, pk=person, is_active=False)
    _do(request, who.reactivate, Entry(audit.REACTIVATED, who.email), _("Deze persoon kan weer inloggen."))
    return redirect("person", person=who.pk)


@require_POST
@for_administrators
def drop_factors(request: StaffRequest, person: int) -> HttpResponse:
    """Somebody lost the phone and the recovery codes. One's own factor one changes oneself."""
    who = get_object_or_404(User.objects.exclude(pk=request.user.pk), pk=person)
    entry = Entry(audit.FACTORS_DROPPED, who.email)
    _do(request, who.drop_factors, entry, _("Deze persoon stelt de tweede stap opnieuw in bij het inloggen."))
    tell_of_dropped_factors(who, by=request.user)
    return redirect("person", person=who.pk)


@require_POST
@for_administrators
def send_again(request: StaffRequest, invitation: int) -> HttpResponse:
    """A new link, for who lost the mail or came too late."""
    invited = get_object_or_404(Invitation.objects.open(), pk=invitation)
    with transaction.atomic():
        invited.send_again()
        audit.record(audit.INVITATION_SENT_AGAIN, actor=request.user, about=invited.email)
    _mail(request, invited, _("Er is een nieuwe uitnodiging verstuurd naar %s.") % invited.email)
    return redirect("people")


@require_POST
@for_administrators
def withdraw(request: StaffRequest, invitation: int) -> HttpResponse:
    """The link does not work any more."""
    invited = get_object_or_404(Invitation.objects.open(), pk=invitation)
    told = _("De uitnodiging voor %s is ingetrokken.") % invited.email
    _do(request, invited.withdraw, Entry(audit.INVITATION_WITHDRAWN, invited.email), told)
    return redirect("people")


@require_safe
@for_administrators
def log(request: StaffRequest) -> HttpResponse:
    """The audit log, a page at a time."""
    form = audit_pages.AuditFilter(request.GET)
    page = Paginator(form.entries(), PER_PAGE).get_page(request.GET.get("pagina"))
    query = request.GET.copy()
    query.pop("pagina", None)
    shown = {"form": form, "page": page, "query": f"{query.urlencode()}&" if query else ""}
    return render(request, "account/audit_log.html", shown)


@require_POST
@for_administrators
def export_log(request: StaffRequest) -> HttpResponseBase:
    """What was asked for, as a file for a spreadsheet; that it was taken is written down."""
    form = audit_pages.AuditFilter(request.GET)
    if not form.is_valid():
        return redirect("audit_log")
    audit.record(audit.LOG_EXPORTED, actor=request.user, detail=request.GET.urlencode())
    name = f"logboek-{timezone.localdate():%Y-%m-%d}.csv"
    response = StreamingHttpResponse(audit_pages.rows(form.entries()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class Entry(NamedTuple):
    """What the audit log is told."""

    action: str
    about: str
    detail: str = ""


def _mail(request: StaffRequest, invitation: Invitation, told: str) -> None:
    """Mail the link, and tell the person; it waits in the list with a button to try again."""
    if send_invitation(invitation, request):
        messages.success(request, told)
    else:
        again = _("Stuur %(email)s een nieuwe") % {"email": invitation.email}
        failed = _("De mail naar %s kon niet worden verstuurd. Probeer het straks opnieuw: druk op ‘%s’.")
        messages.error(request, failed % (invitation.email, again))


def _do(request: StaffRequest, act: Callable[[], list[str] | None], entry: Entry, told: str) -> None:
    """Do it and write it down, both or neither, and tell the person; the last Beheerder stays."""
    try:
        with transaction.atomic():
            for address in act() or []:
                audit.record(audit.INVITATION_WITHDRAWN, actor=request.user, about=address)
            audit.record(entry.action, actor=request.user, about=entry.about, detail=entry.detail)
    except NoAdministratorLeftError:
        messages.error(request, _("Dit kan niet: er moet altijd een beheerder zijn die kan inloggen."))
    else:
        messages.success(request, told)
