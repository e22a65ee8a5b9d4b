"""Addresses of whom to call where."""

from django.urls import path

from contacts import views

app_name = "contacts"
urlpatterns = [
    path("contact/", views.municipality, name="index"),
    path("contact/<slug:municipality>/", views.municipality, name="municipality"),
    path("plaats/", views.find_place, name="find_place"),
    path("plaats/namen/", views.place_names, name="place_names"),
]
