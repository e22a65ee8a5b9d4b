"""These tests prove things about the real content: all of it is in the database."""

import pytest


@pytest.fixture(autouse=True)
def _real(real_content: None, db: None) -> None:
    """Load everything once for this package."""
