"""Row-level security on PostgreSQL: a request sees no browser but one's own."""

from django.db import migrations

from serasi.network.walls import drop_policy_sql, run_on_postgresql

TABLE = "channels_browser"


def up(apps, schema_editor):
    run_on_postgresql(
        schema_editor,
        [
            f"ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {TABLE} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY {TABLE}_wall ON {TABLE} USING ("
            "(SELECT current_setting('serasi.areas', true)) = '*' OR "
            f"EXISTS (SELECT 1 FROM channels_address a WHERE a.id = {TABLE}.address_id)"
            ") WITH CHECK (true)",
        ],
    )


def down(apps, schema_editor):
    run_on_postgresql(schema_editor, drop_policy_sql(TABLE))


class Migration(migrations.Migration):
    dependencies = [("channels", "0003_browser")]

    operations = [migrations.RunPython(up, down)]
