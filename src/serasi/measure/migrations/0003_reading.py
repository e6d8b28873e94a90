"""What reading asks for: the case and sides of a residual wave, and published figures of IHaI.

On PostgreSQL figures of IHaI are seen where somebody works in surveys.
"""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from serasi.network.walls import SURVEY, drop_policy_sql, policy_sql, run_on_postgresql


def up(apps, schema_editor):
    run_on_postgresql(schema_editor, policy_sql("measure_ihaifigure", setting=SURVEY))


def down(apps, schema_editor):
    run_on_postgresql(schema_editor, drop_policy_sql("measure_ihaifigure"))


class Migration(migrations.Migration):

    dependencies = [
        ('measure', '0002_walls'),
        ('regions', '0001_initial'),
        ('respond', '0003_params'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='sampledplace',
            name='side',
            field=models.CharField(blank=True, choices=[('A', 'Pihak A'), ('B', 'Pihak B')], default='', max_length=1),
        ),
        migrations.AddField(
            model_name='wave',
            name='case',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='respond.case'),
        ),
        migrations.CreateModel(
            name='IhaiFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('province_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 2), output_field=models.CharField(max_length=2))),
                ('regency_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 5), output_field=models.CharField(max_length=5))),
                ('district_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 8), output_field=models.CharField(max_length=8))),
                ('year', models.PositiveSmallIntegerField()),
                ('variable', models.CharField(choices=[('IHAI', 'IHAI'), ('X1', 'X1'), ('X2', 'X2'), ('X3', 'X3'), ('X4', 'X4'), ('X5', 'X5'), ('X6', 'X6'), ('X7', 'X7'), ('X8', 'X8'), ('X9', 'X9'), ('X10', 'X10')], max_length=4)),
                ('value', models.DecimalField(decimal_places=2, max_digits=4)),
                ('source', models.CharField(max_length=300)),
                ('entered_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.area')),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['area', '-year', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('area', 'year', 'variable'), name='measure_ihai_once'), models.CheckConstraint(condition=models.Q(('value__gte', 0), ('value__lte', 10)), name='measure_ihai_scale'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='measure_ihai_has_source')],
            },
        ),
        migrations.RunPython(up, down),
    ]
