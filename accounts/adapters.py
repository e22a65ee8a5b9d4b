"""What the sign-in library does in our way: no sign-up, equal answers, everything written down."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.mail import is_sent
from accounts.models import User


class StaffAdapter(DefaultAccountAdapter):
    """Signing in and out."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Het e-mailadres of het wachtwoord klopt niet."),
        "enter_current_password": _("Dit is niet je wachtwoord van nu."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "incorrect_code": _("Deze code klopt niet. Kijk of er al een nieuwe in je app staat."),
        "too_many_login_attempts": _("Te vaak geprobeerd. Wacht vijf minuten en probeer het dan opnieuw."),
        "rate_limited": _("Te vaak geprobeerd. Wacht even en probeer het dan opnieuw."),
        "same_as_current": _("Dit is hetzelfde als je nu hebt."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: one is invited."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """The person these belong to. Who left gets the same answer as who never was here."""
        user = super().authenticate(request, **credentials)
        if user and not user.may_sign_in:
            self.authentication_failed(request, **credentials)
            return None
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write it down: with whose address, if it is of staff; else what was typed is nobody's business."""
        known = User.objects.filter(email__iexact=credentials.get("email", "")).first()
        audit.record(audit.SIGN_IN_REFUSED, actor=None, about=known.email if known else "", request=request)

    def pre_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse | None:
        """Nobody who may not sign in comes further, whatever brought them."""
        return None if user.may_sign_in else self.respond_user_inactive(request, user)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Back to where one signs in, with the words that everybody gets."""
        messages.error(request, self.error_messages["email_password_mismatch"])
        return HttpResponseRedirect(reverse("account_login"))

    def post_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse:
        """Write down who signed in."""
        audit.record(audit.SIGNED_IN, actor=user, request=request)
        return super().post_login(request, user, **told)

    def format_email_subject(self, subject: str) -> str:
        """The subject with the name of the site."""
        return f"{settings.EMAIL_SUBJECT_PREFIX}{subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail in our own words; without the address and browser that the library would put in.

        The answer is the same when it cannot be sent, or it would tell whose address is known here.
        """
        told = {name: value for name, value in context.items() if name not in {"ip", "user_agent"}}
        told["site_name"] = settings.SITE_NAME
        is_sent(lambda: super(StaffAdapter, self).send_mail(template_prefix, email, told))

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """How one can show again who one is, in our own words."""
        words = {
            "reauthenticate": _("Met je wachtwoord"),
            "mfa_reauthenticate": _("Met een code"),
            "mfa_reauthenticate:webauthn": _("Met je passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": words[method["id"]]} for method in methods]


class StaffFactorAdapter(DefaultMFAAdapter):
    """The second step."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": StaffAdapter.error_messages["incorrect_code"],
    }

    def get_totp_issuer(self) -> str:
        """The name that the app shows."""
        return settings.SITE_NAME

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan, as it can stand in a page: an element, without the heading of a file."""
        _, _, element = super().build_totp_svg(url).partition("?>")
        return element.replace("<svg", '<svg class="qr" role="img" aria-labelledby="qr"', 1)
