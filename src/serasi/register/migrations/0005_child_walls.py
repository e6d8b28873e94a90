"""Row-level security on PostgreSQL of what belongs to a report, to a handling or to an event."""

from django.db import migrations

from serasi.network.walls import child_policy_sql, drop_policy_sql, run_on_postgresql

OF_EVENTS = "p.id = event_id"
PARENTS = {
    "register_verification": {"register_handling": "p.report_id = handling_id"},
    "register_suggestion": {"register_handling": "p.report_id IN (first_id, second_id)"},
    "register_eventreport": {
        "register_event": OF_EVENTS,
        "register_handling": "p.report_id = register_eventreport.report_id",
    },
    "register_revision": {"register_event": OF_EVENTS},
    "register_secondcoding": {"register_event": OF_EVENTS},
    "register_chain": {"register_event": "p.id IN (before_id, after_id)"},
    "register_uncompared": {"collect_report": "p.id = report_id"},
}


def up(apps, schema_editor):
    for table, parents in PARENTS.items():
        run_on_postgresql(schema_editor, child_policy_sql(table, **parents))


def down(apps, schema_editor):
    for table in PARENTS:
        run_on_postgresql(schema_editor, drop_policy_sql(table))


class Migration(migrations.Migration):
    dependencies = [("register", "0004_walls"), ("collect", "0003_child_walls")]

    operations = [migrations.RunPython(up, down)]
