"""The default clocks of recovery: none is fixed by law, none verified yet."""

from django.db import migrations

from serasi.network.start import legal_numbers

CLOCKS = (
    ("recover.assessment_days", 14, "days", "domain 3.2 no. 16 [D]"),
    ("recover.screening_hours", 72, "hours", "domain 3.2 no. 17 [D]"),
    ("recover.plan_days", 7, "days", "domain 3.2 no. 17 [D]"),
    ("recover.lesson_days", 14, "days", "domain 3.2 no. 19 [D]"),
    ("recover.referral_days", 3, "days", "domain 3.2 no. 17 [D]"),
    ("recover.follow_up_days", 30, "days", "domain 3.2 no. 17 [D]"),
)


class Migration(migrations.Migration):
    dependencies = [("recover", "0002_walls"), ("network", "0003_retention")]

    operations = [legal_numbers(*CLOCKS)]
