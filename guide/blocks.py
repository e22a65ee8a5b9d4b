"""The parts of the flow as editors write them: questions with options, and outcomes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from contacts.models import ContactKind
from guide.graph import ANYBODY_INSIDE
from roles.models import Role
from tips.models import Tip

Choices = list[tuple[str, Any]]


def role_choices() -> Choices:
    """Every role that visitors may choose, by name; one that is off the site for now may come back."""
    known = Role.objects.exclude(live=False, first_published_at=None)
    return list(known.values_list("slug", "name"))


def contact_choices() -> Choices:
    """Whom an advice can send to: the kinds of contact, and first somebody in one's own organisation."""
    kinds = ContactKind.objects.order_by("order").values_list("slug", "name")
    return [(ANYBODY_INSIDE, _("iemand in de eigen organisatie")), *kinds]


def tip_choices() -> Choices:
    """The tips that visitors see."""
    return [(tip.key, Truncator(tip.text).chars(80)) for tip in Tip.objects.live()]


class RolesBlock(blocks.MultipleChoiceBlock):
    """Roles, ticked by name."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"required": False, **kwargs, "choices": role_choices}
        super().__init__(widget=forms.CheckboxSelectMultiple, **kwargs)

    def to_python(self, value: Any) -> Any:
        """What is stored, also as the list of items it used to be."""
        return super().to_python(_plain(value))

    def normalize(self, value: Any) -> Any:
        return super().normalize(_plain(value))

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return "wagtail.blocks.MultipleChoiceBlock", [], {"choices": [], "required": False}


def _plain(value: Iterable[Any] | None) -> list[str]:
    return [item["value"] if isinstance(item, Mapping) else item for item in value or ()]


class _PlainInTheDatabase(blocks.CharBlock):
    """A text with a field of its own; to migrations it is a text like any other."""

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.CharBlock", args, kwargs


class KeyBlock(_PlainInTheDatabase):
    """What the answers know a node by. Nobody sees or types it: desk.js gives a new node one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "max_length": 60, **kwargs})
        self.field.widget = forms.HiddenInput(attrs={"data-flow-key": ""})


class NextBlock(_PlainInTheDatabase):
    """The node an answer leads to; desk.js lets one choose from this document, by words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 60, **kwargs})
        self.field.widget = forms.TextInput(attrs={"data-flow-next": ""})


class MeldcodeStep(models.IntegerChoices):
    """The five steps of the Dutch reporting code for domestic violence and child abuse."""

    SIGNALS = 1, _("breng in kaart wat je ziet")
    ADVICE = 2, _("overleg met een collega of vraag advies aan Veilig Thuis")
    TALK = 3, _("praat met de persoon om wie het gaat")
    WEIGH = 4, _("weeg hoe ernstig het is")
    DECIDE = 5, _("beslis over melden en over hulp")


class OptionBlock(blocks.StructBlock):
    """One answer and the node it leads to."""

    label = blocks.CharBlock(label=_("antwoord"), max_length=120, help_text=_("Bijvoorbeeld: Nee, niet nu"))
    hint = blocks.CharBlock(
        label=_("erbij"), required=False, max_length=200, help_text=_("Bijvoorbeeld: Ook als je twijfelt")
    )
    next = NextBlock(label=_("leidt naar"))
    roles = RolesBlock(label=_("alleen voor"), help_text=_("Niets aangevinkt: voor iedereen."))
    excluded = RolesBlock(label=_("niet voor"))

    class Meta:
        label = _("antwoord")


class QuestionBlock(blocks.StructBlock):
    """A question with two to six answers."""

    key = KeyBlock(label=_("sleutel"))
    text = blocks.CharBlock(label=_("vraag"), max_length=200, help_text=_("Bijvoorbeeld: Is er nu gevaar?"))
    help = blocks.CharBlock(label=_("uitleg"), required=False, max_length=300)
    options = blocks.ListBlock(OptionBlock(), label=_("antwoorden"))

    class Meta:
        label = _("vraag")
        label_format = "{text}"
        icon = "help"


class OutcomeBlock(blocks.StructBlock):
    """The end of a path: what to do now, what not to do, and whom to call."""

    key = KeyBlock(label=_("sleutel"))
    title = blocks.CharBlock(
        label=_("kop"), max_length=120, help_text=_("Bijvoorbeeld: Vraag vandaag nog advies")
    )
    do_now = blocks.ListBlock(blocks.CharBlock(max_length=300), label=_("doe nu"))
    do_not = blocks.ListBlock(blocks.CharBlock(max_length=300), label=_("doe niet"), default=[])
    contacts = blocks.ListBlock(
        blocks.ChoiceBlock(choices=contact_choices), label=_("wie je belt, op volgorde")
    )
    meldcode_step = blocks.ChoiceBlock(
        choices=MeldcodeStep.choices, label=_("stap van de meldcode"), required=False
    )
    call_note = blocks.ListBlock(blocks.CharBlock(max_length=200), label=_("houd bij de hand"), default=[])
    tip = blocks.ChoiceBlock(choices=tip_choices, label=_("tip van de poster"), required=False)

    class Meta:
        label = _("advies")
        label_format = "{title}"
        icon = "tick"


class FlowBlock(blocks.StreamBlock):
    """The whole flow, question by question and outcome by outcome."""

    question = QuestionBlock()
    outcome = OutcomeBlock()

    class Meta:
        collapsed = True
