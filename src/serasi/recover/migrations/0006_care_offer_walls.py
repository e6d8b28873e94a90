"""Row-level security of offers of care: seen where they are asked and where they are made."""

from django.db import migrations

from serasi.network.walls import CARE, drop_policy_sql, policy_sql, run_on_postgresql

TABLE = "recover_careoffer"
MADE_BY = f"EXISTS (SELECT 1 FROM recover_client p WHERE p.id = {TABLE}.client_id)"


def up(apps, schema_editor):
    run_on_postgresql(schema_editor, policy_sql(TABLE, setting=CARE, also=(MADE_BY,)))


def down(apps, schema_editor):
    run_on_postgresql(schema_editor, drop_policy_sql(TABLE))


class Migration(migrations.Migration):
    dependencies = [("recover", "0005_care_offers")]

    operations = [migrations.RunPython(up, down)]
