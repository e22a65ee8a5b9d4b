"""Signing in by the provider of one's own organisation, in place of the password. The second step stays."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts import audit


class StaffProviderAdapter(DefaultSocialAccountAdapter):
    """Lets in who works here, by an address that the provider verified. It makes no account and ties none."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Only signing in: an account somewhere else is never tied to one here."""
        if sociallogin.state.get("process") != "login":
            raise PermissionDenied

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: one is invited."""
        audit.record(audit.SIGN_IN_REFUSED, actor=None, detail="OIDC", request=request)
        return False
