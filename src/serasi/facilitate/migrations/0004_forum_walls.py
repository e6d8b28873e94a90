"""Row-level security of forums on PostgreSQL, and the amount that a package is compared with."""

from django.db import migrations

from serasi.network.walls import (
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
)
GRANT = ("forum.grant_million", 150, "juta rupiah", "Kemensos 2019–2020 (belum dicek)", False)


def up(apps, schema_editor):
    key, value, unit, source, verified = GRANT
    apps.get_model("network", "LegalParam").objects.get_or_create(
        key=key,
        effective_from="2019-01-01",
        defaults={"value": value, "unit": unit, "source": source, "verified": verified},
    )
    statements = policy_sql("facilitate_forum")
    for table in OF_FORUM:
        statements += child_policy_sql(table, facilitate_forum=f"p.id = {table}.forum_id")
    for table in OF_PACKAGE:
        statements += child_policy_sql(table, facilitate_package=f"p.id = {table}.package_id")
    statements += child_policy_sql(
        "facilitate_presence", facilitate_activity="p.id = facilitate_presence.activity_id"
    )
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    apps.get_model("network", "LegalParam").objects.filter(key=GRANT[0]).delete()
    statements = []
    for table in ("facilitate_presence", *OF_PACKAGE, *OF_FORUM, "facilitate_forum"):
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("facilitate", "0003_forums"), ("network", "0005_renewals")]

    operations = [migrations.RunPython(up, down)]
