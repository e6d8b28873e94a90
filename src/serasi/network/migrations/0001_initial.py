import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from serasi.network.start import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('regions', '0001_initial'),
    ]

    operations = [
        CreateTables(
            operations=[
                migrations.CreateModel(
                    name='Commitment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.area')),
                        ('province_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 2), output_field=models.CharField(max_length=2))),
                        ('regency_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 5), output_field=models.CharField(max_length=5))),
                        ('district_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 8), output_field=models.CharField(max_length=8))),
                        ('what', models.CharField(max_length=300)),
                        ('owed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='owes', to='network.agency')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='owes', to=settings.AUTH_USER_MODEL)),
                        ('owed_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='is_owed', to='network.agency')),
                        ('due_at', models.DateTimeField()),
                        ('state', models.CharField(choices=[('open', 'terbuka'), ('done', 'selesai'), ('dropped', 'dicabut')], default='open', max_length=10)),
                        ('done_at', models.DateTimeField(blank=True, null=True)),
                        ('working_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('working_since', models.DateTimeField(blank=True, null=True)),
                        ('climbed', models.SmallIntegerField(default=0)),
                        ('evidence', models.TextField(blank=True, default='')),
                        ('origin', models.CharField(max_length=80)),
                        ('link', models.CharField(blank=True, default='', max_length=200)),
                        ('created_at', models.DateTimeField()),
                        ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['due_at'],
                        'indexes': [models.Index(fields=['owed_by', 'state', 'due_at'], name='network_duty_agency'), models.Index(fields=['person', 'state', 'due_at'], name='network_duty_person'), models.Index(fields=['origin'], name='network_duty_origin')],
                    },
                ),
                migrations.CreateModel(
                    name='HandOver',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('duty', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hand_overs', to='network.commitment')),
                        ('from_agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.agency')),
                        ('to_agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.agency')),
                        ('state', models.CharField(choices=[('asked', 'menunggu jawaban'), ('accepted', 'diterima'), ('rejected', 'ditolak'), ('withdrawn', 'ditarik')], default='asked', max_length=10)),
                        ('reason', models.CharField(max_length=300)),
                        ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('asked_at', models.DateTimeField()),
                        ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('answer', models.CharField(blank=True, default='', max_length=300)),
                    ],
                    options={
                        'ordering': ['-asked_at', '-pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('duty',), name='network_one_hand_over'), models.CheckConstraint(condition=models.Q(('from_agency', models.F('to_agency')), _negated=True), name='network_hand_over_moves')],
                    },
                ),
                migrations.CreateModel(
                    name='Deputy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.agency')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deputies', to=settings.AUTH_USER_MODEL)),
                        ('deputy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stands_in', to=settings.AUTH_USER_MODEL)),
                        ('start', models.DateField()),
                        ('end', models.DateField()),
                    ],
                    options={
                        'ordering': ['-start', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('end__gte', models.F('start'))), name='network_deputy_dates'), models.CheckConstraint(condition=models.Q(('person', models.F('deputy')), _negated=True), name='network_deputy_other')],
                    },
                ),
                migrations.CreateModel(
                    name='CalendarFeed',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feed', to=settings.AUTH_USER_MODEL)),
                        ('token_hash', models.CharField(max_length=64, unique=True)),
                        ('made_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Sealed',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.area')),
                        ('province_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 2), output_field=models.CharField(max_length=2))),
                        ('regency_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 5), output_field=models.CharField(max_length=5))),
                        ('district_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 8), output_field=models.CharField(max_length=8))),
                        ('subject', models.CharField(max_length=80)),
                        ('kind', models.CharField(max_length=30)),
                        ('box', models.BinaryField()),
                        ('created_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('subject', 'kind'), name='network_sealed_once')],
                    },
                ),
                migrations.CreateModel(
                    name='GlassBreak',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.area')),
                        ('province_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 2), output_field=models.CharField(max_length=2))),
                        ('regency_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 5), output_field=models.CharField(max_length=5))),
                        ('district_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 8), output_field=models.CharField(max_length=8))),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('right', models.CharField(max_length=40)),
                        ('subject', models.CharField(blank=True, default='', max_length=80)),
                        ('reason', models.CharField(max_length=500)),
                        ('opened_at', models.DateTimeField()),
                        ('until', models.DateTimeField()),
                        ('told', models.IntegerField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['-opened_at', '-pk'],
                        'indexes': [models.Index(fields=['person', 'right', 'until'], name='network_glass_open')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('opened_at'))), name='network_glass_has_time'), models.CheckConstraint(condition=models.Q(('told__gt', 0)), name='network_glass_is_heard')],
                    },
                ),
                migrations.CreateModel(
                    name='SealedExport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.area')),
                        ('province_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 2), output_field=models.CharField(max_length=2))),
                        ('regency_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 5), output_field=models.CharField(max_length=5))),
                        ('district_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 8), output_field=models.CharField(max_length=8))),
                        ('kind', models.CharField(max_length=40)),
                        ('right', models.CharField(max_length=40)),
                        ('why', models.CharField(max_length=500)),
                        ('state', models.CharField(choices=[('asked', 'menunggu persetujuan'), ('approved', 'disetujui'), ('refused', 'ditolak'), ('withdrawn', 'ditarik'), ('fetched', 'diunduh')], default='asked', max_length=10)),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('asked_at', models.DateTimeField()),
                        ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('decided_at', models.DateTimeField(blank=True, null=True)),
                        ('answer', models.CharField(blank=True, default='', max_length=500)),
                        ('until', models.DateTimeField(blank=True, null=True)),
                        ('fetched_at', models.DateTimeField(blank=True, null=True)),
                        ('count', models.IntegerField(blank=True, null=True)),
                        ('sha256', models.CharField(blank=True, default='', max_length=64)),
                    ],
                    options={
                        'ordering': ['-asked_at', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='network_export_two_people'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('approved', 'fetched')), _negated=True), models.Q(('decided_by__isnull', False), ('until__isnull', False)), _connector='OR'), name='network_export_was_agreed'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'fetched'), _negated=True), models.Q(('count__isnull', False), ('fetched_at__isnull', False), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='network_export_is_proved')],
                    },
                ),
                migrations.CreateModel(
                    name='Destruction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.area')),
                        ('province_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 2), output_field=models.CharField(max_length=2))),
                        ('regency_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 5), output_field=models.CharField(max_length=5))),
                        ('district_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 8), output_field=models.CharField(max_length=8))),
                        ('rule', models.CharField(max_length=60)),
                        ('what', models.CharField(max_length=20)),
                        ('subjects', models.IntegerField()),
                        ('count', models.IntegerField()),
                        ('why', models.CharField(max_length=300)),
                        ('at', models.DateTimeField()),
                        ('by', models.CharField(max_length=64)),
                    ],
                    options={
                        'ordering': ['-at', '-pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Agency',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('bakorwil', 'Bakorwil'), ('bakesbangpol', 'Bakesbangpol'), ('bakesbangpol_prov', 'Bakesbangpol provinsi'), ('satpol_pp', 'Satpol PP'), ('dinsos', 'Dinas Sosial'), ('kominfo', 'Dinas Kominfo'), ('fkub', 'FKUB'), ('fkdm', 'FKDM'), ('kecamatan', 'Kecamatan'), ('desa', 'Pemerintah desa/kelurahan'), ('koramil', 'Koramil (Babinsa)'), ('polsek', 'Polsek (Bhabinkamtibmas)'), ('polres', 'Polres'), ('kodim', 'Kodim'), ('kejaksaan', 'Kejaksaan Negeri'), ('kemenag', 'Kantor Kemenag'), ('bpn', 'Kantor Pertanahan'), ('dp3a', 'DP3A/UPTD PPA'), ('bpbd', 'BPBD'), ('dinkes', 'Dinas Kesehatan'), ('disdik', 'Dinas Pendidikan'), ('kepala_daerah', 'Bupati/wali kota'), ('setda', 'Sekretariat daerah'), ('dpmd', 'DPMD'), ('bappeda', 'Bappeda'), ('binda', 'BIN daerah'), ('bps', 'BPS'), ('dprd', 'DPRD'), ('inspektorat', 'Inspektorat'), ('lembaga', 'Tokoh, LSM, kampus')], max_length=20)),
                        ('name', models.CharField(max_length=120, unique=True)),
                        ('short_name', models.CharField(max_length=60)),
                        ('closed_on', models.DateField(blank=True, null=True)),
                        ('areas', models.ManyToManyField(related_name='agencies', through='network.Jurisdiction', to='regions.area')),
                    ],
                    options={
                        'ordering': ['name'],
                    },
                ),
                migrations.CreateModel(
                    name='Jurisdiction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jurisdictions', to='network.agency')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.area')),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('agency', 'area', 'valid_from'), name='network_jurisdiction_once'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='network_jurisdiction_dates')],
                    },
                ),
                migrations.CreateModel(
                    name='Person',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('username', models.CharField(max_length=60, unique=True, verbose_name='nama masuk')),
                        ('name', models.CharField(max_length=120, verbose_name='nama')),
                        ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='surel')),
                        ('phone', models.CharField(blank=True, default='', max_length=20, verbose_name='nomor HP')),
                        ('is_active', models.BooleanField(default=True)),
                        ('joined_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'ordering': ['name'],
                    },
                ),
                migrations.CreateModel(
                    name='OfficeHolding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holdings', to=settings.AUTH_USER_MODEL)),
                        ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='network.agency')),
                        ('title', models.CharField(max_length=120)),
                        ('role', models.CharField(max_length=20)),
                        ('nature', models.CharField(choices=[('definitif', 'definitif'), ('plt', 'Plt. (pelaksana tugas)'), ('plh', 'Plh. (pelaksana harian)'), ('pj', 'Pj. (penjabat)')], default='definitif', max_length=10)),
                        ('start', models.DateField()),
                        ('end', models.DateField(blank=True, null=True)),
                        ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['-start'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('end', None), ('end__gt', models.F('start')), _connector='OR'), name='network_holding_dates')],
                    },
                ),
                migrations.CreateModel(
                    name='Invitation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('token_hash', models.CharField(max_length=64, unique=True)),
                        ('name', models.CharField(max_length=120)),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='offers', to=settings.AUTH_USER_MODEL)),
                        ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='network.agency')),
                        ('title', models.CharField(max_length=120)),
                        ('role', models.CharField(max_length=20)),
                        ('nature', models.CharField(choices=[('definitif', 'definitif'), ('plt', 'Plt. (pelaksana tugas)'), ('plh', 'Plh. (pelaksana harian)'), ('pj', 'Pj. (penjabat)')], default='definitif', max_length=10)),
                        ('start', models.DateField()),
                        ('end', models.DateField(blank=True, null=True)),
                        ('invited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('created_at', models.DateTimeField()),
                        ('expires_at', models.DateTimeField()),
                        ('needs_second', models.BooleanField(default=False)),
                        ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('accepted_at', models.DateTimeField(blank=True, null=True)),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['-created_at'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('end', None), ('end__gt', models.F('start')), _connector='OR'), name='network_invitation_dates'), models.CheckConstraint(condition=models.Q(('confirmed_by', None), ('invited_by', None), models.Q(('confirmed_by', models.F('invited_by')), _negated=True), _connector='OR'), name='network_invitation_two_people')],
                    },
                ),
                migrations.CreateModel(
                    name='Renewal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('token_hash', models.CharField(max_length=64, unique=True)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renewals', to=settings.AUTH_USER_MODEL)),
                        ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('created_at', models.DateTimeField()),
                        ('expires_at', models.DateTimeField()),
                        ('used_at', models.DateTimeField(blank=True, null=True)),
                        ('needs_second', models.BooleanField(default=False)),
                        ('opens_at', models.DateTimeField(blank=True, null=True)),
                        ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('confirmed_by', None), ('made_by', None), models.Q(('confirmed_by', models.F('made_by')), _negated=True), _connector='OR'), name='network_renewal_two_people')],
                    },
                ),
                migrations.CreateModel(
                    name='LegalParam',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=60)),
                        ('value', models.IntegerField()),
                        ('unit', models.CharField(max_length=20)),
                        ('source', models.CharField(max_length=200)),
                        ('verified', models.BooleanField(default=False)),
                        ('effective_from', models.DateField()),
                    ],
                    options={
                        'ordering': ['key', '-effective_from'],
                        'constraints': [models.UniqueConstraint(fields=('key', 'effective_from'), name='network_legal_param_once')],
                    },
                ),
            ],
        ),
    ]
