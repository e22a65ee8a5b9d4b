"""What is asked of people who work here, and who come to."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.groups import ADMINISTRATOR, EDITOR, REVIEWER
from accounts.models import Invitation, User

CODE_LASTS = 120  # seconds; longer than an app shows one, and half a minute early and late
GROUPS = [
    (EDITOR, _("Redacteur: schrijft en verbetert teksten")),
    (REVIEWER, _("Eindredacteur: keurt teksten goed en zet ze op de site")),
    (ADMINISTRATOR, _("Beheerder: nodigt mensen uit en ziet het logboek")),
]


class SignInForm(LoginForm):
    """An address and a password, in our own words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label = _("E-mailadres"), _("Wachtwoord")
        login.error_messages["required"] = _("Vul je e-mailadres in.")
        password.error_messages["required"] = _("Vul je wachtwoord in.")
        password.help_text = ""
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)


class UsedOnce:
    """A code is good once. The library forgets a code before a phone with a slow clock stops showing it."""

    def clean_code(self) -> str:
        """The code, if it is right and was not given before."""
        code = super().clean_code()  # type: ignore[misc]  # the library's form is beside this one
        if code == settings.MFA_TOTP_INSECURE_BYPASS_CODE:
            return code
        same = normalize_user_code(code)  # however it was written: the library overlooks spaces and dashes
        if not cache.add(f"code-used:{self.user.pk}:{same}", "yes", CODE_LASTS):  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(UsedOnce, AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(UsedOnce, ReauthenticateForm):
    """The second step once more."""


class AppForm(ActivateTOTPForm):
    """The first code of an app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code van zes cijfers")
        self.fields["code"].error_messages["required"] = _("Vul de code in die de app laat zien.")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}


class PasskeyForm(AddWebAuthnForm):
    """A name for a passkey, and what the device says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam")


class GroupsForm(forms.Form):
    """What somebody may do here."""

    groups = forms.MultipleChoiceField(
        label=_("Wat mag deze persoon doen?"),
        choices=GROUPS,
        required=False,
        help_text=_("Kies niets voor wie alleen contacten nakijkt."),
        widget=forms.CheckboxSelectMultiple,
    )


class InvitationForm(GroupsForm):
    """Whom to invite, and for what."""

    email = forms.EmailField(
        max_length=254,
        label=_("E-mailadres"),
        help_text=_("Van het werk van deze persoon. De uitnodiging gaat naar dit adres."),
        error_messages={
            "required": _("Vul het e-mailadres in van wie je wilt uitnodigen."),
            "invalid": _("Schrijf het e-mailadres zoals naam@organisatie.nl."),
        },
    )
    field_order = ["email", "groups"]

    def clean_email(self) -> str:
        """An address that nobody here has. A Beheerder sees who works here, so may be told."""
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise ValidationError(_("Deze persoon staat al in de lijst. Zoek het adres hieronder op."))
        return email


class AcceptForm(forms.Form):
    """Who one is, and a password to come in with."""

    first_name = forms.CharField(
        label=_("Voornaam"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Vul je voornaam in.")},
    )
    last_name = forms.CharField(
        label=_("Achternaam"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
        error_messages={"required": _("Vul je achternaam in.")},
    )
    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        help_text=_("Minstens 12 tekens. Een zin die je goed onthoudt is het beste."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Kies een wachtwoord.")},
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean(self) -> dict[str, Any]:
        """Hold the password against what makes one weak, the own name and address included."""
        given = super().clean() or {}
        names = {name: given.get(name, "") for name in ("first_name", "last_name")}
        try:
            validate_password(given.get("password", ""), User(email=self.invitation.email, **names))
        except ValidationError as weak:
            if "password" in given:
                self.add_error("password", weak)
        return given
