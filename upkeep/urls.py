"""Addresses of keeping contacts right."""

from django.urls import path

from upkeep.views import checking, contacts, overview, people, places, proposals, reports, sheets

app_name = "upkeep"
urlpatterns = [
    path("", places.home, name="home"),
    path("klopt-nog/", checking.mail_link, name="mail_link"),
    path("klopt-nog/bevestigen/", places.still_right, name="still_right"),
    path("plaats/<slug:place>/", places.place, name="place"),
    path("plaats/<slug:place>/nieuw/", contacts.add, name="add"),
    path("contact/<int:contact>/", contacts.contact, name="contact"),
    path("contact/<int:contact>/intrekken/", contacts.withdraw, name="withdraw"),
    path("contact/<int:contact>/terugzetten/", contacts.put_back, name="put_back"),
    path("contact/<int:contact>/geschiedenis/", contacts.history, name="history"),
    path("contact/<int:contact>/geschiedenis/<int:version>/", contacts.restore, name="restore"),
    path("voorstel/<int:proposal>/", proposals.proposal, name="proposal"),
    path("voorstel/<int:proposal>/bevestigen/", proposals.confirm, name="confirm"),
    path("voorstel/<int:proposal>/afwijzen/", proposals.decline, name="decline"),
    path("voorstel/<int:proposal>/terugnemen/", proposals.take_back, name="take_back"),
    path("ophalen/", sheets.take, name="take"),
    path("ophalen/sjabloon/", sheets.template, name="template"),
    path("inlezen/", sheets.read_in, name="read_in"),
    path("inlezen/<int:plan>/", sheets.sheet, name="sheet"),
    path("inlezen/<int:plan>/opslaan/", sheets.write_sheet, name="write_sheet"),
    path("mensen/", people.people, name="people"),
    path("mensen/<int:mandate>/stoppen/", people.stop, name="stop_mandate"),
    path("mensen/<int:mandate>/opnieuw/", people.again, name="invite_again"),
    path("meldingen/<int:contact>/afgehandeld/", reports.handled, name="reports_handled"),
    path("overzicht/", overview.page, name="overview"),
    path("overzicht/ophalen/", overview.export, name="overview_export"),
    path("overzicht/herinner/<slug:place>/", overview.nudge_place, name="nudge"),
]
