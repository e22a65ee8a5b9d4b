"""What the style guide shows: each component with the states it has, made from the content in the database.

Numbers are those of the content, never made up; a state that the content does not have now is made in memory.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.urls import reverse

from contacts.forms import PlaceForm
from contacts.models import Contact, ContactKind, Municipality
from guide.drawing import draw
from guide.graph import Flow, problems
from guide.models import Guide
from roles.models import Role
from tips.models import Signal

States = dict[str, dict[str, Any]]
Example = tuple[str, str, States]
_PLACE, _ROLE = "utrecht", "docent"


def all_examples() -> Iterator[Example]:
    """Name, template and states of each component, top down. Raises DoesNotExist without content."""
    place = Municipality.objects.get(slug=_PLACE)
    role = Role.objects.live().with_page().with_inside().get(slug=_ROLE)
    yield "112 en Snel weg", "quick_bar", {"altijd": {"title": settings.SITE_NAME}}
    yield "Kruimelpad", "breadcrumb", _breadcrumbs(role)
    yield "Rollen", "role_tiles", {"altijd": _tiles()}
    yield "Contact", "call", _calls(place)
    yield "Iemand in je eigen organisatie", "inside", {"altijd": {"label": role.inside, "level": 4}}
    yield "Tip", "tip", {"altijd": {"text": role.own_tips[0].text}}
    yield "Signaal", "signal", {"altijd": {"text": Signal.objects.live()[0].text}}
    yield "Mededeling", "notice", _notices()
    yield "Plaats zoeken", "place_lookup", _lookups()
    yield "Plaats van de nummers", "place_bar", _place_bars(place)
    yield from _steps(role, place)
    yield "Tekening van de vragen", "flow_drawing", _drawings(role)
    yield "Bladeren", "pagination", _pages()
    yield "Voet van de pagina", "footer", {"altijd": {"label": "Voet van het voorbeeld"}}


def _breadcrumbs(role: Role) -> States:
    above = {"above": "Rollen", "above_url": reverse("roles:index")}
    return {
        "onder het begin": {"here": "Rollen", "label": "Kruimelpad, kort"},
        "dieper": {"here": role.name, "label": "Kruimelpad, lang", **above},
    }


def _tiles() -> dict[str, Any]:
    return {"roles": Role.objects.live(), "page": "roles:page", "label": "Rollen van het voorbeeld"}


def _calls(place: Municipality) -> States:
    national = Contact.objects.for_municipality(None).by_kind()
    near = Contact.objects.active().filter(region__kind="care_coordination").exclude(phone="")[0]
    stand_in = national["zorgcoordinator"][0]
    confirmed, unreachable = copy(near), copy(near)
    confirmed.verified_on = date(2026, 11, 1)
    unreachable.phone, unreachable.hours_note, unreachable.always_open = "", "", False
    return {
        "112": {"contact": national["emergency"][0], "level": 4},
        "landelijk, met wat ze vragen": {
            "contact": national["veilig_thuis"][0],
            "level": 4,
            "with_questions": True,
        },
        "nog niet bevestigd": {"contact": near, "level": 4},
        "nagekeken": {"contact": confirmed, "level": 4},
        "valt in voor een plaats": {"contact": stand_in, "level": 4, "place": place},
        "zonder telefoon": {"contact": unreachable, "level": 4, "note": "Antwoord duurt een werkdag."},
    }


def _notices() -> States:
    text = "Vul een plaats in, dan zie je de nummers in de buurt."
    kinds = {"uitleg": "info", "let op": "warning", "fout": "error", "gelukt": "ok"}
    states: States = {name: {"text": text, "kind": kind} for name, kind in kinds.items()}
    return states | {"met een kop": {"text": text, "heading": "Weet je de plaats?", "level": 4}}


def _lookups() -> States:
    refused = PlaceForm({"place": ""}, auto_id="stijl-fout-%s")
    return {
        "leeg": {"id": "stijl-leeg", "page": "/contact/"},
        "met een fout": {"id": "stijl-fout", "page": "/contact/", "form": refused},
    }


def _place_bars(place: Municipality) -> States:
    return {
        "nog geen plaats": {"id": "stijl-geen", "page": "/contact/", "place": None},
        "plaats gekozen": {"id": "stijl-andere", "page": "/contact/", "place": place},
    }


def _steps(role: Role, place: Municipality) -> Iterator[Example]:
    flow = Guide.objects.live().get().page_for(role, place)
    first, second = flow["questions"][:2]
    yield (
        "Vraag",
        "question",
        {
            "de eerste": {"step": first, "is_start": True},
            "een latere": {"step": second, "is_start": False},
        },
    )
    here, nowhere = flow["advices"][1], Guide.objects.live().get().page_for(role, None)["advices"][2]
    path = reverse("guide:flow", kwargs={"role": role.slug})
    steps = flow["reporting_steps"]
    yield (
        "Advies",
        "outcome",
        {
            "met een plaats": {"advice": here, "place": place, "page": path, "reporting_steps": steps},
            "zonder plaats": {
                "advice": nowhere,
                "place": None,
                "page": path,
                "reporting_steps": steps,
            },
        },
    )
    contact = here.first_to_call
    example = {
        "prepare": here.step.outcome.call_note[0],
        "whom": f"{contact.kind}: {contact.phone_in_dutch_notation}" if contact else "",
        "question": first.question.text,
        "answer": first.choices[0].label,
    }
    yield "Belbriefje", "call_note", {"altijd": example}


def _drawings(role: Role) -> States:
    guide = Guide.objects.live().get()
    broken = _broken(guide.flow)
    roles = Role.objects.live().values_list("slug", flat=True)
    found = problems(broken, roles=roles, kinds=ContactKind.objects.fallbacks())
    return {
        "zoals bezoekers het zien": {
            "drawing": draw(guide.flow, role.slug),
            "id": "stijl-tekening",
            "name": role.name,
        },
        "een concept met fouten": {
            "drawing": draw(broken, role.slug, found),
            "id": "stijl-tekening-fout",
            "name": f"{role.name}, concept",
        },
    }


def _broken(flow: Flow) -> Flow:
    """Only the first question and its advice, with an answer to nowhere, one back, and a loose question."""
    first, loose = flow.questions[:2]
    options = (
        first.options[0],
        replace(first.options[1], next="nergens"),
        replace(first.options[2], next=first.key),
    )
    return replace(
        flow,
        questions=(replace(first, options=options), replace(loose, options=())),
        outcomes=flow.outcomes[:1],
    )


def _pages() -> States:
    paginator = Paginator(range(200), 10)
    shown = {"de eerste": 1, "in het midden": 10, "de laatste": 20}
    return {
        name: {"page": paginator.get_page(number), "label": f"Bladeren, {name}"}
        for name, number in shown.items()
    }
