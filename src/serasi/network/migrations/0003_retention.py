"""How long identities are kept, as numbers of law."""

from django.db import migrations

from serasi.network.start import legal_numbers

SOURCE = "domain 8.3 no. 8 [D]; UU 27/2022 Pasal 43-44"


class Migration(migrations.Migration):
    dependencies = [("network", "0002_walls")]

    operations = [
        legal_numbers(
            ("retention.reporter", 90, "days", SOURCE),
            ("retention.victim", 5, "years", SOURCE),
        )
    ]
