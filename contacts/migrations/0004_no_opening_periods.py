# The rows that the lines of opening hours replace.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0003_hours_in_one_line'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='contact',
            name='contact_open_always_or_at_hours',
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('always_open', False), models.Q(('hours', ''), ('hours_note', '')), _connector='OR'), name='contact_open_always_or_at_hours', violation_error_message='Dag en nacht open gaat niet samen met andere openingstijden.'),
        ),
        migrations.DeleteModel(
            name='OpeningPeriod',
        ),
    ]
