"""The default clocks, so that every house can tell when a report is late."""

from django.db import migrations

from serasi.network.start import legal_numbers

SOURCE = "domain 3.2 [D]"
CLOCKS = (
    ("clock.ack_minutes", 15),
    ("clock.triage_minutes", 60),
    ("clock.check_minutes.P1", 120),
    ("clock.check_minutes.P2", 360),
    ("clock.check_minutes.P3", 1440),
    ("clock.check_minutes.P4", 4320),
    ("clock.code_minutes", 120),
    ("clock.confirm_minutes", 120),
)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial"), ("network", "0003_retention")]

    operations = [legal_numbers(*((key, value, "minutes", SOURCE) for key, value in CLOCKS))]
