"""Setting up the second step. Who just showed that it works need not show it again."""

from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest


@require_safe
def first_factor(request: StaffRequest) -> HttpResponse:
    """Why there is a second step, and what one can choose. Who has one goes on."""
    if request.user.has_factor:
        return redirect("mfa_index")
    return render(request, "mfa/first_factor.html")


class ShownAtOnce:
    """A code of the app, or the touch of a key, was just given: that counts for this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Add the factor, and take it as shown."""
        response = super().form_valid(form)  # type: ignore[misc]  # the library's view is beside this one
        mine = Authenticator.objects.filter(user=self.request.user, type=self.kind)  # type: ignore[attr-defined]
        post_authentication(self.request, mine.latest("pk"))  # type: ignore[attr-defined]
        return response


class ActivateApp(ShownAtOnce, ActivateTOTPView):
    """An app that shows codes."""

    kind = Authenticator.Type.TOTP


class AddPasskey(ShownAtOnce, AddWebAuthnView):
    """A passkey, in a phone, a computer or a key of its own."""

    kind = Authenticator.Type.WEBAUTHN


activate_totp = ActivateApp.as_view()
add_webauthn = AddPasskey.as_view()
