"""The table of sealed data leaves for the network room, with its rows; every room seals there."""

from django.db import migrations

from serasi.network.walls import child_policy_sql, drop_policy_sql, run_on_postgresql

TABLE = "collect_sealed"


def take_wall_down(apps, schema_editor):
    run_on_postgresql(schema_editor, drop_policy_sql(TABLE))


def put_wall_back(apps, schema_editor):
    condition = "p.uuid = substr(subject, 8)::uuid"
    run_on_postgresql(schema_editor, child_policy_sql(TABLE, collect_report=condition))


class Migration(migrations.Migration):
    dependencies = [("collect", "0004_followed_area"), ("network", "0005_renewals")]

    operations = [
        migrations.RunPython(take_wall_down, put_wall_back),
        migrations.RemoveConstraint(model_name="sealed", name="collect_sealed_once"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable("sealed", "network_sealed")],
            state_operations=[migrations.DeleteModel("Sealed")],
        ),
    ]
