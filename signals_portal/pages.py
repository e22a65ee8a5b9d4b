"""The pages that show several apps, and the way out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from contacts.models import Municipality
from editorial.models import InfoPage
from roles.models import Role


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """112, the flow, the place lookup and the roles: all on the first screen of a phone."""
    intro = InfoPage.objects.live().filter(slug=InfoPage.INTRO).first()
    return render(request, "home.html", {"roles": Role.objects.live(), "intro": intro})


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Every role, to choose from."""
    return render(request, "roles/index.html", {"roles": Role.objects.live()})


@require_safe
def role(request: HttpRequest, role: str, municipality: str | None = None) -> HttpResponse:
    """A role's tips and calls; without a municipality with the national contacts."""
    found = get_object_or_404(Role.objects.live().with_page(), slug=role)
    place = Municipality.objects.get_or_404(municipality)
    return render(request, "roles/page.html", {"role": found, "place": place, "calls": found.calls_in(place)})


@require_safe
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Go to another site at once, and have the browser forget what it kept of ours."""
    response = HttpResponseRedirect(settings.EXIT_URL, status=303)
    response["Clear-Site-Data"] = '"cache", "storage"'
    response["Referrer-Policy"] = "no-referrer"
    return response
