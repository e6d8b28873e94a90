"""Install the default clocks of recovery: none is fixed by law, none verified yet."""

from django.db import migrations

CLOCKS = (
    ("recover.assessment_days", 14, "days", "domain 3.2 no. 16 [D]"),
    ("recover.screening_hours", 72, "hours", "domain 3.2 no. 17 [D]"),
    ("recover.plan_days", 7, "days", "domain 3.2 no. 17 [D]"),
    ("recover.lesson_days", 14, "days", "domain 3.2 no. 19 [D]"),
    ("recover.referral_days", 3, "days", "domain 3.2 no. 17 [D]"),
    ("recover.follow_up_days", 30, "days", "domain 3.2 no. 17 [D]"),
)


def install(apps, schema_editor):
    rows = apps.get_model("network", "LegalParam").objects
    for key, value, unit, source in CLOCKS:
        rows.get_or_create(
            key=key,
            effective_from="2020-01-01",
            defaults={"value": value, "unit": unit, "source": source, "verified": False},
        )


def remove(apps, schema_editor):
    keys = [key for key, _value, _unit, _source in CLOCKS]
    apps.get_model("network", "LegalParam").objects.filter(key__in=keys).delete()


class Migration(migrations.Migration):
    dependencies = [("recover", "0002_walls"), ("network", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
