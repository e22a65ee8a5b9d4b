"""What is asked of who keeps a contact."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Fieldset, Layout, Submit
from django import forms
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from contacts import phones
from contacts.models import Contact, ContactKind
from upkeep.fields import PhoneField, WeekField
from upkeep.rules import FIELDS, asks_for_service_number, faults_between

_NO_SITE = _("Schrijf het adres zoals www.organisatie.nl.")


def _part(name: Any, *fields: Any) -> Fieldset:
    return Fieldset(name, *fields, css_class="utrecht-form-fieldset--section form-part")


class ContactForm(forms.ModelForm):
    """All that somebody may change of a contact. What needs a second person, `upkeep.changes` decides."""

    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    phone = PhoneField(
        label=_("Telefoonnummer"),
        help_text=_("Met netnummer, zoals 030 123 45 67. Een nieuw nummer kijkt een tweede persoon na."),
        required=False,
        max_length=30,
    )
    is_service_number = forms.BooleanField(
        label=_("Dit mobiele nummer is een dienstnummer van de organisatie"), required=False
    )
    hours = WeekField(
        label=_("Openingstijden"),
        help_text=_(
            "Bijvoorbeeld 9.00-12.30 en 13.00-17.00. Is een dag anders dan de andere werkdagen? Vul die dag "
            "dan ook in, of schrijf ‘dicht’. Weet je de tijden niet, laat dan alles leeg."
        ),
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        max_length=200,
        error_messages={"invalid": _NO_SITE},
    )
    chat = forms.URLField(
        label=_("Adres van de chat"),
        required=False,
        assume_scheme="https",
        max_length=200,
        error_messages={"invalid": _NO_SITE},
    )
    source = forms.URLField(
        label=_("Waar staat dit nummer?"),
        help_text=_("Het adres van de pagina van de organisatie zelf. Bezoekers zien dit als bron."),
        assume_scheme="https",
        max_length=300,
        error_messages={
            "required": _("Vul in op welke pagina dit nummer staat."),
            "invalid": _NO_SITE,
        },
    )
    reason = forms.CharField(
        label=_("Waarom verandert dit?"),
        help_text=_("Dit leest de tweede persoon. Schrijf geen namen van mensen om wie je je zorgen maakt."),
        required=False,
        max_length=300,
    )

    class Meta:
        model = Contact
        fields = list(FIELDS)
        help_texts = {
            "organisation": _("De naam waarmee ze de telefoon opnemen."),
            "name": _("Alleen als bezoekers naar deze persoon moeten vragen."),
            "phone_note": _("Bijvoorbeeld: vraag naar de zorgcoördinator."),
            "hours_note": _("Bijvoorbeeld: in de zomer alleen ’s ochtends."),
            "languages": _("Bijvoorbeeld: Nederlands, Engels en Pools."),
            "for_whom": _("Laat leeg als iedereen mag bellen."),
        }
        error_messages = {
            "organisation": {"required": _("Vul de naam van de organisatie in.")},
            "email": {"invalid": _("Schrijf het e-mailadres zoals naam@organisatie.nl.")},
        }

    def __init__(self, *args: Any, button: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self._asks_for_service_number():
            del self.fields["is_service_number"]
        self.helper = FormHelper()
        self.helper.inputs = [Submit("save", button)]
        self.helper.layout = Layout(
            *self._before(),
            _part(_("Wie neemt op"), "organisation", "name", "for_whom"),
            _part(_("Bereikbaar via"), *self._ways()),
            _part(
                _("Wanneer"), "always_open", Field("hours", wrapper_class="week"), "hours_note", "languages"
            ),
            _part(_("Hoe weten we dit"), "source", "source_note", "reason"),
        )

    def _before(self) -> list[str]:
        return ["stamp"]

    def _ways(self) -> list[str]:
        names = ["phone", "is_service_number", "phone_note", "email", "website", "chat"]
        return [name for name in names if name in self.fields]

    def _asks_for_service_number(self) -> bool:
        """Whether the number that was typed is a mobile one, other than the contact has already."""
        typed = self.data.get(self.add_prefix("phone"), "") if self.is_bound else ""
        try:
            phone = phones.from_typed(typed)
        except ValueError:
            return False
        return asks_for_service_number(phone, before=self.instance.phone)

    def clean(self) -> dict[str, Any]:
        """Somebody must be reachable, at known times, and on a number that is not a person's own."""
        given = super().clean() or {}
        is_service_number = bool(given.get("is_service_number"))
        for name, told in faults_between(
            given, before=model_to_dict(self.instance), is_service_number=is_service_number
        ):
            self.add_error(name, told)
        return given

    @property
    def values(self) -> dict[str, Any]:
        """What the contact would be, by the names of its fields."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or []}

    def renew(self, stamp: str) -> None:
        """Ask again, now that somebody changed the contact: what was typed stays."""
        self.data = {**self.data.dict(), "stamp": stamp} if isinstance(self.data, QueryDict) else self.data


class NewContactForm(ContactForm):
    """A contact that a place does not have yet."""

    class Meta(ContactForm.Meta):
        fields = ["kind", *ContactForm.Meta.fields]
        error_messages = {
            **ContactForm.Meta.error_messages,
            "kind": {"required": _("Kies wat voor contact dit is.")},
        }

    def _before(self) -> list[str]:
        return ["kind"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["stamp"]
        self.fields["kind"].queryset = ContactKind.objects.at(self.instance.place)  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Why a second person says no."""

    answer = forms.CharField(
        label=_("Waarom niet?"),
        help_text=_("Dit leest wie het voorstelde."),
        max_length=300,
        error_messages={"required": _("Schrijf kort waarom dit niet klopt.")},
    )
