"""The groups of staff, and an audit log that the database itself keeps whole."""

from django.db import migrations

from accounts.append_only import install, remove

GROUPS = ("Redacteur", "Eindredacteur", "Beheerder")


def make_groups(apps, editor):
    for name in GROUPS:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_invitations_and_audit_log")]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(install, remove),
    ]
