"""Row-level security of what levels told other systems: seen where the level is seen."""

from django.db import migrations

from serasi.network.walls import child_policy_sql, drop_policy_sql, run_on_postgresql


def up(apps, schema_editor):
    statements = child_policy_sql("warn_bulletin", warn_warning="p.id = warn_bulletin.warning_id")
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    run_on_postgresql(schema_editor, drop_policy_sql("warn_bulletin"))


class Migration(migrations.Migration):
    dependencies = [("warn", "0012_bulletins")]

    operations = [migrations.RunPython(up, down)]
