"""The desk and its people, as the tests of the desk know them."""

from tests.desk.conftest import administrator, desk, kelly, michael, superuser, vladimir  # noqa: F401
