"""Who is let in by a password, and who stays in."""

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User


class StaffBackend(AuthenticationBackend):
    """Asks again at every request, so that whoever is deactivated is out at once."""

    def user_can_authenticate(self, user: User) -> bool:
        """Whether the door is open for this person."""
        return user.may_sign_in
