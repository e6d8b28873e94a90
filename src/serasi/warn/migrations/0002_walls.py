"""Row-level security of the tables of early warning on PostgreSQL."""

from django.db import migrations

from serasi.network.walls import child_policy_sql, drop_policy_sql, policy_sql, run_on_postgresql

PLACED = ("warn_observation", "warn_finding", "warn_threshold", "warn_backtest")
CHILDREN = ("warn_notice", "warn_objection", "warn_review")


def up(apps, schema_editor):
    statements = []
    for table in PLACED:
        statements += policy_sql(table)
    statements += policy_sql("warn_warning", person_column="proposed_by_id")
    for table in CHILDREN:
        statements += child_policy_sql(table, warn_warning=f"p.id = {table}.warning_id")
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    statements = []
    for table in (*CHILDREN, "warn_warning", *PLACED):
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("warn", "0001_initial")]

    operations = [migrations.RunPython(up, down)]
