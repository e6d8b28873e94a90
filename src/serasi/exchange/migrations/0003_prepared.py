"""Big files made beforehand, each seen by its person alone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


from serasi.network.walls import child_policy_sql, drop_policy_sql, OWN, run_on_postgresql

PREPARED = "exchange_prepared"


def up(apps, schema_editor):
    run_on_postgresql(schema_editor, child_policy_sql(PREPARED, also=(f"person_id = {OWN}",)))


def down(apps, schema_editor):
    run_on_postgresql(schema_editor, drop_policy_sql(PREPARED))


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0002_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Prepared',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('query', models.JSONField(default=dict)),
                ('words', models.CharField(max_length=500)),
                ('rights', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('waiting', 'menunggu giliran'), ('working', 'sedang dibuat'), ('ready', 'siap diunduh'), ('failed', 'gagal dibuat'), ('gone', 'sudah dihapus')], default='waiting', max_length=8)),
                ('name', models.CharField(max_length=64, unique=True)),
                ('total', models.IntegerField()),
                ('done', models.IntegerField(default=0)),
                ('sha256', models.CharField(blank=True, default='', max_length=64)),
                ('size', models.BigIntegerField(blank=True, null=True)),
                ('asked_at', models.DateTimeField()),
                ('beat', models.DateTimeField(blank=True, null=True)),
                ('claim', models.CharField(blank=True, default='', max_length=32)),
                ('ready_at', models.DateTimeField(blank=True, null=True)),
                ('until', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.RunPython(up, down),
    ]
