"""Keep the messages of levels decided before messages were kept, and the budgets chosen so far.

Renewals of that time left no message of their own, so that the first stands with the last term.
"""

from datetime import datetime, time

from django.db import migrations
from django.utils import timezone

KEY = "warn.years_per_false_alarm"
INSTALLED = "2020-01-01"


def keep_messages(apps, schema_editor):
    kept = apps.get_model("warn", "Bulletin").objects
    decided = apps.get_model("warn", "Warning").objects.filter(confirmed_at__isnull=False)
    last = {}
    for row in decided.order_by("confirmed_at", "pk"):
        over = row.state == "ended"
        before = last.get(row.before_id)
        replaces = before is not None and before.warning.ended_at == row.confirmed_at
        last[row.pk] = kept.create(
            warning=row, serial=row.version - over, kind="Update" if replaces else "Alert",
            sent_at=row.confirmed_at, valid_until=row.valid_until,
            earlier=before if replaces else None,
        )  # fmt: skip
    replaced = set(
        kept.filter(earlier__isnull=False).values_list("earlier__warning", flat=True)
    )
    for message in list(last.values()):
        row = message.warning
        lifted = row.state == "ended" and row.ended_by_id is not None and row.pk not in replaced
        if lifted:
            kept.create(
                warning=row, serial=row.version, kind="Cancel", sent_at=row.ended_at,
                valid_until=row.valid_until, earlier=message,
            )  # fmt: skip


def keep_choices(apps, schema_editor):
    table = apps.get_model("network", "LegalParam").objects
    for row in table.filter(key=KEY).exclude(effective_from=INSTALLED):
        begin = datetime.combine(row.effective_from, time(), timezone.get_current_timezone())
        apps.get_model("warn", "BudgetChoice").objects.create(
            years=row.value, reason=row.source, at=begin
        )
        row.delete()


def give_choices_back(apps, schema_editor):
    """Put the last choice of each day where choices were kept before."""
    for row in apps.get_model("warn", "BudgetChoice").objects.order_by("at", "pk"):
        apps.get_model("network", "LegalParam").objects.update_or_create(
            key=KEY,
            effective_from=timezone.localdate(row.at),
            defaults={
                "value": row.years, "unit": "years", "source": row.reason[:200], "verified": True,
            },
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("warn", "0013_bulletin_wall"), ("network", "0011_duty_walls")]

    operations = [
        migrations.RunPython(keep_messages, migrations.RunPython.noop),
        migrations.RunPython(keep_choices, give_choices_back),
    ]
