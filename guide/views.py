"""The flow: choose who you are, then walk the questions on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from contacts.models import Municipality
from guide.models import Guide
from roles.models import Role


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every role, to choose the one who asks."""
    return render(request, "guide/index.html", {"roles": Role.objects.live()})


@require_safe
def flow(request: HttpRequest, role: str, municipality: str | None = None) -> HttpResponse:
    """The whole flow of a role on one page; without a municipality with the national contacts."""
    found = get_object_or_404(Role.objects.live().with_inside(), slug=role)
    place = Municipality.objects.get_or_404(municipality)
    guide = get_object_or_404(Guide.objects.live())
    return render(request, "guide/flow.html", guide.page_for(found, place))
