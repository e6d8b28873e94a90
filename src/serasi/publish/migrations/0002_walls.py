"""Row-level security of papers on PostgreSQL, and the days on which papers are due."""

from django.db import migrations

from serasi.network.walls import (
    child_policy_sql,
    drop_policy_sql,
    policy_sql,
    run_on_postgresql,
)

AGENCIES = ("agency_id", "signing_agency_id")
OF_PAPER = (
    "publish_paperprose",
    "publish_paperfigure",
    "publish_papermaking",
    "publish_papercheck",
    "publish_paperfile",
)
DUE = (("paper.period_due_day", 10), ("paper.month_due_day", 5))
SOURCE = "domain 1.8 [D]"


def up(apps, schema_editor):
    params = apps.get_model("network", "LegalParam").objects
    for key, value in DUE:
        params.get_or_create(
            key=key,
            effective_from="2020-01-01",
            defaults={"value": value, "unit": "hari", "source": SOURCE, "verified": False},
        )
    statements = policy_sql("publish_paper", agency_columns=AGENCIES)
    statements += policy_sql("publish_figure")
    statements += policy_sql("publish_planrow", agency_columns=("agency_id",))
    for table in OF_PAPER:
        statements += child_policy_sql(table, publish_paper=f"p.id = {table}.paper_id")
    statements += child_policy_sql(
        "publish_planprogress", publish_planrow="p.id = publish_planprogress.row_id"
    )
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    keys = [key for key, _value in DUE]
    apps.get_model("network", "LegalParam").objects.filter(key__in=keys, source=SOURCE).delete()
    statements = []
    tables = ("publish_planprogress", *OF_PAPER, "publish_planrow", "publish_figure")
    for table in (*tables, "publish_paper"):
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("publish", "0001_papers")]

    operations = [migrations.RunPython(up, down)]
