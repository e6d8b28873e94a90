"""An update without a place lies where the message lies that it goes on from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collect", "0003_child_walls")]

    operations = [
        migrations.AlterField(
            model_name="report",
            name="area_source",
            field=models.CharField(
                choices=[
                    ("stated", "disebut pelapor"),
                    ("text", "dari teks"),
                    ("sender", "wilayah pelapor"),
                    ("desk", "wilayah meja penerima"),
                    ("followed", "mengikuti pesan sebelumnya"),
                    ("officer", "ditetapkan petugas"),
                ],
                max_length=10,
            ),
        ),
    ]
