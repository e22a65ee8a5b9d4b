"""The flow at the desk."""

from editorial.desk import open_desk
from guide.desk import GuideDesk

open_desk(GuideDesk)
