"""Row-level security of duties on PostgreSQL: by area, by person, by agency."""

from django.db import migrations

from serasi.network.walls import drop_policy_sql, policy_sql

TABLE = "network_commitment"


def up(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    statements = policy_sql(
        TABLE, person_column="person_id", agency_columns=("owed_by_id", "owed_to_id")
    )
    for statement in statements:
        schema_editor.execute(statement)


def down(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for statement in drop_policy_sql(TABLE):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("network", "0002_links")]

    operations = [migrations.RunPython(up, down)]
