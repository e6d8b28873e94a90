"""Put who wrote at packages behind the wall, and fill in what is known of those there are."""

from django.db import migrations

from serasi.network.walls import child_policy_sql, drop_policy_sql, opened, run_on_postgresql

TABLE = "facilitate_packagehand"


def up(apps, schema_editor):
    run_on_postgresql(
        schema_editor, child_policy_sql(TABLE, facilitate_package=f"p.id = {TABLE}.package_id")
    )
    hands = apps.get_model("facilitate", "PackageHand")
    found = set()
    with opened():
        for row in apps.get_model("facilitate", "Package").objects.all():
            found.add((row.pk, row.proposed_by_id, "proposal"))
            found.add((row.pk, row.reported_by_id, "account"))
        for row in apps.get_model("facilitate", "Tranche").objects.all():
            found.add((row.package_id, row.by_id, "account"))
        hands.objects.bulk_create(
            hands(package_id=package, person_id=person, over=over)
            for package, person, over in sorted(one for one in found if one[1] is not None)
        )


def down(apps, schema_editor):
    run_on_postgresql(schema_editor, drop_policy_sql(TABLE))


class Migration(migrations.Migration):
    dependencies = [("facilitate", "0007_hands")]

    operations = [migrations.RunPython(up, down)]
