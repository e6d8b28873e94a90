"""Install the default false-alarm budget: one in a district and year."""

from django.db import migrations

KEY = "warn.years_per_false_alarm"


def install(apps, schema_editor):
    apps.get_model("network", "LegalParam").objects.get_or_create(
        key=KEY,
        effective_from="2020-01-01",
        defaults={"value": 1, "unit": "years", "source": "domain 6 [D]", "verified": False},
    )


def remove(apps, schema_editor):
    apps.get_model("network", "LegalParam").objects.filter(key=KEY).delete()


class Migration(migrations.Migration):
    dependencies = [("warn", "0002_walls"), ("network", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
