"""The table of sealed data comes from the collect room: its rows get their area."""

from django.db import migrations, models

from serasi.network.walls import opened

PREFIX = "report:"


def place(apps, schema_editor):
    """Give each row the area of its report; the only rows so far are those of reports."""
    sealed = apps.get_model("network", "Sealed")
    report = apps.get_model("collect", "Report")
    with opened():
        rows = sealed.objects.order_by("pk").values_list("pk", "subject")
        last = 0
        while batch := list(rows.filter(pk__gt=last)[:1000]):
            last = batch[-1][0]
            uuids = {pk: subject.removeprefix(PREFIX) for pk, subject in batch}
            found = report.objects.filter(uuid__in=set(uuids.values()))
            areas = {str(uuid): area for uuid, area in found.values_list("uuid", "area_id")}
            sealed.objects.bulk_update(
                [sealed(pk=pk, area_id=areas[uuid]) for pk, uuid in uuids.items()], ["area"]
            )


def only_reports(apps, schema_editor):
    """Refuse to go back once other rooms have sealed: the former table held reports alone."""
    with opened():
        rows = apps.get_model("network", "Sealed").objects.exclude(subject__startswith=PREFIX)
        if rows.exists():
            raise RuntimeError("sealed data of other rooms would be lost; nothing was changed")


class Migration(migrations.Migration):
    dependencies = [("network", "0005_renewals"), ("collect", "0005_sealed_leaves")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    "Sealed",
                    [
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("subject", models.CharField(max_length=80)),
                        ("kind", models.CharField(max_length=12)),
                        ("box", models.BinaryField()),
                        ("created_at", models.DateTimeField()),
                    ],
                )
            ],
        ),
        migrations.AlterField("sealed", "kind", models.CharField(max_length=30)),
        migrations.AddConstraint(
            "sealed",
            models.UniqueConstraint(fields=("subject", "kind"), name="network_sealed_once"),
        ),
        migrations.AddField(
            "sealed",
            "area",
            models.ForeignKey(
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="+",
                to="regions.area",
            ),
        ),
        migrations.RunPython(place, only_reports),
    ]
