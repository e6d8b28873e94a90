"""A suggested pair knows whether one of its reports is restricted."""

from django.db import migrations, models
from django.db.models import Exists, OuterRef


def mark(apps, schema_editor):
    pairs = apps.get_model("register", "Suggestion").objects
    handlings = apps.get_model("register", "Handling").objects.filter(sensitivity="restricted")
    for side in ("first_id", "second_id"):
        pairs.filter(Exists(handlings.filter(pk=OuterRef(side)))).update(restricted=True)


class Migration(migrations.Migration):
    dependencies = [("register", "0006_uncompared")]

    operations = [
        migrations.AddField("suggestion", "restricted", models.BooleanField(default=False)),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
