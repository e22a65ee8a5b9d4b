"""The information pages. Their addresses are fixed: other pages, and paper, point at them."""

from django.urls import path

from editorial import views

app_name = "info"
urlpatterns = [
    path(f"{slug}/", views.page, {"slug": slug}, name=slug)
    for slug in ("over", "privacy", "toegankelijkheid", "veilig-bezoek", "vijf-stappen")
]
