"""Whom to call where."""

from contacts.models.contact import Contact, ContactKind
from contacts.models.mandate import Mandate
from contacts.models.place import Municipality, PlaceName, PostcodeArea, Region, RegionKind

__all__ = [
    "Contact",
    "ContactKind",
    "Mandate",
    "Municipality",
    "PlaceName",
    "PostcodeArea",
    "Region",
    "RegionKind",
]
