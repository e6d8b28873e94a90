"""Tell the duties that are owed to people from those of the recovery itself: by their origin."""

from django.db import migrations
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from serasi.network.walls import opened

OF_PEOPLE = ("Need", "Visit", "Referral")
WHOLE, CARE = "recovery:", "care:"


def _renamed(apps, old, new):
    duties = apps.get_model("network", "Commitment").objects
    with opened():
        for name in OF_PEOPLE:
            rows = apps.get_model("recover", name).objects.exclude(duty=None)
            found = duties.filter(pk__in=rows.values("duty"), origin__startswith=old)
            found.update(origin=Concat(Value(new), Substr("origin", len(old) + 1)))


def apart(apps, schema_editor):
    _renamed(apps, WHOLE, CARE)


def together(apps, schema_editor):
    _renamed(apps, CARE, WHOLE)


class Migration(migrations.Migration):
    dependencies = [("recover", "0003_clocks"), ("network", "0011_duty_walls")]

    operations = [migrations.RunPython(apart, together)]
