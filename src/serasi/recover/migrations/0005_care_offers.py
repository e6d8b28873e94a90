"""Let a person pass into the care of another region: asked by one, accepted by the other."""


import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0012_more_kinds'),
        ('recover', '0004_care_duties'),
        ('regions', '0003_former_names'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CareOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('province_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 2), output_field=models.CharField(max_length=2))),
                ('regency_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 5), output_field=models.CharField(max_length=5))),
                ('district_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 8), output_field=models.CharField(max_length=8))),
                ('state', models.CharField(choices=[('asked', 'menunggu jawaban'), ('accepted', 'diterima'), ('refused', 'ditolak'), ('withdrawn', 'ditarik')], default='asked', max_length=9)),
                ('reason', models.CharField(max_length=300)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.CharField(blank=True, default='', max_length=300)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.area')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('client', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='care_offers', to='recover.client')),
                ('duty', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='network.commitment')),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('client',), name='recover_one_care_offer')],
            },
        ),
    ]
