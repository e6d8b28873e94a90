"""Behind the wall, who is told of levels in a village also sees the level of its district."""

from django.db import migrations

from serasi.network.walls import (
    OWN,
    TOLD,
    drop_policy_sql,
    policy_sql,
    run_on_postgresql,
    setting_list,
)

CALLED = (
    "EXISTS (SELECT 1 FROM warn_notice n WHERE n.warning_id = warn_warning.id"
    f" AND n.person_id = {OWN})"
)
AROUND = (
    "district_code = ANY((SELECT array_agg(left(code, 8))"
    f" FROM unnest({setting_list(TOLD)}) AS code WHERE length(code) > 8)::text[])"
)


def _wall(schema_editor, *also):
    statements = drop_policy_sql("warn_warning")
    statements += policy_sql(
        "warn_warning", person_column="proposed_by_id", setting=TOLD, also=also
    )
    run_on_postgresql(schema_editor, statements)


def up(apps, schema_editor):
    _wall(schema_editor, CALLED, AROUND)


def down(apps, schema_editor):
    _wall(schema_editor, CALLED)


class Migration(migrations.Migration):
    dependencies = [("warn", "0006_decided_upon")]

    operations = [migrations.RunPython(up, down)]
