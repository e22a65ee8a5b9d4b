"""The parts of the flow as editors write them: questions with options, and outcomes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class MeldcodeStep(models.IntegerChoices):
    """The five steps of the Dutch reporting code for domestic violence and child abuse."""

    SIGNALS = 1, _("breng in kaart wat je ziet")
    ADVICE = 2, _("overleg met een collega of vraag advies aan Veilig Thuis")
    TALK = 3, _("praat met de persoon om wie het gaat")
    WEIGH = 4, _("weeg hoe ernstig het is")
    DECIDE = 5, _("beslis over melden en over hulp")


class OptionBlock(blocks.StructBlock):
    """One answer and the node it leads to."""

    label = blocks.CharBlock(label=_("antwoord"), max_length=120)
    hint = blocks.CharBlock(label=_("erbij"), required=False, max_length=200)
    next = blocks.CharBlock(label=_("leidt naar"), max_length=60)
    roles = blocks.ListBlock(blocks.CharBlock(max_length=60), label=_("alleen voor"), default=[])
    excluded = blocks.ListBlock(blocks.CharBlock(max_length=60), label=_("niet voor"), default=[])

    class Meta:
        label = _("antwoord")


class QuestionBlock(blocks.StructBlock):
    """A question with two to six answers."""

    key = blocks.CharBlock(label=_("sleutel"), max_length=60)
    text = blocks.CharBlock(label=_("vraag"), max_length=200)
    help = blocks.CharBlock(label=_("uitleg"), required=False, max_length=300)
    options = blocks.ListBlock(OptionBlock(), label=_("antwoorden"))

    class Meta:
        label = _("vraag")
        icon = "help"


class OutcomeBlock(blocks.StructBlock):
    """The end of a path: what to do now, what not to do, and whom to call."""

    key = blocks.CharBlock(label=_("sleutel"), max_length=60)
    title = blocks.CharBlock(label=_("kop"), max_length=120)
    do_now = blocks.ListBlock(blocks.CharBlock(max_length=300), label=_("doe nu"))
    do_not = blocks.ListBlock(blocks.CharBlock(max_length=300), label=_("doe niet"), default=[])
    contacts = blocks.ListBlock(blocks.CharBlock(max_length=60), label=_("wie je belt, op volgorde"))
    meldcode_step = blocks.ChoiceBlock(
        choices=MeldcodeStep.choices, label=_("stap van de meldcode"), required=False
    )
    call_note = blocks.ListBlock(blocks.CharBlock(max_length=200), label=_("houd bij de hand"), default=[])
    tip = blocks.CharBlock(label=_("tip van de poster"), required=False, max_length=60)

    class Meta:
        label = _("advies")
        icon = "tick"


class FlowBlock(blocks.StreamBlock):
    """The whole flow, question by question and outcome by outcome."""

    question = QuestionBlock()
    outcome = OutcomeBlock()
