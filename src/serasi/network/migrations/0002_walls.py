"""Row-level security on PostgreSQL of duties and of what belongs to them, and of sealed data.

Duties are seen by area, by person and by agency; sealed rows by no request by itself.
"""

from django.db import migrations

from serasi.network.walls import (
    OWN,
    drop_policy_sql,
    house_policy_sql,
    policy_sql,
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
PLACED = {
    "network_glassbreak": "person_id",
    "network_sealedexport": "asked_by_id",
    "network_destruction": None,
}
OWNED = {
    "network_handover": f"from_agency_id::text = ANY({AGENCIES}) OR to_agency_id::text = ANY({AGENCIES})",
    "network_deputy": f"person_id = {OWN} OR deputy_id = {OWN}",
    "network_calendarfeed": f"person_id = {OWN}",
}


def up(apps, schema_editor):
    statements = policy_sql(
        "network_commitment", person_column="person_id", agency_columns=("owed_by_id", "owed_to_id")
    )
    statements += house_policy_sql("network_sealed")
    for table, person in PLACED.items():
        statements += policy_sql(table, person_column=person)
    for table, ours in OWNED.items():
        statements += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY {table}_wall ON {table} USING ({OPEN} OR {ours}) WITH CHECK (true)",
        ]
    for name, condition in (("offered", OFFERED), ("stood_in", STOOD_IN)):
        statements.append(
            f"CREATE POLICY network_commitment_{name} ON network_commitment USING ({condition})"
            " WITH CHECK (true)"
        )
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    statements = [
        "DROP POLICY IF EXISTS network_commitment_stood_in ON network_commitment",
        "DROP POLICY IF EXISTS network_commitment_offered ON network_commitment",
    ]
    for table in (*OWNED, *PLACED, "network_sealed", "network_commitment"):
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("network", "0001_initial")]

    operations = [migrations.RunPython(up, down)]
