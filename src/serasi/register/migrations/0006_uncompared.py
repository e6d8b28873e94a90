"""Reports whose likely duplicates were not sought yet, behind the wall of their report."""

import django.db.models.deletion
from django.db import migrations, models

from serasi.network.walls import child_policy_sql, drop_policy_sql, run_on_postgresql

TABLE = "register_uncompared"


def up(apps, schema_editor):
    run_on_postgresql(schema_editor, child_policy_sql(TABLE, collect_report="p.id = report_id"))


def down(apps, schema_editor):
    run_on_postgresql(schema_editor, drop_policy_sql(TABLE))


class Migration(migrations.Migration):
    dependencies = [
        ("collect", "0003_child_walls"),
        ("register", "0005_child_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="Uncompared",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="collect.report",
                    ),
                ),
            ],
        ),
        migrations.RunPython(up, down),
    ]
