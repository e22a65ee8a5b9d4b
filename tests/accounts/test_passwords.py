"""A password that is too weak is told so in Dutch, in the way of this site."""

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError

from accounts.models import User


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("kort", "Dit wachtwoord is te kort. Gebruik minstens 12 tekens."),
        ("kelly.jansen@example.org", "Dit wachtwoord lijkt te veel op je naam of je e-mailadres."),
        ("password1234", "Dit wachtwoord gebruiken heel veel mensen."),
    ],
)
def test_what_is_wrong_is_told(password, told):
    with pytest.raises(ValidationError) as refused:
        validate_password(password, User(email="kelly.jansen@example.org"))
    assert any(message.startswith(told) for message in refused.value.messages)


def test_the_hints_say_je():
    assert password_validators_help_texts() == [
        "Minstens 12 tekens.",
        "Anders dan je naam en je e-mailadres.",
        "Geen wachtwoord dat veel mensen gebruiken.",
    ]


def test_a_good_one_is_taken():
    validate_password("een zin die niemand raadt", User(email="kelly.jansen@example.org"))
