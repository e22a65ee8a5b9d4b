"""The own account, and how one comes to it."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.forms import AcceptForm
from accounts.models import Invitation
from accounts.requests import StaffRequest

KEPT = "invitation"  # where the session keeps the code of the link


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """What one may do here, and what one can change of the own account."""
    return render(request, "account/home.html", {"desk": request.user.has_perm("wagtailadmin.access_admin")})


@require_safe
def invitation(request: HttpRequest) -> HttpResponse:
    """The link of the mail: the code goes out of the address, so that it stands in no history.

    Only one that is good makes a session, or anybody could fill the database with them.
    """
    code = request.GET.get("code", "")
    if Invitation.objects.for_token(code):
        request.session[KEPT] = code
    else:
        request.session.pop(KEPT, None)
    return redirect("accept_invitation")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: HttpRequest) -> HttpResponse:
    """Name and password, and then on to the second step."""
    invited = Invitation.objects.for_token(request.session.get(KEPT, ""))
    if not invited:
        return render(request, "account/invitation_over.html", status=410)
    form = AcceptForm(request.POST or None, invitation=invited)
    if not form.is_valid():
        return render(request, "account/accept_invitation.html", {"form": form, "invitation": invited})
    user = invited.accept(**form.cleaned_data)
    if not user:
        return render(request, "account/invitation_over.html", status=410)
    audit.record(audit.INVITATION_ACCEPTED, actor=user, detail=", ".join(invited.group_names))
    if user.has_factor or not user.may_sign_in:
        request.session.flush()
        messages.success(request, _("Je wachtwoord is veranderd. Log nu in, met je tweede stap."))
        return redirect("account_login")
    login(request, user)
    record_authentication(request, user, "password", reauthenticated=True)
    audit.record(audit.SIGNED_IN, actor=user)
    return redirect("first_factor")


@require_POST
def sign_out_everywhere(request: StaffRequest) -> HttpResponse:
    """End every session of this person, this one included."""
    audit.record(audit.SIGNED_OUT, actor=request.user, detail=_("overal"))
    request.user.end_sessions()
    request.session.flush()
    messages.success(request, _("Je bent overal uitgelogd."))
    return redirect("account_login")
