"""The information pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from editorial.models import InfoPage


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One information page."""
    found = get_object_or_404(InfoPage.objects.live(), slug=slug)
    return render(request, "editorial/page.html", {"page": found})
