# Opening hours become a line of the contact itself, so that its history has them too.

from django.db import migrations, models

import contacts.models.contact
from contacts.hours import Period, in_one_line


def write_lines(apps, schema_editor):
    contact_model = apps.get_model("contacts", "Contact")
    for contact in contact_model.objects.filter(always_open=False).prefetch_related("opening_periods"):
        rows = contact.opening_periods.all()
        line = in_one_line(Period(row.weekday, row.opens, row.closes) for row in rows)
        contact_model.objects.filter(pk=contact.pk).update(hours=line)


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0002_face'),
    ]

    operations = [
        migrations.AddField(
            model_name='contact',
            name='hours',
            field=models.CharField(blank=True, max_length=300, validators=[contacts.models.contact.stored_hours], verbose_name='openingstijden'),
        ),
        migrations.AddField(
            model_name='historicalcontact',
            name='hours',
            field=models.CharField(blank=True, max_length=300, validators=[contacts.models.contact.stored_hours], verbose_name='openingstijden'),
        ),
        migrations.RunPython(write_lines, migrations.RunPython.noop),
    ]
