"""The audit log: what people who work here did. It is only ever added to.

Each entry holds the hash of the one before it, so that a change, a removal or an insertion afterwards shows.
The head says how many entries there must be, and what the last hash is.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC
from typing import Any, NoReturn

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

START = "0" * 64  # what the first entry holds as the hash before it


class AppendOnlyError(Exception):
    """The audit log is not changed, not even by mistake."""


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """Entries; they are read and added to, no more."""

    @transaction.atomic
    def append(self, *, action: str, actor: str = "", about: str = "", detail: str = "") -> "AuditEntry":
        """Add an entry after the last one. Two writers wait for each other, so that there is one chain."""
        AuditHead.objects.get_or_create(pk=1)
        head = AuditHead.objects.select_for_update().get(pk=1)
        entry = AuditEntry(
            number=head.count + 1,
            at=timezone.now(),
            action=action[:50],
            actor=actor[:254],
            about=about[:254],
            detail=detail,
            previous=head.hash,
        )
        entry.hash = entry.computed_hash()
        entry.save(force_insert=True)
        head.count, head.hash = entry.number, entry.hash
        head.save()
        return entry

    def update(self, **values: Any) -> NoReturn:
        """Never. Raises AppendOnlyError."""
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        """Never. Raises AppendOnlyError."""
        raise AppendOnlyError

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never: entries come one by one, through `append`. Raises AppendOnlyError."""
        raise AppendOnlyError

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never. Raises AppendOnlyError."""
        raise AppendOnlyError


class AuditEntry(models.Model):
    """One thing that somebody did. People are named by their address, so that it stays when they leave."""

    number = models.PositiveBigIntegerField(_("nummer"), unique=True)
    at = models.DateTimeField(_("wanneer"), db_index=True)
    action = models.CharField(_("wat"), max_length=50, db_index=True)
    actor = models.CharField(_("wie"), max_length=254, blank=True, db_index=True)
    about = models.CharField(_("over"), max_length=254, blank=True)
    detail = models.TextField(_("meer"), blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("regel van het logboek")
        verbose_name_plural = _("logboek")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once, as a new entry. Raises AppendOnlyError after that."""
        if not self._state.adding or not self.hash:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never. Raises AppendOnlyError."""
        raise AppendOnlyError

    def computed_hash(self) -> str:
        """The hash over the entry before and all that this one says."""
        moment = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        told = [self.previous, self.number, moment, self.action, self.actor, self.about, self.detail]
        return hashlib.sha256(json.dumps(told, ensure_ascii=True).encode("ascii")).hexdigest()


class AuditHead(models.Model):
    """How long the log is and how it ends: one row, which is also what writers wait for."""

    count = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=START)

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"


def faults(known: str = "") -> Iterator[str]:
    """What is wrong with the log, the first bad entry first. `known` is a head that was written down."""
    previous, number = START, 0
    heads = {"0": START}
    wanted = known.partition(":")[0]
    for entry in AuditEntry.objects.order_by("number").iterator():
        number += 1
        told = f"entry {entry.number} ({entry.at:%Y-%m-%d %H:%M} UTC, {entry.action})"
        if entry.number != number:
            yield f"entry {number} is missing; the next one is {told}"
            return
        if entry.previous != previous:
            yield f"{told} does not follow the one before it"
            return
        if entry.hash != entry.computed_hash():
            yield f"{told} was changed"
            return
        previous = entry.hash
        if str(number) == wanted:
            heads[wanted] = previous
    head = AuditHead.objects.filter(pk=1).first() or AuditHead()
    if (head.count, head.hash) != (number, previous):
        yield f"entry {number + 1} is missing: the log ends at {number}, and must end at {head.count}"
    if known and f"{wanted}:{heads.get(wanted)}" != known:
        yield f"entry {wanted} is not the one that was written down"
