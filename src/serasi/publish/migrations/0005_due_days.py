"""The days by which the daily report, the yearly papers and that of a Bakorwil are due."""

from django.db import migrations

DUE = (
    ("paper.day_due_days", 1),
    ("paper.year_due_days", 90),
    ("paper.map_due_days", 31),
    ("paper.above_due_day", 10),
)
SOURCE = "domain 1.8 [D]"


def up(apps, schema_editor):
    params = apps.get_model("network", "LegalParam").objects
    for key, value in DUE:
        params.get_or_create(
            key=key,
            effective_from="2020-01-01",
            defaults={"value": value, "unit": "hari", "source": SOURCE, "verified": False},
        )


def down(apps, schema_editor):
    keys = [key for key, _value in DUE]
    apps.get_model("network", "LegalParam").objects.filter(key__in=keys, source=SOURCE).delete()


class Migration(migrations.Migration):
    dependencies = [("publish", "0004_edition_walls")]

    operations = [migrations.RunPython(up, down)]
