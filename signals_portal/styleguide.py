"""The living style guide: every component in its states, on the real content. Debug only."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from signals_portal import styleguide_examples
from signals_portal.styleguide_forms import SampleForm


@dataclass(frozen=True, slots=True)
class State:
    """One state of a component, and what it looks like."""

    name: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Component:
    """A component with the template that draws it; that template says what it needs."""

    name: str
    template: str
    states: tuple[State, ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every component on one page. A public site has no such page."""
    if not settings.DEBUG:
        raise Http404
    context = {
        "components": list(_components(request)),
        "form": SampleForm(),
        "form_with_errors": SampleForm({}, prefix="fout"),
    }
    return render(request, "styleguide/page.html", context)


def _components(request: HttpRequest) -> Iterator[Component]:
    for name, template, states in styleguide_examples.all_examples():
        path = f"components/{template}.html"
        drawn = (State(state, render_to_string(path, given, request)) for state, given in states.items())
        yield Component(name, path, tuple(drawn))
