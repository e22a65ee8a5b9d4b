"""Public pages: whom to call in a place, and finding the place."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_http_methods, require_safe

from contacts.forms import PlaceForm
from contacts.lookup import Found, find, names_as_json
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
        chosen = Municipality.objects.get_or_404(request.POST["municipality"] or None)
        return _to(chosen, request.POST.get("page", ""))
    form = PlaceForm(request.POST)
    found = find(form.cleaned_data["place"]) if form.is_valid() else Found()
    if found.municipality:
        return _to(found.municipality, form.cleaned_data["page"])
    if form.errors:
        form.fields["place"].widget.attrs["autofocus"] = True  # there is only one thing to mend
    return render(request, "contacts/find_place.html", {"form": form, "found": found})


# conditional_page gives it an ETag, so that a phone that has the names already gets no second copy.
@require_safe
@cache_control(public=True, max_age=60 * 60)
@conditional_page
def place_names(request: HttpRequest) -> HttpResponse:
    """Every name of a place, for suggestions that are made on the visitor's own device."""
    return HttpResponse(names_as_json(), content_type="application/json")


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
