"""Public pages: whom to call in a place, and finding the place."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from contacts.forms import PlaceForm
from contacts.lookup import Found, find
from contacts.models import Contact, Municipality
from contacts.querysets import named_once


@require_safe
def municipality(request: HttpRequest, municipality: str | None = None) -> HttpResponse:
    """Everybody who can be called in a municipality; without one, in the whole country."""
    place = Municipality.objects.get_or_404(municipality)
    contacts = list(named_once(Contact.objects.for_municipality(place)))
    return render(request, "contacts/municipality.html", {"place": place, "contacts": contacts})


# Without a cookie there is no token to check; the browser's own word is checked for every form
# (signals_portal.security.SameOriginMiddleware), and this one changes nothing.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find_place(request: HttpRequest) -> HttpResponse:
    """Lead from what was typed to the page for that municipality, or ask back. Nothing typed is kept."""
    if request.method != "POST":
        return redirect("contacts:index")
    if "municipality" in request.POST:
        return _chosen(request.POST["municipality"] or None, request.POST.get("page", ""))
    form = PlaceForm(request.POST)
    found = find(form.cleaned_data["place"]) if form.is_valid() else Found()
    if found.municipality:
        return _to(found.municipality, form.cleaned_data["page"])
    return render(request, "contacts/find_place.html", {"form": form, "found": found})


def _chosen(slug: str | None, page: str) -> HttpResponse:
    """To the place that was chosen when we asked back; without a slug to the whole country."""
    return _to(Municipality.objects.get_or_404(slug), page)


def _to(place: Municipality | None, page: str) -> HttpResponse:
    return HttpResponseRedirect(page_in(place, page), status=303)


def page_in(place: Municipality | None, page: str) -> str:
    """The address of `page` for this place, or for the whole country; a contact page when there is none.

    The address is made anew from what the path resolves to, so it can never lead to another host.
    """
    try:
        match = resolve(f"{page}{place.slug}/" if place else page)
    except Resolver404:
        match = resolve(reverse("contacts:index"))
    if place and "municipality" not in match.kwargs:
        return place.get_absolute_url()
    return reverse(match.view_name, kwargs=match.kwargs)
