"""Answers by respondent leave the house by four eyes.

On PostgreSQL a request is seen where somebody answers for the survey.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from serasi.network.walls import (
    ANSWERS,
    child_policy_sql,
    drop_policy_sql,
    run_on_postgresql,
    setting_list,
)

TABLE = "measure_answersexport"
COLUMNS = ("province_code", "regency_code", "district_code", "area_id")


def up(apps, schema_editor):
    ways = " OR ".join(f"p.{column} = ANY({setting_list(ANSWERS)})" for column in COLUMNS)
    run_on_postgresql(
        schema_editor,
        child_policy_sql(TABLE, measure_wave=f"p.id = {TABLE}.wave_id AND ({ways})"),
    )


def down(apps, schema_editor):
    run_on_postgresql(schema_editor, drop_policy_sql(TABLE))


class Migration(migrations.Migration):

    dependencies = [
        ('measure', '0003_reading'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AnswersExport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(max_length=500)),
                ('state', models.CharField(choices=[('asked', 'menunggu persetujuan'), ('approved', 'disetujui'), ('refused', 'ditolak'), ('withdrawn', 'ditarik'), ('fetched', 'diunduh')], default='asked', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.CharField(blank=True, default='', max_length=500)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('fetched_at', models.DateTimeField(blank=True, null=True)),
                ('rows', models.PositiveIntegerField(blank=True, null=True)),
                ('version', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('sha256', models.CharField(blank=True, default='', max_length=64)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exports', to='measure.wave')),
            ],
            options={
                'ordering': ['wave', '-asked_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='measure_export_two_people'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('approved', 'fetched')), _negated=True), models.Q(('decided_by__isnull', False), ('until__isnull', False)), _connector='OR'), name='measure_export_was_agreed'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'fetched'), _negated=True), models.Q(('fetched_at__isnull', False), ('rows__isnull', False), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='measure_export_is_proved'), models.UniqueConstraint(condition=models.Q(('state__in', ('asked', 'approved'))), fields=('wave', 'asked_by'), name='measure_export_one_open')],
            },
        ),
        migrations.RunPython(up, down),
    ]
