"""Every sealed row lies somewhere, and on PostgreSQL no request sees one by itself."""

import django.db.models.functions.text
from django.db import migrations, models

from serasi.network.walls import drop_policy_sql, house_policy_sql, run_on_postgresql

TABLE = "network_sealed"


def up(apps, schema_editor):
    run_on_postgresql(schema_editor, house_policy_sql(TABLE))


def down(apps, schema_editor):
    run_on_postgresql(schema_editor, drop_policy_sql(TABLE))


def code_field(name, length):
    return migrations.AddField(
        "sealed",
        name,
        models.GeneratedField(
            db_persist=True,
            expression=django.db.models.functions.text.Substr("area_id", 1, length),
            output_field=models.CharField(max_length=length),
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("network", "0006_sealed")]

    operations = [
        migrations.AlterField(
            "sealed",
            "area",
            models.ForeignKey(
                on_delete=models.deletion.PROTECT, related_name="+", to="regions.area"
            ),
        ),
        code_field("province_code", 2),
        code_field("regency_code", 5),
        code_field("district_code", 8),
        migrations.RunPython(up, down),
    ]
