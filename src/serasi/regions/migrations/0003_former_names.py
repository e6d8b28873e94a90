"""Former names are found by their folded form; importing the pack again fills it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0002_editions'),
    ]

    operations = [
        migrations.AddField(
            model_name='areaname',
            name='search_name',
            field=models.CharField(db_index=True, default='', max_length=100),
            preserve_default=False,
        ),
    ]
