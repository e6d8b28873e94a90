"""Walls of glasses, exports and destructions; how long identities are kept, as legal numbers."""

from django.db import migrations

from serasi.network.walls import drop_policy_sql, policy_sql, run_on_postgresql

SOURCE = "domain 8.3 no. 8 [D]; UU 27/2022 Pasal 43-44"
NUMBERS = (("retention.reporter", 90, "days"), ("retention.victim", 5, "years"))
OWN = {
    "network_glassbreak": "person_id",
    "network_sealedexport": "asked_by_id",
    "network_destruction": None,
}


def up(apps, schema_editor):
    for table, person in OWN.items():
        run_on_postgresql(schema_editor, policy_sql(table, person_column=person))
    for key, value, unit in NUMBERS:
        apps.get_model("network", "LegalParam").objects.get_or_create(
            key=key,
            effective_from="2020-01-01",
            defaults={"value": value, "unit": unit, "source": SOURCE, "verified": False},
        )


def down(apps, schema_editor):
    for table in OWN:
        run_on_postgresql(schema_editor, drop_policy_sql(table))
    keys = [key for key, _value, _unit in NUMBERS]
    apps.get_model("network", "LegalParam").objects.filter(key__in=keys, source=SOURCE).delete()


class Migration(migrations.Migration):
    dependencies = [("network", "0008_glass_and_exports")]

    operations = [migrations.RunPython(up, down)]
