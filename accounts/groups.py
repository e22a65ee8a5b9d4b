"""The groups of staff, by the names that people see."""

from collections.abc import Iterable

from django.contrib.auth.models import Group

EDITOR = "Redacteur"
REVIEWER = "Eindredacteur"
ADMINISTRATOR = "Beheerder"
STAFF = (EDITOR, REVIEWER, ADMINISTRATOR)


def staff_groups(names: Iterable[str] = STAFF) -> list[Group]:
    """The groups with these names, made where they are missing."""
    return [Group.objects.get_or_create(name=name)[0] for name in names]
