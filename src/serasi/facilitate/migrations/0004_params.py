"""What a package is compared with, and how long the names at a meeting are kept."""

from django.db import migrations

from serasi.network.start import legal_numbers

GRANT = ("forum.grant_million", 150, "juta rupiah", "Kemensos 2019–2020 (belum dicek)")
KEPT = ("retention.attendance", 2, "years", "UU 27/2022 Pasal 43 [D]")


class Migration(migrations.Migration):
    dependencies = [("facilitate", "0003_forum_walls"), ("network", "0003_retention")]

    operations = [legal_numbers(GRANT, since="2019-01-01"), legal_numbers(KEPT)]
