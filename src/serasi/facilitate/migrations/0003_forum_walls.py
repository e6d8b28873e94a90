"""Row-level security of forums and of drills on PostgreSQL; a drill is seen with the levels."""

from django.db import migrations

from serasi.network.walls import (
    TOLD,
    child_policy_sql,
    drop_policy_sql,
    policy_sql,
    run_on_postgresql,
)

OF_FORUM = ("facilitate_members", "facilitate_package")
OF_PACKAGE = (
    "facilitate_packageline",
    "facilitate_tranche",
    "facilitate_activity",
    "facilitate_expense",
    "facilitate_repayment",
    "facilitate_packagehand",
)


def up(apps, schema_editor):
    statements = policy_sql("facilitate_forum")
    for table in OF_FORUM:
        statements += child_policy_sql(table, facilitate_forum=f"p.id = {table}.forum_id")
    for table in OF_PACKAGE:
        statements += child_policy_sql(table, facilitate_package=f"p.id = {table}.package_id")
    statements += child_policy_sql(
        "facilitate_presence", facilitate_activity="p.id = facilitate_presence.activity_id"
    )
    statements += policy_sql("facilitate_strength")
    statements += policy_sql("facilitate_drill", setting=TOLD)
    statements += child_policy_sql(
        "facilitate_released", facilitate_drill="p.id = facilitate_released.drill_id"
    )
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    others = ("facilitate_released", "facilitate_drill", "facilitate_strength")
    statements = []
    for table in (*others, "facilitate_presence", *OF_PACKAGE, *OF_FORUM, "facilitate_forum"):
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("facilitate", "0002_meeting_walls")]

    operations = [migrations.RunPython(up, down)]
