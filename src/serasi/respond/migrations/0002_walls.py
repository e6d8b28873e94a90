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
CHILDREN = ("respond_caseevent", "respond_party")


def up(apps, schema_editor):
    # The areas have the wall by area; a case is behind it wherever one of its areas is seen.
    statements = policy_sql("respond_casearea")
    statements += policy_sql("respond_case", person_column="opened_by_id", also=(TOUCHED,))
    for table in CHILDREN:
        statements += child_policy_sql(table, respond_case=f"p.id = {table}.case_id")
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    statements = []
    for table in (*CHILDREN, "respond_case", "respond_casearea"):
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("respond", "0001_initial")]

    operations = [migrations.RunPython(up, down)]
