"""What makes a password too weak, in the words of this site; the rules are Django's."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class LongEnough(password_validation.MinimumLengthValidator):
    """A sentence is better than a riddle."""

    def get_error_message(self) -> str:
        return _("Dit wachtwoord is te kort. Gebruik minstens %(min_length)d tekens.") % {
            "min_length": self.min_length
        }

    def get_help_text(self) -> str:
        return _("Minstens %(min_length)d tekens.") % {"min_length": self.min_length}


class UnlikeOneself(password_validation.UserAttributeSimilarityValidator):
    """What everybody knows of a person is tried first."""

    def get_error_message(self) -> str:
        return _("Dit wachtwoord lijkt te veel op je naam of je e-mailadres. Kies iets anders.")

    def get_help_text(self) -> str:
        return _("Anders dan je naam en je e-mailadres.")


class NotCommon(password_validation.CommonPasswordValidator):
    """What many people have is tried next."""

    def get_error_message(self) -> str:
        return _("Dit wachtwoord gebruiken heel veel mensen. Kies iets anders.")

    def get_help_text(self) -> str:
        return _("Geen wachtwoord dat veel mensen gebruiken.")
