"""The desk and its people, as the tests of the desk know them, and a browser to sit at."""

import pytest

from tests.desk.conftest import administrator, desk, kelly, michael, superuser, vladimir  # noqa: F401
from tests.journeys.conftest import browser_type_launch_args, site  # noqa: F401


@pytest.fixture(scope="package")
def real_content():
    """None: what these tests look at is made by each of them."""
