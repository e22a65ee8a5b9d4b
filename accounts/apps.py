"""Who works here, as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Has the audit log hear of what the sign-in library does."""

    name = "accounts"

    def ready(self) -> None:
        from accounts import hearing  # noqa: F401, PLC0415  # connects it; before this no app is ready
