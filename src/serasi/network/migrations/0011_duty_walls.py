"""Row-level security of what belongs to duties: offers by their agencies, the rest by its people."""

from django.db import migrations

from serasi.network.walls import (
    OWN,
    drop_policy_sql,
    run_on_postgresql,
    setting_list,
)

AGENCIES = setting_list("serasi.agencies")
OPEN = "(SELECT current_setting('serasi.areas', true)) = '*'"
# Who is asked to take a duty over sees it as long as the offer waits.
OFFERED = (
    "EXISTS (SELECT 1 FROM network_handover h WHERE h.duty_id = network_commitment.id"
    f" AND h.state = 'asked' AND h.to_agency_id::text = ANY({AGENCIES}))"
)
STOOD_IN = (
    "EXISTS (SELECT 1 FROM network_deputy d WHERE d.person_id = network_commitment.person_id"
    f" AND d.agency_id = network_commitment.owed_by_id AND d.deputy_id = {OWN}"
    " AND current_date BETWEEN d.start AND d.\"end\")"
)


def up(apps, schema_editor):
    statements = [
        "ALTER TABLE network_handover ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE network_handover FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY network_handover_wall ON network_handover USING ({OPEN}"
        f" OR from_agency_id::text = ANY({AGENCIES}) OR to_agency_id::text = ANY({AGENCIES}))"
        " WITH CHECK (true)",
        f"CREATE POLICY network_commitment_offered ON network_commitment USING ({OFFERED})"
        " WITH CHECK (true)",
        f"CREATE POLICY network_commitment_stood_in ON network_commitment USING ({STOOD_IN})"
        " WITH CHECK (true)",
    ]
    for table, ours in (
        ("network_deputy", f"person_id = {OWN} OR deputy_id = {OWN}"),
        ("network_calendarfeed", f"person_id = {OWN}"),
    ):
        statements += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY {table}_wall ON {table} USING ({OPEN} OR {ours}) WITH CHECK (true)",
        ]
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    statements = [
        "DROP POLICY IF EXISTS network_commitment_stood_in ON network_commitment",
        "DROP POLICY IF EXISTS network_commitment_offered ON network_commitment",
        *drop_policy_sql("network_calendarfeed"),
        *drop_policy_sql("network_deputy"),
        *drop_policy_sql("network_handover"),
    ]
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("network", "0010_duties_passed")]

    operations = [migrations.RunPython(up, down)]
