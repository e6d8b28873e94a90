"""Install the numbers of law and procedure that handling counts by, and the walls of its tables."""

from django.db import migrations

from serasi.network.walls import child_policy_sql, drop_policy_sql, run_on_postgresql

ROWS = (
    ("status.days", 90, "days", "UU 7/2012 (isi dicek, domain 1.1)", True),
    ("status.extension_days", 30, "days", "UU 7/2012 (dari ingatan, belum dicek)", False),
    ("status.extensions", 1, "times", "UU 7/2012 (belum jelas, belum dicek)", False),
    ("closing.calm_days", 30, "days", "domain 3.2 [D]", False),
)
CHILDREN = ("respond_conflictstatus", "respond_situationreport")


def install(apps, schema_editor):
    param = apps.get_model("network", "LegalParam")
    for key, value, unit, source, verified in ROWS:
        param.objects.get_or_create(
            key=key,
            effective_from="2020-01-01",
            defaults={"value": value, "unit": unit, "source": source, "verified": verified},
        )
    statements = []
    for table in CHILDREN:
        statements += child_policy_sql(table, respond_case=f"p.id = {table}.case_id")
    run_on_postgresql(schema_editor, statements)


def remove(apps, schema_editor):
    param = apps.get_model("network", "LegalParam")
    param.objects.filter(key__in=[row[0] for row in ROWS], effective_from="2020-01-01").delete()
    statements = []
    for table in CHILDREN:
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [
        ("respond", "0003_status_and_situations"),
        ("network", "0005_renewals"),
    ]

    operations = [migrations.RunPython(install, remove)]
