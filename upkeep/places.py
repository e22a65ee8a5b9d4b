"""The places whose contacts people keep, and the word that stands for each in an address."""

from typing import TYPE_CHECKING

from django.http import Http404

from contacts.models import Mandate, Municipality, Region

if TYPE_CHECKING:
    from accounts.models import User

Place = Municipality | Region | None  # None is the whole country
COUNTRY = "landelijk"
_MUNICIPALITY, _REGION = "gemeente-", "regio-"


def key_of(place: Place) -> str:
    """Such as `gemeente-utrecht`, `regio-12` or `landelijk`."""
    if isinstance(place, Municipality):
        return key_of_municipality(place.slug)
    return f"{_REGION}{place.pk}" if place else COUNTRY


def key_of_municipality(slug: str) -> str:
    """The same for the municipality with this address."""
    return f"{_MUNICIPALITY}{slug}"


def place_or_404(key: str, *, user: "User") -> Place:
    """The place with this key, if it is in a mandate of this person; anything else does not exist."""
    place = _find(key)
    if not Mandate.objects.held_by(user).over(place).exists():
        raise Http404
    return place


def kept_place_or_404(key: str, *, user: "User") -> Place:
    """The same, if this person may also change the contacts there."""
    place = _find(key)
    if not may_keep(user, place):
        raise Http404
    return place


def given_out_by(user: "User") -> list[Place]:
    """The places for which this person may give mandates; regions and the country are for a Beheerder."""
    municipalities: list[Place] = list(Municipality.objects.given_out_by(user))
    if user.may_sign_in and user.is_administrator:
        return [None, *Region.objects.all(), *municipalities]
    return municipalities


def gives_out(user: "User") -> bool:
    """Whether this person may give any mandate."""
    is_administrator = user.may_sign_in and user.is_administrator
    return is_administrator or Municipality.objects.given_out_by(user).exists()


def may_keep(user: "User", place: Place) -> bool:
    """Whether this person changes the contacts of `place`, and does not only see them."""
    return Mandate.objects.held_by(user).keeping(place).exists()


def places_of(user: "User") -> list[Place]:
    """The places named in this person's mandates, the country first."""
    mandates = Mandate.objects.held_by(user).select_related("municipality", "region")
    places = {key_of(mandate.place): mandate.place for mandate in mandates}
    return sorted(places.values(), key=in_order)


def in_order(place: Place) -> tuple[bool, bool, str]:
    """To sort by: the country, regions, municipalities; each by name."""
    return (place is not None, isinstance(place, Municipality), str(place))


def _find(key: str) -> Place:
    if key == COUNTRY:
        return None
    found: Place = None
    if key.startswith(_MUNICIPALITY):
        found = Municipality.objects.filter(slug=key.removeprefix(_MUNICIPALITY)).first()
    elif key.startswith(_REGION) and key.removeprefix(_REGION).isdecimal():
        found = Region.objects.filter(pk=int(key.removeprefix(_REGION)[:9])).first()
    if found is None:
        raise Http404
    return found
