"""The numbers of law and procedure that handling, mediation and agreements count by."""

from django.db import migrations

from serasi.network.start import legal_numbers

VERIFIED = ("status.days", 90, "days", "UU 7/2012 (isi dicek, domain 1.1)")
ROWS = (
    ("status.extension_days", 30, "days", "UU 7/2012 (dari ingatan, belum dicek)"),
    ("status.extensions", 1, "times", "UU 7/2012 (belum jelas, belum dicek)"),
    ("closing.calm_days", 30, "days", "domain 3.2 [D]"),
    ("mediation.contact_hours", 24, "hours", "domain 3.2 no. 12 [D]"),
    ("mediation.joint_days", 7, "days", "domain 3.2 no. 12 [D]"),
    ("mediation.agreement_days", 30, "days", "domain 3.2 no. 13 [D]"),
    ("mediation.handover_hours", 72, "hours", "domain 3.2 no. 13 [D]"),
    ("mediation.women_percent", 30, "percent", "domain 8.4 [D]"),
    ("agreement.consult_days", 3, "days", "praktik Bangli 2011, domain 3.2 no. 12 [D]"),
    ("agreement.monitor_1", 7, "days", "domain 3.2 no. 15 [D]"),
    ("agreement.monitor_2", 30, "days", "domain 3.2 no. 15 [D]"),
    ("agreement.monitor_3", 90, "days", "domain 3.2 no. 15 [D]"),
    ("agreement.monitor_4", 180, "days", "domain 3.2 no. 15 [D]"),
    ("agreement.monitor_early_days", 3, "days", "domain 3.2 no. 15 [D]"),
    ("retention.case", 5, "years", "domain 8.3 no. 8 [D]"),
)


class Migration(migrations.Migration):
    dependencies = [("respond", "0002_walls"), ("network", "0003_retention")]

    operations = [legal_numbers(VERIFIED, verified=True), legal_numbers(*ROWS)]
