"""People who work here, signed in."""

from django.test import Client

from accounts.models import User


def at_work(client: Client, user: User) -> Client:
    """`client` with `user` signed in, past everything that stands before the desk."""
    client.force_login(user)
    return client
