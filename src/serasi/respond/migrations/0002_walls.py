"""Row-level security of cases on PostgreSQL: a case is seen wherever one of its areas is.

A case across a border is seen by whoever reads such cases in one of its areas; both rights open
the same session setting, so that the wall is the same for both.
"""

from django.db import migrations

from serasi.network.walls import (
    child_policy_sql,
    drop_policy_sql,
    policy_sql,
    run_on_postgresql,
)

TOUCHED = "EXISTS (SELECT 1 FROM respond_casearea a WHERE a.case_id = respond_case.id)"
CHILDREN = (
    ("respond_caseevent", "respond_case", "case_id"),
    ("respond_party", "respond_case", "case_id"),
    ("respond_conflictstatus", "respond_case", "case_id"),
    ("respond_situationreport", "respond_case", "case_id"),
    ("respond_casewarning", "respond_case", "case_id"),
    ("respond_mediation", "respond_case", "case_id"),
    ("respond_mediator", "respond_mediation", "mediation_id"),
    ("respond_acceptance", "respond_mediator", "mediator_id"),
    ("respond_session", "respond_mediation", "mediation_id"),
    ("respond_session_absent", "respond_session", "session_id"),
    ("respond_minute", "respond_session", "session_id"),
    ("respond_agreement", "respond_case", "case_id"),
    ("respond_clause", "respond_agreement", "agreement_id"),
    ("respond_obligation", "respond_agreement", "agreement_id"),
    ("respond_signatory", "respond_agreement", "agreement_id"),
    ("respond_partyanswer", "respond_agreement", "agreement_id"),
    ("respond_formertext", "respond_agreement", "agreement_id"),
    ("respond_monitoringcheck", "respond_agreement", "agreement_id"),
    ("respond_voice", "respond_monitoringcheck", "check_made_id"),
    ("respond_finding", "respond_monitoringcheck", "check_made_id"),
)


def up(apps, schema_editor):
    # The areas have the wall by area; a case is behind it wherever one of its areas is seen.
    statements = policy_sql("respond_casearea")
    statements += policy_sql("respond_case", person_column="opened_by_id", also=(TOUCHED,))
    for table, parent, column in CHILDREN:
        statements += child_policy_sql(table, **{parent: f"p.id = {table}.{column}"})
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    children = [table for table, _parent, _column in reversed(CHILDREN)]
    statements = []
    for table in (*children, "respond_case", "respond_casearea"):
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("respond", "0001_initial")]

    operations = [migrations.RunPython(up, down)]
