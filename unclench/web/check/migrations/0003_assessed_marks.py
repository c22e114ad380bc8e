"""A mark for each flag, kept across checks.

The dates in `Check.assessed` are not carried over: they were given for all flags at once, name
nobody who looked, and nothing says what was true on that day, so nothing could end them. They
counted for one day, in one check. Unfinished checks ask again.
"""

import django.db.models.deletion
import uuid
from django.db import migrations, models


def ask_again(apps, schema_editor):
    apps.get_model("check", "Check").objects.filter(finished_at=None).update(assessed_asked=[])


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_start'),
        ('check', '0002_contradictions_asked'),
    ]

    operations = [
        migrations.RunPython(ask_again, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='check',
            name='assessed',
        ),
        migrations.AddField(
            model_name='check',
            name='unchanged',
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name='AssessedMark',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('flag', models.CharField(max_length=64)),
                ('seen_on', models.DateField()),
                ('seen_by', models.CharField(choices=[('gp', 'a GP'), ('physiotherapist', 'a physiotherapist'), ('hospital', 'a hospital team'), ('other', 'another clinician')], max_length=16)),
                ('made_on', models.DateField()),
                ('rules', models.CharField(max_length=16)),
                ('fired', models.JSONField()),
                ('findings', models.JSONField()),
                ('knowledge_version', models.CharField(max_length=12)),
                ('made_in', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='check.check')),
                ('visitor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='accounts.visitor')),
            ],
            options={
                'db_table': 'assessed_mark',
                'constraints': [models.UniqueConstraint(fields=('visitor', 'flag'), name='mark_once_per_flag'), models.CheckConstraint(condition=models.Q(('seen_on__lte', models.F('made_on'))), name='mark_seen_before_made'), models.CheckConstraint(condition=models.Q(('seen_by__in', ['gp', 'physiotherapist', 'hospital', 'other'])), name='mark_seen_by_known'), models.CheckConstraint(condition=models.Q(models.Q(('flag', ''), _negated=True), models.Q(('rules', ''), _negated=True)), name='mark_names_its_flag')],
            },
        ),
    ]
