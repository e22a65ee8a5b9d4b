"""All addresses: Dutch, neutral and stable, since a printed code may point at any of them."""

from django.urls import include, path
from wagtail.admin import urls as desk

from signals_portal import pages, styleguide

handler400 = "signals_portal.errors.bad_request"
handler403 = "signals_portal.errors.permission_denied"
handler404 = "signals_portal.errors.not_found"
handler500 = "signals_portal.errors.server_error"

roles = [
    path("", pages.roles, name="index"),
    path("<slug:role>/", pages.role, name="page"),
    path("<slug:role>/<slug:municipality>/", pages.role, name="page"),
]

urlpatterns = [
    path("", pages.home, name="home"),
    path("weg/", pages.leave, name="leave"),
    path("stijlgids/", styleguide.page, name="styleguide"),
    path("rollen/", include((roles, "roles"))),
    path("niet-pluis/", include("guide.urls")),
    path("account/", include("accounts.urls")),
    path("redactie/", include(desk)),
    path("beheer/", include("upkeep.urls")),
    path("", include("upkeep.public_urls")),
    path("", include("contacts.urls")),
    path("", include("editorial.urls")),
]
