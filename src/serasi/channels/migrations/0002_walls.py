"""Row-level security on PostgreSQL: a request sees no address, delivery or browser but one's own."""

from django.db import migrations

from serasi.network.walls import OWN, drop_policy_sql, run_on_postgresql

CONDITIONS = {
    "channels_address": f"person_id = {OWN}",
    "channels_delivery": f"person_id = {OWN}",
    "channels_outgoing": (
        "EXISTS (SELECT 1 FROM channels_delivery d WHERE d.message_key = channels_outgoing.key)"
    ),
    "channels_browser": (
        "EXISTS (SELECT 1 FROM channels_address a WHERE a.id = channels_browser.address_id)"
    ),
}


def up(apps, schema_editor):
    for table, mine in CONDITIONS.items():
        run_on_postgresql(
            schema_editor,
            [
                f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
                f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
                f"CREATE POLICY {table}_wall ON {table} USING ("
                f"(SELECT current_setting('serasi.areas', true)) = '*' OR {mine}"
                ") WITH CHECK (true)",
            ],
        )


def down(apps, schema_editor):
    for table in CONDITIONS:
        run_on_postgresql(schema_editor, drop_policy_sql(table))


class Migration(migrations.Migration):
    dependencies = [("channels", "0001_initial")]

    operations = [migrations.RunPython(up, down)]
