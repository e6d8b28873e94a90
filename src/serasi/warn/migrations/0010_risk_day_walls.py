"""Row-level security of the calendar of risk days on PostgreSQL.

A day of a larger area is read by those who are told of an area within it.
"""

from django.db import migrations

from serasi.network.walls import (
    TOLD,
    child_policy_sql,
    drop_policy_sql,
    policy_sql,
    run_on_postgresql,
    setting_list,
)

AROUND = (
    f"EXISTS (SELECT 1 FROM unnest({setting_list(TOLD)}) AS told(code)"
    " WHERE starts_with(told.code, warn_riskday.area_id || '.'))"
)


def up(apps, schema_editor):
    statements = policy_sql(
        "warn_riskday", agency_columns=("agency_id",), setting=TOLD, also=(AROUND,)
    )
    statements += child_policy_sql("warn_riskdate", warn_riskday="p.id = warn_riskdate.day_id")
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    for table in ("warn_riskdate", "warn_riskday"):
        run_on_postgresql(schema_editor, drop_policy_sql(table))


class Migration(migrations.Migration):
    dependencies = [("warn", "0009_risk_days")]

    operations = [migrations.RunPython(up, down)]
