"""A request as views of staff get it: SecondFactorMiddleware lets nobody else come so far."""

from django.http import HttpRequest

from accounts.models import User


class StaffRequest(HttpRequest):
    """A request by somebody who works here."""

    user: User
    factor_shown: bool
