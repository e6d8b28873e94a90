"""Install how long the names of those who came to a meeting are kept."""

from django.db import migrations

KEY, SOURCE = "retention.attendance", "UU 27/2022 Pasal 43 [D]"


def install(apps, schema_editor):
    apps.get_model("network", "LegalParam").objects.get_or_create(
        key=KEY,
        effective_from="2020-01-01",
        defaults={"value": 2, "unit": "years", "source": SOURCE, "verified": False},
    )


def remove(apps, schema_editor):
    rows = apps.get_model("network", "LegalParam").objects
    rows.filter(key=KEY, effective_from="2020-01-01").delete()


class Migration(migrations.Migration):
    dependencies = [("facilitate", "0008_hands_known"), ("network", "0009_retention")]

    operations = [migrations.RunPython(install, remove)]
