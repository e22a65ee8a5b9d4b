"""Addresses of what any visitor sees of keeping contacts right."""

from django.urls import path

from upkeep.views import coverage, reports

app_name = "public"
urlpatterns = [
    path("klopt-niet/bedankt/", reports.thanks, name="thanks"),
    path("klopt-niet/<int:contact>/", reports.report, name="report"),
    path("dekking/", coverage.page, name="coverage"),
]
