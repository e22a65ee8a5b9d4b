"""What must be right before a site goes public: told by `manage.py check --deploy`."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register(deploy=True)
def assets_are_made(**kwargs: Any) -> list[CheckMessage]:
    """Without the theme's stylesheet, the script and the icons no page can be shown."""
    needed = [f"static/css/{settings.THEME}.css", "static/js/site.js", "icons"]
    missing = [name for name in needed if not (settings.BUILD_DIR / name).exists()]
    if not missing:
        return []
    told = f"Not in {settings.BUILD_DIR}: {', '.join(missing)}."
    return [Error(told, hint="Run: make assets", id="portal.E001")]
