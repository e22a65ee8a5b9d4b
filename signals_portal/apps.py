"""The portal as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Puts the checks of an operator's settings in place."""

    name = "signals_portal"

    def ready(self) -> None:
        from signals_portal import checks  # noqa: F401, PLC0415  # registers them; before this no app is ready
