"""The default false-alarm budget: one in a district and year."""

from django.db import migrations

from serasi.network.start import legal_numbers


class Migration(migrations.Migration):
    dependencies = [("warn", "0002_walls"), ("network", "0003_retention")]

    operations = [legal_numbers(("warn.years_per_false_alarm", 1, "years", "domain 6 [D]"))]
