"""Print the session of an editor, for pictures of the desk: on a machine of one's own, with DEBUG on."""

import os
import sys

import django


def main() -> str:
    """The value of the cookie. Raises SystemExit on a site that is not for trying out."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "signals_portal.settings")
    django.setup()
    from django.conf import settings  # noqa: PLC0415  # only now it is there
    from django.contrib.auth.models import Group  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from accounts.groups import EDITOR  # noqa: PLC0415
    from accounts.models import User  # noqa: PLC0415

    if not settings.DEBUG:
        sys.exit("Only with DEBUG=yes")
    user, _made = User.objects.get_or_create(email="kelly@voorbeeld.test", defaults={"first_name": "Kelly"})
    user.groups.add(Group.objects.get(name=EDITOR))
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


if __name__ == "__main__":
    sys.stdout.write(main())
