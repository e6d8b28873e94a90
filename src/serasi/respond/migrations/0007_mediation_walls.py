"""Install the days of mediation and of agreements, and the walls of their tables."""

from django.db import migrations

from serasi.network.walls import child_policy_sql, drop_policy_sql, run_on_postgresql

ROWS = (
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
)
CHILDREN = (
    ("respond_mediation", "respond_case", "case_id"),
    ("respond_mediator", "respond_mediation", "mediation_id"),
    ("respond_acceptance", "respond_mediator", "mediator_id"),
    ("respond_session", "respond_mediation", "mediation_id"),
    ("respond_session_absent", "respond_session", "session_id"),
    ("respond_minute", "respond_session", "session_id"),
    ("respond_agreement", "respond_case", "case_id"),
    ("respond_clause", "respond_agreement", "agreement_id"),
    ("respond_obligation", "respond_agreement", "agreement_id"),
    ("respond_signatory", "respond_agreement", "agreement_id"),
    ("respond_partyanswer", "respond_agreement", "agreement_id"),
    ("respond_formertext", "respond_agreement", "agreement_id"),
    ("respond_monitoringcheck", "respond_agreement", "agreement_id"),
    ("respond_voice", "respond_monitoringcheck", "check_made_id"),
    ("respond_finding", "respond_monitoringcheck", "check_made_id"),
)


def install(apps, schema_editor):
    param = apps.get_model("network", "LegalParam")
    for key, value, unit, source in ROWS:
        param.objects.get_or_create(
            key=key,
            effective_from="2020-01-01",
            defaults={"value": value, "unit": unit, "source": source, "verified": False},
        )
    statements = []
    for table, parent, column in CHILDREN:
        statements += child_policy_sql(table, **{parent: f"p.id = {table}.{column}"})
    run_on_postgresql(schema_editor, statements)


def remove(apps, schema_editor):
    param = apps.get_model("network", "LegalParam")
    param.objects.filter(key__in=[row[0] for row in ROWS], effective_from="2020-01-01").delete()
    statements = []
    for table, _parent, _column in CHILDREN:
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("respond", "0006_mediation"), ("network", "0005_renewals")]

    operations = [migrations.RunPython(install, remove)]
