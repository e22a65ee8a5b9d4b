# The pictures beside roles, and which kinds of contact belong to a place.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('roles', '0002_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='role',
            name='icon',
            field=models.CharField(blank=True, choices=[('school', 'school'), ('neighbourhood', 'wijk'), ('home', 'thuis'), ('coordination', 'coördinatie'), ('care', 'hulp'), ('surgery', 'praktijk'), ('police', 'politie'), ('town', 'gemeente'), ('attention', 'aandacht')], max_length=20, verbose_name='plaatje'),
        ),
    ]
