# The pictures beside roles, and which kinds of contact belong to a place.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='contactkind',
            name='is_local',
            field=models.BooleanField(default=False, help_text='Dan zegt een landelijk nummer erbij dat het voor de plaats invalt.', verbose_name='hoort bij een plaats'),
        ),
    ]
