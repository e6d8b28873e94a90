"""Row-level security of recovery on PostgreSQL.

What is of the case is seen where the case is. What is of a person is seen only where somebody
cares for victims, which is a setting of its own: who reads cases does not read people. An offer of
care is seen where it is asked and where it is made.
"""

from django.db import migrations

from serasi.network.walls import (
    CARE,
    child_policy_sql,
    drop_policy_sql,
    policy_sql,
    run_on_postgresql,
)

OF_THE_CASE = ("recovery", "point", "lesson", "household", "damage", "plan")
OF_A_PERSON = ("client", "need", "help")
MADE_BY = "EXISTS (SELECT 1 FROM recover_client p WHERE p.id = recover_careoffer.client_id)"
OF_A_CLIENT = ("stay", "consent", "solution", "support", "referral")


def up(apps, schema_editor):
    statements = []
    for name in OF_THE_CASE:
        table = f"recover_{name}"
        statements += child_policy_sql(table, respond_case=f"p.id = {table}.case_id")
    statements += child_policy_sql("recover_progress", recover_plan="p.id = recover_progress.plan_id")
    for name in OF_A_PERSON:
        statements += policy_sql(f"recover_{name}", setting=CARE)
    for name in OF_A_CLIENT:
        table = f"recover_{name}"
        statements += child_policy_sql(table, recover_client=f"p.id = {table}.client_id")
    statements += child_policy_sql("recover_visit", recover_support="p.id = recover_visit.support_id")
    statements += policy_sql("recover_careoffer", setting=CARE, also=(MADE_BY,))
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    tables = ("careoffer", "visit", *OF_A_CLIENT, *OF_A_PERSON, "progress", *OF_THE_CASE)
    statements = [one for name in tables for one in drop_policy_sql(f"recover_{name}")]
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("recover", "0001_initial"), ("respond", "0002_walls")]

    operations = [migrations.RunPython(up, down)]
