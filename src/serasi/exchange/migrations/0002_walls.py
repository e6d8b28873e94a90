"""Events of others are seen in their areas and by the office that brought them in."""

from django.db import migrations

from serasi.network.walls import (
    child_policy_sql,
    drop_policy_sql,
    policy_sql,
    run_on_postgresql,
    setting_list,
)

EVENT, FILE = "exchange_externalevent", "exchange_externalfile"


def up(apps, schema_editor):
    own = f"agency_id::text = ANY({setting_list('serasi.agencies')})"
    run_on_postgresql(
        schema_editor,
        [
            *policy_sql(EVENT, agency_columns=("agency_id",)),
            *child_policy_sql(FILE, also=(own,), **{EVENT: f"p.file_id = {FILE}.id"}),
        ],
    )


def down(apps, schema_editor):
    run_on_postgresql(schema_editor, [*drop_policy_sql(FILE), *drop_policy_sql(EVENT)])


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial")]

    operations = [migrations.RunPython(up, down)]
