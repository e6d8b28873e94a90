"""Row-level security of the tables of early warning on PostgreSQL.

They open by the areas of rights to levels, which open no reports. A call is seen by its person and
its agency; who was called for a warning sees it wherever it lies.
"""

from django.db import migrations

from serasi.network.walls import (
    OWN,
    TOLD,
    child_policy_sql,
    drop_policy_sql,
    own_policy_sql,
    policy_sql,
    run_on_postgresql,
)

PLACED = ("warn_finding", "warn_threshold", "warn_backtest")
CHILDREN = ("warn_objection", "warn_review")
CALLED = (
    "EXISTS (SELECT 1 FROM warn_notice n WHERE n.warning_id = warn_warning.id"
    f" AND n.person_id = {OWN})"
)


def up(apps, schema_editor):
    statements = []
    for table in PLACED:
        statements += policy_sql(table, setting=TOLD)
    statements += policy_sql("warn_observation", agency_columns=("agency_id",), setting=TOLD)
    statements += own_policy_sql(
        "warn_notice", person_column="person_id", agency_column="agency_id"
    )
    statements += policy_sql(
        "warn_warning", person_column="proposed_by_id", setting=TOLD, also=(CALLED,)
    )
    for table in CHILDREN:
        statements += child_policy_sql(table, warn_warning=f"p.id = {table}.warning_id")
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    statements = []
    for table in (*CHILDREN, "warn_warning", "warn_notice", "warn_observation", *PLACED):
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("warn", "0001_initial")]

    operations = [migrations.RunPython(up, down)]
