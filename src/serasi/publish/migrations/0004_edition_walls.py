"""An approved edition is never changed, and is there for everybody; what lies behind it is not."""

from django.db import migrations

from serasi.network.walls import (
    AREAS,
    child_policy_sql,
    drop_policy_sql,
    policy_sql,
    run_on_postgresql,
    setting_list,
)

COLUMNS = ("province_code", "regency_code", "district_code", "area_id")
SQLITE = [
    f"""CREATE TRIGGER publish_{table}_no_{act.lower()} BEFORE {act} ON publish_{table}
        WHEN {when} BEGIN SELECT RAISE(ABORT, 'an approved edition is never changed'); END"""
    for act in ("UPDATE", "DELETE")
    for table, when in (
        ("edition", "OLD.state = 'approved'"),
        (
            "editionworld",
            "EXISTS (SELECT 1 FROM publish_edition WHERE id = OLD.edition_id AND state = 'approved')",
        ),
    )
]
POSTGRES = [
    """CREATE OR REPLACE FUNCTION publish_fixed() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'an approved edition is never changed'; END $$""",
    """CREATE TRIGGER publish_edition_fixed BEFORE UPDATE OR DELETE ON publish_edition
       FOR EACH ROW WHEN (OLD.state = 'approved') EXECUTE FUNCTION publish_fixed()""",
]
POSTGRES_BACK = ["DROP TRIGGER publish_edition_fixed ON publish_edition"]


def up(apps, schema_editor):
    ways = [f"p.{column} = ANY({setting_list(AREAS)})" for column in COLUMNS]
    behind = f"p.id = publish_editionworld.edition_id AND ({' OR '.join(ways)})"
    run_on_postgresql(
        schema_editor,
        [
            *POSTGRES,
            *policy_sql("publish_edition", also=("state = 'approved'",)),
            *child_policy_sql("publish_editionworld", publish_edition=behind),
        ],
    )
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement)


def down(apps, schema_editor):
    run_on_postgresql(
        schema_editor,
        [
            *drop_policy_sql("publish_editionworld"),
            *drop_policy_sql("publish_edition"),
            *POSTGRES_BACK,
        ],
    )
    if schema_editor.connection.vendor == "sqlite":
        for act in ("update", "delete"):
            for table in ("edition", "editionworld"):
                schema_editor.execute(f"DROP TRIGGER publish_{table}_no_{act}")


class Migration(migrations.Migration):
    dependencies = [("publish", "0003_editions")]

    operations = [migrations.RunPython(up, down)]
