"""Row-level security on PostgreSQL of what belongs to a report or to a desk's intake."""

from django.db import migrations

from serasi.network.walls import (
    child_policy_sql,
    desk_policy_sql,
    drop_policy_sql,
    run_on_postgresql,
)

TABLES = ("collect_attachment", "collect_intake", "collect_intakeitem")


def up(apps, schema_editor):
    run_on_postgresql(
        schema_editor,
        (
            *child_policy_sql("collect_attachment", collect_report="p.id = report_id"),
            *desk_policy_sql("collect_intake"),
            *child_policy_sql("collect_intakeitem", collect_intake="p.id = intake_id"),
        ),
    )


def down(apps, schema_editor):
    for table in TABLES:
        run_on_postgresql(schema_editor, drop_policy_sql(table))


class Migration(migrations.Migration):
    dependencies = [("collect", "0002_guards")]

    operations = [migrations.RunPython(up, down)]
