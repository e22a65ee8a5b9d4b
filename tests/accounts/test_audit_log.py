"""The audit log is only added to, and whoever changes it anyway is found out."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts import append_only, audit
from accounts.models import AuditEntry, AuditHead
from accounts.models.audit_log import AppendOnlyError
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """Five entries."""
    kelly = UserFactory(email="kelly@example.org")
    for number in range(1, 6):
        audit.record(audit.INVITED, actor=kelly, about=f"nieuw{number}@example.org", detail="Redacteur")
    return AuditEntry.objects.order_by("number")


@pytest.fixture
def tamper(log):
    """Runs SQL as somebody with the keys of the database, who took away what guards it."""
    for drop in append_only.DROP[connection.vendor]:
        connection.cursor().execute(drop)

    def run(statement, *values):
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    return run


def verify(**options):
    out = StringIO()
    call_command("verify_audit_log", stdout=out, **options)
    return out.getvalue()


def test_an_entry_says_who_did_what_to_whom(log):
    entry = log[0]
    assert (entry.number, entry.action, entry.actor) == (1, "invited", "kelly@example.org")
    assert (entry.about, entry.detail) == ("nieuw1@example.org", "Redacteur")


def test_the_command_line_is_nobody():
    audit.record(audit.ADMITTED, actor=None)
    assert AuditEntry.objects.get().actor == ""


def test_each_entry_holds_the_one_before(log):
    hashes = [entry.hash for entry in log]
    assert [entry.previous for entry in log] == ["0" * 64, *hashes[:-1]]
    assert AuditHead.objects.get().hash == hashes[-1]


def test_a_whole_log_is_told_with_its_head(log):
    assert "whole: 5 entries" in verify()
    assert f"5:{log[4].hash}" in verify()


def test_an_empty_log_is_whole():
    assert "whole: 0 entries" in verify()


@pytest.mark.parametrize("change", [{"action": "x"}, {"actor": "x"}, {"about": "x"}, {"detail": "x"}])
def test_code_cannot_change_an_entry(log, change):
    entry = log[2]
    for name, value in change.items():
        setattr(entry, name, value)
    for attempt in (
        entry.save,
        entry.delete,
        lambda: log.filter(number=3).update(**change),
        log.filter(number=3).delete,
        lambda: AuditEntry.objects.bulk_update([entry], list(change)),
        lambda: AuditEntry.objects.bulk_create([AuditEntry()]),
        lambda: AuditEntry.objects.create(number=9, at=entry.at, action="x"),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()
    assert "whole" in verify()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_auditentry SET detail = 'anders' WHERE number = 3",
        "DELETE FROM accounts_auditentry WHERE number = 3",
    ],
)
def test_the_database_refuses_too(log, statement):
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
        connection.cursor().execute(statement)
    assert log.count() == 5


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("action", "signed-in"),
        ("actor", "iemand@example.org"),
        ("about", "iemand@example.org"),
        ("detail", "Beheerder"),
        ("at", "2020-01-01 00:00:00+00:00"),
    ],
)
def test_a_changed_entry_is_named(tamper, column, value):
    tamper(f"UPDATE accounts_auditentry SET {column} = %s WHERE number = 3", value)  # noqa: S608  # as it stands above
    with pytest.raises(CommandError, match=r"entry 3 .*was changed"):
        verify()


def test_a_changed_entry_with_a_hash_of_its_own_is_found_at_the_next(tamper, log):
    entry = log[2]
    entry.detail = "Beheerder"
    tamper(
        "UPDATE accounts_auditentry SET detail = %s, hash = %s WHERE number = 3",
        entry.detail,
        entry.computed_hash(),
    )
    with pytest.raises(CommandError, match=r"entry 4 .*does not follow"):
        verify()


def test_a_removed_entry_is_named(tamper):
    tamper("DELETE FROM accounts_auditentry WHERE number = 3")
    with pytest.raises(CommandError, match="entry 3 is missing"):
        verify()


def test_a_removed_entry_is_found_when_the_rest_is_numbered_anew(tamper):
    tamper("DELETE FROM accounts_auditentry WHERE number = 3")
    tamper("UPDATE accounts_auditentry SET number = 3 WHERE number = 4")
    with pytest.raises(CommandError, match=r"entry 3 .*does not follow"):
        verify()


def test_an_inserted_entry_is_named(tamper, log):
    last = log[4]
    forged = AuditEntry(number=6, at=last.at, action="invited", previous=last.hash)
    forged.hash = forged.computed_hash()
    forged.save()
    with pytest.raises(CommandError, match="must end at 5"):
        verify()


def test_a_log_cut_short_is_found(tamper):
    tamper("DELETE FROM accounts_auditentry WHERE number > 3")
    with pytest.raises(CommandError, match="entry 4 is missing: the log ends at 3, and must end at 5"):
        verify()


def test_a_log_written_anew_with_its_head_is_found_by_a_head_that_was_kept(tamper, log):
    kept = str(AuditHead.objects.get())
    tamper("DELETE FROM accounts_auditentry WHERE number > 3")
    tamper("UPDATE accounts_audithead SET count = 3, hash = %s", log[2].hash)
    assert "whole" in verify()
    with pytest.raises(CommandError, match="entry 5 is not the one that was written down"):
        verify(known=kept)


def test_a_head_that_was_kept_stays_good_when_the_log_grows(log):
    kept = str(AuditHead.objects.get())
    audit.record(audit.SIGNED_OUT, actor=None)
    assert "whole: 6 entries" in verify(known=kept)
    assert "whole" in verify(known="0:" + "0" * 64)


def test_what_is_undone_is_not_written_down(log):
    with transaction.atomic():
        audit.record(audit.DEACTIVATED, actor=None)
        transaction.set_rollback(True)
    assert "whole: 5 entries" in verify()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="There a transaction locks everything by itself")
def test_two_writers_wait_for_each_other(log):
    with CaptureQueriesContext(connection) as asked:
        audit.record(audit.SIGNED_OUT, actor=None)
    locks = [number for number, query in enumerate(asked) if "FOR UPDATE" in query["sql"]]
    inserts = [number for number, query in enumerate(asked) if "accounts_auditentry" in query["sql"]]
    assert locks[0] < inserts[0]
