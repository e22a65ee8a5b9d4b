"""Addresses of the flow."""

from django.urls import path

from guide import views

app_name = "guide"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:role>/", views.flow, name="flow"),
    path("<slug:role>/<slug:municipality>/", views.flow, name="flow"),
]
