"""The database itself refuses to change or remove an entry of the audit log.

A later migration that makes SQLite copy the table anew drops these; it must end with `install`.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "accounts_auditentry"
_SQLITE = [
    f"CREATE TRIGGER audit_log_no_{act} BEFORE {act} ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'The audit log is append only'); END"
    for act in ("UPDATE", "DELETE")
]
_POSTGRESQL = [
    "CREATE FUNCTION audit_log_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'The audit log is append only'; END $$",
    f"CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION audit_log_append_only()",
]
DROP = {
    "sqlite": ["DROP TRIGGER audit_log_no_UPDATE", "DROP TRIGGER audit_log_no_DELETE"],
    "postgresql": [
        f"DROP TRIGGER audit_log_append_only ON {TABLE}",
        "DROP FUNCTION audit_log_append_only()",
    ],
}


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place."""
    for statement in _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRESQL:
        editor.execute(statement, params=None)


def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away, to undo the migration."""
    for statement in DROP[editor.connection.vendor]:
        editor.execute(statement, params=None)
