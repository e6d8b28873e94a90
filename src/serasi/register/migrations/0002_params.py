"""Install the default clocks, so that every house can tell when a report is late."""

from django.db import migrations

SOURCE = "domain 3.2 [D]"
ROWS = (
    ("clock.ack_minutes", 15),
    ("clock.triage_minutes", 60),
    ("clock.check_minutes.P1", 120),
    ("clock.check_minutes.P2", 360),
    ("clock.check_minutes.P3", 1440),
    ("clock.check_minutes.P4", 4320),
    ("clock.code_minutes", 120),
    ("clock.confirm_minutes", 120),
)


def install(apps, schema_editor):
    param = apps.get_model("network", "LegalParam")
    for key, value in ROWS:
        param.objects.get_or_create(
            key=key,
            effective_from="2020-01-01",
            defaults={"value": value, "unit": "minutes", "source": SOURCE, "verified": False},
        )


def remove(apps, schema_editor):
    param = apps.get_model("network", "LegalParam")
    param.objects.filter(key__in=[key for key, _value in ROWS], source=SOURCE).delete()


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial"), ("network", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
