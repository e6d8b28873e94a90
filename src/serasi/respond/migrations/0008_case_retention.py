"""Install how long the names that a case keeps under seal are kept after it closed."""

from django.db import migrations

KEY, SOURCE = "retention.case", "domain 8.3 no. 8 [D]"


def install(apps, schema_editor):
    apps.get_model("network", "LegalParam").objects.get_or_create(
        key=KEY,
        effective_from="2020-01-01",
        defaults={"value": 5, "unit": "years", "source": SOURCE, "verified": False},
    )


def remove(apps, schema_editor):
    rows = apps.get_model("network", "LegalParam").objects
    rows.filter(key=KEY, effective_from="2020-01-01").delete()


class Migration(migrations.Migration):
    dependencies = [("respond", "0007_mediation_walls"), ("network", "0009_retention")]

    operations = [migrations.RunPython(install, remove)]
