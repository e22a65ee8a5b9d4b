"""An example of each kind of words on the site, and how an editor changes it."""

from types import SimpleNamespace

from editorial.models import InfoPage
from tests.desk.words import fresh
from tests.factories.contacts import ContactFactory
from tests.factories.words import (
    EscalationStepFactory,
    ExploitationFormFactory,
    GuideFactory,
    RoleFactory,
    SettingFactory,
    SignalFactory,
    TipFactory,
    TipPlacementFactory,
)
from tips.models import Pitfall, Term


def _published(row):
    row.save()
    row.save_revision().publish()
    return fresh(row)


def a_tip():
    tip = TipFactory(text="Let op elkaar.", live=False)
    role = RoleFactory(slug="docent", name="Docent")
    TipPlacementFactory(role=role, tip=tip)
    return SimpleNamespace(
        row=_published(tip), change={"text": "Kijk om."}, seen="Kijk om.", new={"text": "Nieuw."}
    )


def a_signal():
    signal = SignalFactory(text="Is moe.", live=False)
    signal.forms = [ExploitationFormFactory()]
    signal.settings = [SettingFactory()]
    row = _published(signal)
    new = {"text": "Nieuw.", "forms": [signal.forms.first().pk], "settings": [signal.settings.first().pk]}
    return SimpleNamespace(row=row, change={"text": "Is vaak weg."}, seen="Is vaak weg.", new=new)


def a_pitfall():
    row = _published(Pitfall(slug="bewijs", text="Om bewijs vragen.", live=False))
    return SimpleNamespace(
        row=row, change={"text": "Beloften doen."}, seen="Beloften doen.", new={"text": "Nieuw."}
    )


def a_form():
    row = _published(ExploitationFormFactory(name="Arbeid", live=False))
    new = {"name": "Nieuw", "what": "Uitleg.", "order": "3"}
    return SimpleNamespace(row=row, change={"what": "Anders uitgelegd."}, seen="Anders uitgelegd.", new=new)


def a_term():
    row = _published(Term(code="mandaat", term="Mandaat", text="Wat je mag.", live=False))
    new = {"term": "Nieuw", "text": "Uitleg."}
    return SimpleNamespace(row=row, change={"text": "Anders uitgelegd."}, seen="Anders uitgelegd.", new=new)


def a_role():
    role = RoleFactory(slug="docent", name="Docent", live=False)
    step = EscalationStepFactory(role=role, inside=True)
    placement = TipPlacementFactory(role=role, tip=TipFactory(text="Let op elkaar."))
    role.steps, role.placements = [step], [placement]
    change = {"name": "Leraar", "steps-0-when": "Je twijfelt"}
    return SimpleNamespace(row=_published(role), change=change, seen="Je twijfelt", new=None)


def a_guide():
    return a_guide_for(RoleFactory(slug="docent", name="Docent"))


def a_guide_for(role):
    """The flow on a site with this role."""
    ContactFactory(kind__slug="soort", fallback=True)
    guide = _published(GuideFactory(live=False))
    return SimpleNamespace(
        row=guide, change={"nodes-0-value-text": "Is er nu gevaar?"}, seen="Is er nu gevaar?", new=None
    )


def an_info_page():
    row = _published(InfoPage(slug="privacy", title="Privacy", body="<p>Oud.</p>", live=False))
    return SimpleNamespace(row=row, change={"title": "Over privacy"}, seen="Over privacy", new=None)


MAKERS = [a_tip, a_signal, a_pitfall, a_form, a_term, a_role, a_guide, an_info_page]
MADE_AT_THE_DESK = [a_tip, a_signal, a_pitfall, a_form, a_term]
ALL = {maker.__name__: maker for maker in MAKERS}
