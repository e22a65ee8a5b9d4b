"""The site as in production, with static files that a test collected."""

import os
from pathlib import Path

from signals_portal.settings import *  # noqa: F403  # the very settings of the site

STATIC_ROOT = Path(os.environ["COLLECTED"])
