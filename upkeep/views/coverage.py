"""Which municipalities have a number that was checked: for anybody, and without a name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from contacts.models import Municipality
from upkeep.who_answers import By, WhoAnswers


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Per province and municipality: a checked number, an old one, or a line for the whole country."""
    found = WhoAnswers.in_places(Municipality.objects.all(), by=By.PROVINCE)
    return render(request, "upkeep/coverage.html", {"found": found})
