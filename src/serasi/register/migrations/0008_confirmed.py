"""An index for what was confirmed since yesterday."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0007_restricted_pairs")]

    operations = [
        migrations.AddIndex(
            "event", models.Index(fields=["-confirmed_at"], name="register_event_confirmed")
        ),
    ]
