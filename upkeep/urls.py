"""Addresses of keeping contacts right."""

from django.urls import path

from upkeep.views import places

app_name = "upkeep"
urlpatterns = [
    path("", places.home, name="home"),
    path("klopt-nog/", places.still_right, name="still_right"),
    path("plaats/<slug:place>/", places.place, name="place"),
    path("contact/<int:contact>/", places.home, name="contact"),
    path("contact/<int:contact>/geschiedenis/", places.home, name="history"),
    path("voorstel/<int:proposal>/", places.home, name="proposal"),
]
