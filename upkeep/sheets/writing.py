"""Writing what a sheet would do: all of it or nothing, by the same rules as the form of one contact.

Thousands of rows go some at a time, with a few queries for each lot; all lots are one transaction.
"""

from collections.abc import Generator, Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from accounts import audit
from accounts.models import User
from contacts.models import Contact, ContactKind, Municipality, Region
from upkeep import audit_words
from upkeep.changes import needs_another, needs_nobody, put_in
from upkeep.locking import RefusedError, stamps_of
from upkeep.models import WAYS, Proposal, SheetPlan
from upkeep.sheets import mail
from upkeep.sheets.columns import FIELDS
from upkeep.sheets.plan import Line, Outcome, counts
from upkeep.sheets.planning import planned
from upkeep.sheets.present import AT_ONCE, World, chunks, ids_of, places_kept_by, waiting_for
from upkeep.sheets.reading import Sheet

WRITTEN = (Outcome.NEW, Outcome.CHANGED)


@transaction.atomic
def keep_plan(*, sheet: Sheet, file_name: str, by: User) -> SheetPlan:
    """Keep what a sheet would do, for `by` to look at. What nobody can write any more goes."""
    SheetPlan.objects.over().delete()
    lines = sorted(
        planned(sheet, World.of(by)), key=lambda line: (list(Outcome).index(line.outcome), line.row)
    )
    return SheetPlan.objects.create(
        owner=by,
        file_name=file_name[-100:],
        lines=[asdict(line) for line in lines],
        unknown=list(sheet.unknown),
    )


def write(*, plan: SheetPlan, by: User) -> Generator[int]:
    """Write all of a plan in one transaction; tells how many rows are done, each time some are.

    Who stops listening stops the writing, and nothing is written. Raises RefusedError when a row was refused,
    when the plan was used before, and when something changed after it was made.
    """
    with transaction.atomic():
        kept = SheetPlan.objects.select_for_update().of(by).filter(pk=plan.pk).first()
        if kept is None:
            raise RefusedError(_("Dit is al ingelezen, of te lang geleden. Lees het bestand opnieuw in."))
        lines = [Line.from_kept(line) for line in kept.lines]
        if any(line.outcome is Outcome.REFUSED for line in lines):
            raise RefusedError(_("Er is niets ingelezen: niet alle rijen kloppen. Verbeter het bestand."))
        kept.delete()
        work = Work(by)
        done = 0
        wanted = [line for line in lines if line.outcome in WRITTEN]
        wanted.sort(key=lambda line: line.contact or 0)  # two sheets at once wait for each other in one order
        for some in chunks(wanted):
            work.do(some)
            done += len(some)
            yield done
        found = counts(lines)
        told = f"{kept}: {found[Outcome.NEW]} new, {found[Outcome.CHANGED]} changed"
        audit.record(audit_words.SHEET_WRITTEN, actor=by, about=told, detail=work.in_the_log)
        mail.tell_of_sheet(work.changed, work.proposals, by=by)


class Work:
    """The lots of one sheet, and what came of them."""

    def __init__(self, by: User) -> None:
        self.by = by
        self.kinds = {kind.pk: kind for kind in ContactKind.objects.all()}
        self.places = {ids_of(place): place for place in places_kept_by(by)}
        self.changed: list[tuple[Contact, str]] = []  # with the e-mail address it had
        self.added: list[Contact] = []
        self.proposals: list[Proposal] = []

    @property
    def in_the_log(self) -> str:
        """The numbers of the contacts, as they stand in the audit log."""
        groups = {
            "added": self.added,
            "changed": [contact for contact, _email in self.changed],
            "proposed": [proposal.contact for proposal in self.proposals],
        }
        named = {
            word: ", ".join(str(contact.pk) for contact in contacts) for word, contacts in groups.items()
        }
        return "; ".join(f"{word} {numbers}" for word, numbers in named.items() if numbers)

    def do(self, lines: Sequence[Line]) -> None:
        """Write one lot. Raises RefusedError."""
        self._change([line for line in lines if line.outcome is Outcome.CHANGED])
        self._add([line for line in lines if line.outcome is Outcome.NEW])

    def _change(self, lines: Sequence[Line]) -> None:
        if not lines:
            return
        contacts = self._held(lines)
        waiting = waiting_for(contacts.values())
        written, fields, proposals = [], set(), []
        for line in lines:
            contact = contacts[line.contact or 0]
            together = needs_another(contact, line.values, waiting=waiting.get(contact.pk))
            email = contact.email
            names = put_in(contact, needs_nobody(contact, line.values))
            if names:
                written.append(contact)
                fields |= set(names)
                self.changed.append((contact, email))
            if together:
                proposals.append(Proposal(contact=contact, proposed_by=self.by, **together))
        if written:
            bulk_update_with_history(
                written, Contact, sorted(fields), batch_size=AT_ONCE, default_user=self.by
            )
        self._propose(proposals)

    def _held(self, lines: Sequence[Line]) -> dict[int, Contact]:
        """The contacts of these lines, locked. Raises RefusedError unless all are as they were shown."""
        kept = Contact.objects.editable_by(self.by).filter(pk__in=[line.contact for line in lines])
        whole = kept.select_related("kind", "municipality", "region")
        contacts = {contact.pk: contact for contact in whole.order_by("pk").select_for_update(of=("self",))}
        stamps = stamps_of(contacts.values())
        other = [str(line.row) for line in lines if stamps.get(line.contact or 0) != line.stamp]
        if other:
            told = _(
                "Er is niets ingelezen. Iemand anders veranderde intussen contacten uit deze rijen: %s. "
                "Lees het bestand opnieuw in."
            )
            raise RefusedError(told % ", ".join(other[:20]))
        return contacts

    def _add(self, lines: Sequence[Line]) -> None:
        contacts = [self._new(line) for line in lines]
        if contacts:
            bulk_create_with_history(contacts, Contact, batch_size=AT_ONCE, default_user=self.by)
            self.added += contacts
            self._propose(
                [
                    Proposal(contact=contact, proposed_by=self.by, **{way: line.values[way] for way in WAYS})
                    for contact, line in zip(contacts, lines, strict=True)
                ]
            )

    def _new(self, line: Line) -> Contact:
        """A contact that nobody sees yet. Raises RefusedError when `by` does not keep its place any more."""
        ids = line.values["municipality"], line.values["region"]
        if ids not in self.places or line.values["kind"] not in self.kinds:
            told = _("Er is niets ingelezen: je houdt de plaats van rij %s niet meer bij.")
            raise RefusedError(told % line.row)
        place = self.places[ids]
        rest = {name: line.values[name] for name in FIELDS if name not in WAYS}
        return Contact(
            active=False,
            kind=self.kinds[line.values["kind"]],
            municipality=place if isinstance(place, Municipality) else None,
            region=place if isinstance(place, Region) else None,
            **rest,
        )

    def _propose(self, proposals: list[Proposal]) -> None:
        """Have these wait for a second person; what waited for the same contacts gives way."""
        replaced = Proposal.objects.waiting().filter(contact__in=[one.contact for one in proposals])
        replaced.update(outcome=Proposal.Outcome.REPLACED, decided_by=self.by, decided_at=timezone.now())
        Proposal.objects.bulk_create(proposals, batch_size=AT_ONCE)
        self.proposals += proposals
