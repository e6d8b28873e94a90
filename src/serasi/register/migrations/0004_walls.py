"""Row-level security of handlings and events on PostgreSQL; an event over a border is seen by both."""

from django.db import migrations

from serasi.network.walls import drop_policy_sql, policy_sql

AREAS = "string_to_array(current_setting('serasi.areas', true), ',')"
ACROSS = (
    "CREATE POLICY register_event_border ON register_event FOR SELECT USING (cross_border AND"
    " EXISTS (SELECT 1 FROM register_event_other_areas o WHERE o.event_id = register_event.id AND"
    f" (substr(o.area_id, 1, 2) = ANY({AREAS}) OR substr(o.area_id, 1, 5) = ANY({AREAS})"
    f" OR substr(o.area_id, 1, 8) = ANY({AREAS}) OR o.area_id = ANY({AREAS}))))"
)


def up(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for statement in (*policy_sql("register_handling"), *policy_sql("register_event"), ACROSS):
        schema_editor.execute(statement)


def down(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("DROP POLICY IF EXISTS register_event_border ON register_event")
    for table in ("register_event", "register_handling"):
        for statement in drop_policy_sql(table):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("register", "0003_search")]

    operations = [migrations.RunPython(up, down)]
