"""Ask those who keep the contacts of a place to look at them: by mail, and at most once a week."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from accounts import audit
from accounts.models import User
from contacts.models import Mandate, Municipality, Region
from contacts.models.place import place_in_words
from upkeep import audit_words, mail
from upkeep.locking import RefusedError
from upkeep.models import Nudge
from upkeep.places import key_of

if TYPE_CHECKING:
    from upkeep.places import Place


def looks_after(user: User, place: "Place") -> bool:
    """Whether this person keeps the country, or a region that the municipality `place` lies in."""
    held = Mandate.objects.held_by(user)
    if held.for_the_country().exists():
        return True
    return isinstance(place, Municipality) and held.filter(region__in=place.region_ids).exists()


def kept_places() -> set[tuple[int | None, int | None]]:
    """The municipalities and regions with somebody who keeps them, by their keys."""
    able = User.objects.able_to_sign_in().values("pk")
    held = Mandate.objects.current().filter(Q(user__in=able) | Q(invitation__accepted_by__in=able))
    return set(held.values_list("municipality", "region"))


@transaction.atomic
def nudge(*, place: Municipality | Region, by: User) -> None:
    """Mail each of those who keep `place`.

    Raises RefusedError where nobody keeps it, and where they were asked less than a week ago.
    """
    type(place)._default_manager.select_for_update().get(pk=place.pk)
    lately = Nudge.objects.of(place).lately().order_by("-sent_at").first()
    if lately:
        told = {"place": place_in_words(place), "day": date_format(localtime(lately.sent_at), "j F")}
        raise RefusedError(
            gettext("%(place)s kreeg op %(day)s al een herinnering. Na een week kan het opnieuw.") % told
        )
    people = Mandate.objects.current().of(place).holders()
    if not people:
        raise RefusedError(
            gettext("Niemand houdt %(place)s bij. Geef eerst iemand die daar werkt een mandaat.")
            % {"place": place_in_words(place)}
        )
    _tell(place, people=people, by=by)
    key = {"region": place} if isinstance(place, Region) else {"municipality": place}
    Nudge.objects.create(sent_by=by, **key)
    audit.record(audit_words.NUDGED, actor=by, about=place_in_words(place))


def _tell(place: Municipality | Region, *, people: "mail.UserQuerySet", by: User) -> None:
    where = place_in_words(place)
    told = {"place": where, "by": by, "link": mail.link_to("upkeep:place", place=key_of(place))}
    subject = gettext("Wil je de contacten van %(place)s nakijken?") % {"place": where}
    for person in people:
        mail.send("nudge", subject, told, person.email)
