"""Nobody comes to an address of staff without a second step, whatever else let them in.

Every address of staff is closed unless it is named here, so a new one is closed by itself.
"""

import time
from collections.abc import Callable
from typing import Any, cast

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from accounts.kept_form import keep
from accounts.requests import StaffRequest
from accounts.sessions import is_for_staff

LASTS = 12 * 60 * 60  # seconds after which one signs in anew, however busy
FOR_EVERYBODY = {
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_confirm_password_reset_code",
    "account_complete_password_reset",
    "account_password_reset_completed",
    "account_email_verification_sent",
    "mfa_authenticate",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "invitation",
    "accept_invitation",
}
# Where somebody who has a factor shows it, and where somebody who has none sets one up.
TO_SHOW = {"account_logout", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
TO_SET_UP = {
    "account_logout",
    "account_reauthenticate",
    "first_factor",
    "mfa_activate_totp",
    "mfa_add_webauthn",
}
GetResponse = Callable[[HttpRequest], HttpResponse]


class SecondFactorMiddleware:
    """Lets nobody past without a factor that was shown in this very session."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing of what staff see is kept by a browser or a proxy."""
        response = self.get_response(request)
        if is_for_staff(request):
            response["Cache-Control"] = "no-store, private"
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """None lets the request go on to its view."""
        if not is_for_staff(request):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not request.user.is_authenticated:
            return None if name in FOR_EVERYBODY else _to_login(request)
        return self._for_somebody(cast(StaffRequest, request), name)

    def _for_somebody(self, request: StaffRequest, name: str) -> HttpResponseBase | None:
        shown = get_authentication_records(request, request.user)
        if shown and shown[0]["at"] < time.time() - LASTS:
            owner = str(request.user.pk)
            logout(request)
            return _to_login(request, owner=owner)
        factors = dict(Authenticator.objects.filter(user=request.user).values_list("pk", "type"))
        if any(record["method"] == "mfa" and record.get("id") in factors for record in shown):
            request.factor_shown = True  # pages show more of the way then
            return None
        if any(kind != "recovery_codes" for kind in factors.values()):
            owner = str(request.user.pk)
            return None if name in TO_SHOW else _to_login(request, self._where(factors), owner=owner)
        return None if name in TO_SET_UP else redirect("first_factor")

    @staticmethod
    def _where(factors: dict[int, str]) -> str:
        return reverse("mfa_reauthenticate" if "totp" in factors.values() else "mfa_reauthenticate_webauthn")


def _to_login(request: HttpRequest, where: str | None = None, *, owner: str = "") -> HttpResponse:
    """To where one shows who one is, and back after that, unless one cannot go there by a link."""
    if request.method == "GET" or keep(request, owner=owner):
        return redirect_to_login(request.get_full_path(), where)
    return redirect(where or "account_login")
