"""Row-level security of rumours on PostgreSQL."""

from django.db import migrations

from serasi.network.walls import TOLD, drop_policy_sql, policy_sql, run_on_postgresql


def up(apps, schema_editor):
    statements = policy_sql("warn_rumour", agency_columns=("agency_id",), setting=TOLD)
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    run_on_postgresql(schema_editor, drop_policy_sql("warn_rumour"))


class Migration(migrations.Migration):
    dependencies = [("warn", "0004_rumours")]

    operations = [migrations.RunPython(up, down)]
