"""Row-level security of the tables of early warning on PostgreSQL.

They open by the areas of rights to levels, which open no reports. A call is seen by its person and
its agency; who was called for a warning sees it wherever it lies, and who is told of levels in a
village also sees the level of its district. A risk day of a larger area is read by those
who are told of an area within it.
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
    setting_list,
)

PLACED = ("warn_finding", "warn_threshold", "warn_backtest")
OF_AGENCIES = ("warn_observation", "warn_rumour")
CHILDREN = ("warn_objection", "warn_review", "warn_bulletin")
CALLED = (
    "EXISTS (SELECT 1 FROM warn_notice n WHERE n.warning_id = warn_warning.id"
    f" AND n.person_id = {OWN})"
)
AROUND_VILLAGE = (
    "district_code = ANY((SELECT array_agg(left(code, 8))"
    f" FROM unnest({setting_list(TOLD)}) AS code WHERE length(code) > 8)::text[])"
)
WITHIN = (
    f"EXISTS (SELECT 1 FROM unnest({setting_list(TOLD)}) AS told(code)"
    " WHERE starts_with(told.code, warn_riskday.area_id || '.'))"
)


def up(apps, schema_editor):
    statements = []
    for table in PLACED:
        statements += policy_sql(table, setting=TOLD)
    for table in OF_AGENCIES:
        statements += policy_sql(table, agency_columns=("agency_id",), setting=TOLD)
    statements += policy_sql(
        "warn_riskday", agency_columns=("agency_id",), setting=TOLD, also=(WITHIN,)
    )
    statements += child_policy_sql("warn_riskdate", warn_riskday="p.id = warn_riskdate.day_id")
    statements += own_policy_sql(
        "warn_notice", person_column="person_id", agency_column="agency_id"
    )
    statements += policy_sql(
        "warn_warning", person_column="proposed_by_id", setting=TOLD, also=(CALLED, AROUND_VILLAGE)
    )
    for table in CHILDREN:
        statements += child_policy_sql(table, warn_warning=f"p.id = {table}.warning_id")
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    statements = []
    days = ("warn_riskdate", "warn_riskday")
    for table in (*CHILDREN, "warn_warning", "warn_notice", *days, *OF_AGENCIES, *PLACED):
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("warn", "0001_initial")]

    operations = [migrations.RunPython(up, down)]
