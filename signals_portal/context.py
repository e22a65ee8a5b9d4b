"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """The name of the site and the theme it wears."""
    return {"site_name": settings.SITE_NAME, "theme": settings.THEME}
