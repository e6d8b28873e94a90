import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=100)),
                ('installed_at', models.DateTimeField()),
                ('areas', models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('code', models.CharField(max_length=13, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100)),
                ('level', models.SmallIntegerField()),
                ('kind', models.CharField(max_length=12)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='regions.area')),
                ('bps_code', models.CharField(blank=True, max_length=10, null=True)),
                ('lat', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                ('lng', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)),
                ('population', models.IntegerField(blank=True, null=True)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('search_name', models.CharField(max_length=100)),
            ],
            options={
                'ordering': ['code'],
                'indexes': [models.Index(fields=['search_name'], name='regions_area_prefix', opclasses=['varchar_pattern_ops']), models.Index(fields=['lat'], name='regions_area_lat'), models.Index(fields=['bps_code'], name='regions_area_bps')],
            },
        ),
        migrations.CreateModel(
            name='AreaName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='regions.area')),
                ('name', models.CharField(max_length=100)),
                ('search_name', models.CharField(db_index=True, max_length=100)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('area', 'name'), name='regions_area_name_once')],
            },
        ),
        migrations.CreateModel(
            name='AreaSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successors', to='regions.area')),
                ('new', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='predecessors', to='regions.area')),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=[('renamed', 'Renamed'), ('recoded', 'Recoded'), ('split', 'Split'), ('merged', 'Merged'), ('removed', 'Removed')], max_length=10)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('old', 'new'), name='regions_succession_once')],
            },
        ),
        migrations.CreateModel(
            name='AreaGroup',
            fields=[
                ('code', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100)),
                ('kind', models.CharField(max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name='AreaGroupMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='regions.areagroup')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='regions.area')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'area', 'valid_from'), name='regions_member_once'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='regions_member_dates')],
            },
        ),
        migrations.CreateModel(
            name='Boundary',
            fields=[
                ('area', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='boundary', serialize=False, to='regions.area')),
                ('wkb', models.BinaryField()),
                ('minx', models.FloatField()),
                ('miny', models.FloatField()),
                ('maxx', models.FloatField()),
                ('maxy', models.FloatField()),
            ],
            options={
                'indexes': [models.Index(fields=['minx', 'maxx'], name='regions_boundary_x')],
            },
        ),
        migrations.CreateModel(
            name='Neighbour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='neighbours', to='regions.area')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='regions.area')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('area', 'other'), name='regions_neighbour_once')],
            },
        ),
    ]
