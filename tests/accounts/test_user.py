"""Who works here signs in by e-mail, however the address is written."""

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from accounts.models import User
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

SECRET = "een zin die niemand raadt"  # noqa: S105  # nobody's


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def kelly(quick_passwords):
    return User.objects.create_user("kelly@example.org", SECRET)


@pytest.mark.parametrize("typed", ["kelly@example.org", "Kelly@example.org", "KELLY@EXAMPLE.ORG"])
def test_signs_in_by_email_whatever_the_capitals(kelly, typed):
    assert authenticate(username=typed, password=SECRET) == kelly


def test_another_password_does_not_sign_in(kelly):
    assert authenticate(username=kelly.email, password=SECRET.upper()) is None


def test_an_unknown_address_does_not_sign_in(kelly):
    assert authenticate(username="vladimir@example.org", password=SECRET) is None


def test_somebody_who_left_does_not_sign_in(kelly):
    User.objects.update(is_active=False)
    assert authenticate(username=kelly.email, password=SECRET) is None


def test_somebody_without_a_password_does_not_sign_in():
    invited = User.objects.create_user("michael@example.org")
    assert not invited.has_usable_password()
    assert authenticate(username=invited.email, password="") is None


def test_the_address_is_kept_in_small_letters_without_spaces_around_it():
    assert User.objects.create_user(" Kelly@Example.ORG ").email == "kelly@example.org"


@pytest.mark.parametrize("nothing", ["", " ", None])
def test_without_an_address_there_is_no_user(nothing):
    with pytest.raises(ValueError, match="an address is needed"):
        User.objects.create_user(nothing, SECRET)
    assert not User.objects.exists()


def test_a_new_user_may_do_nothing_special(kelly):
    assert (kelly.is_staff, kelly.is_superuser, kelly.is_active) == (False, False, True)


def test_a_superuser_may_do_everything():
    owner = User.objects.create_superuser("eigenaar@example.org", SECRET)
    assert (owner.is_staff, owner.is_superuser) == (True, True)
    assert owner.has_perm("contacts.change_contact")
    assert authenticate(username=owner.email, password=SECRET) == owner


def test_the_command_of_django_makes_a_superuser_and_asks_no_other_name():
    call_command("createsuperuser", email="eigenaar@example.org", interactive=False, verbosity=0)
    assert User.objects.get().is_superuser


@pytest.mark.parametrize("typed", ["kelly@example.org", "Kelly@Example.org"])
def test_the_database_knows_an_address_once_whatever_the_capitals(typed):
    UserFactory(email="kelly@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email=typed)])
    assert User.objects.count() == 1


@pytest.mark.parametrize("typed", ["kelly@example.org", "Kelly@Example.org"])
def test_who_is_entered_twice_is_told_so_in_dutch(typed):
    UserFactory(email="kelly@example.org")
    with pytest.raises(ValidationError) as refused:
        User(email=typed).full_clean()
    assert "Er is al iemand met dit e-mailadres." in refused.value.messages


def test_is_called_by_name_or_else_by_address():
    assert str(UserFactory(first_name="Kelly", last_name="de Vries")) == "Kelly de Vries"
    assert str(UserFactory(email="kelly@example.org")) == "kelly@example.org"
