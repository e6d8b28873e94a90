import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models

from serasi.network.start import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('network', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        CreateTables(
            operations=[
                migrations.CreateModel(
                    name='Intake',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('channel', models.CharField(choices=[('form', 'borang lapangan'), ('citizen', 'borang warga'), ('paste', 'tempelan'), ('whatsapp', 'WhatsApp'), ('recap', 'buku rekap'), ('api', 'API'), ('cap', 'peringatan CAP')], max_length=10)),
                        ('state', models.CharField(choices=[('reading', 'sedang dibaca'), ('preview', 'pratinjau'), ('storing', 'sedang dimasukkan'), ('done', 'dimasukkan'), ('discarded', 'dibatalkan'), ('refused', 'tidak dapat dibaca')], default='preview', max_length=10)),
                        ('desk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.agency')),
                        ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.area')),
                        ('file_name', models.CharField(blank=True, default='', max_length=200)),
                        ('file_sha256', models.CharField(blank=True, default='', max_length=64)),
                        ('file', models.FileField(blank=True, max_length=255, null=True, upload_to='intake/%Y/%m')),
                        ('choices', models.JSONField(blank=True, default=dict)),
                        ('summary', models.JSONField(blank=True, default=dict)),
                        ('read_so_far', models.IntegerField(default=0)),
                        ('to_read', models.IntegerField(blank=True, null=True)),
                        ('problem', models.TextField(blank=True, default='')),
                        ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('created_at', models.DateTimeField()),
                        ('done_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['-created_at'],
                        'indexes': [models.Index(fields=['desk', '-created_at'], name='collect_intake_desk')],
                    },
                ),
                migrations.CreateModel(
                    name='IntakeItem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('intake', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='collect.intake')),
                        ('index', models.IntegerField()),
                        ('verdict', models.CharField(choices=[('report', 'laporan'), ('nil', 'laporan nihil'), ('chatter', 'obrolan'), ('reply', 'balasan Serasi')], max_length=8)),
                        ('why', models.CharField(max_length=20)),
                        ('taken', models.BooleanField()),
                        ('by_hand', models.BooleanField(default=False)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('text', models.TextField()),
                        ('key', models.CharField(max_length=60)),
                        ('area_code', models.CharField(blank=True, default='', max_length=13)),
                        ('reading', models.JSONField(default=dict)),
                        ('stated', models.JSONField(default=dict)),
                        ('media', models.JSONField(default=list)),
                    ],
                    options={
                        'ordering': ['index'],
                        'indexes': [models.Index(fields=['intake', 'verdict', 'index'], name='collect_item_verdict')],
                        'constraints': [models.UniqueConstraint(fields=('intake', 'index'), name='collect_item_once')],
                    },
                ),
                migrations.CreateModel(
                    name='SeenMessage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.agency')),
                        ('key', models.CharField(max_length=60)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('desk', 'key'), name='collect_seen_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ReceiptCounter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('last', models.BigIntegerField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Attempt',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('door', models.CharField(max_length=12)),
                        ('key', models.CharField(max_length=64)),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['door', 'key', 'at'], name='collect_attempt_recent')],
                    },
                ),
                migrations.CreateModel(
                    name='ColumnMap',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.agency')),
                        ('header_key', models.CharField(max_length=64)),
                        ('choices', models.JSONField(default=dict)),
                        ('used_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('desk', 'header_key'), name='collect_column_map_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Report',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.area')),
                        ('province_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 2), output_field=models.CharField(max_length=2))),
                        ('regency_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 5), output_field=models.CharField(max_length=5))),
                        ('district_code', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Substr('area_id', 1, 8), output_field=models.CharField(max_length=8))),
                        ('uuid', models.UUIDField(default=uuid.uuid4, unique=True)),
                        ('receipt', models.CharField(max_length=20, unique=True)),
                        ('channel', models.CharField(choices=[('form', 'borang lapangan'), ('citizen', 'borang warga'), ('paste', 'tempelan'), ('whatsapp', 'WhatsApp'), ('recap', 'buku rekap'), ('api', 'API'), ('cap', 'peringatan CAP')], max_length=10)),
                        ('text', models.TextField()),
                        ('received_at', models.DateTimeField()),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('is_nil', models.BooleanField(default=False)),
                        ('life_at_risk', models.BooleanField(blank=True, null=True)),
                        ('reporter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reports', to=settings.AUTH_USER_MODEL)),
                        ('desk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='network.agency')),
                        ('sender_key', models.CharField(blank=True, default='', max_length=64)),
                        ('area_source', models.CharField(choices=[('stated', 'disebut pelapor'), ('text', 'dari teks'), ('sender', 'wilayah pelapor'), ('desk', 'wilayah meja penerima'), ('followed', 'mengikuti pesan sebelumnya'), ('officer', 'ditetapkan petugas')], max_length=10)),
                        ('sensitivity', models.CharField(choices=[('normal', 'biasa'), ('restricted', 'terbatas')], default='normal', max_length=10)),
                        ('reliability', models.CharField(choices=[('A', 'selalu dapat dipercaya'), ('B', 'biasanya dapat dipercaya'), ('C', 'cukup dapat dipercaya'), ('D', 'biasanya tidak dapat dipercaya'), ('E', 'tidak dapat dipercaya'), ('F', 'belum dapat dinilai')], default='F', max_length=1)),
                        ('credibility', models.CharField(choices=[('1', 'dibenarkan sumber lain'), ('2', 'sangat mungkin benar'), ('3', 'mungkin benar'), ('4', 'meragukan'), ('5', 'tidak mungkin benar'), ('6', 'belum dapat dinilai')], default='6', max_length=1)),
                        ('stated', models.JSONField(blank=True, default=dict)),
                        ('reading', models.JSONField(blank=True, default=dict)),
                        ('reading_version', models.CharField(blank=True, default='', max_length=20)),
                        ('intake', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='collect.intake')),
                        ('intake_index', models.IntegerField(blank=True, null=True)),
                        ('content_key', models.CharField(blank=True, default='', max_length=80)),
                        ('origin_key', models.CharField(blank=True, default='', max_length=64)),
                    ],
                    options={
                        'ordering': ['-received_at'],
                        'indexes': [models.Index(fields=['desk', '-received_at'], name='collect_report_desk'), models.Index(fields=['reporter', '-received_at'], name='collect_report_reporter'), models.Index(fields=['regency_code', '-received_at'], name='collect_report_regency'), models.Index(fields=['district_code', '-received_at'], name='collect_report_district'), models.Index(fields=['sender_key'], name='collect_report_sender'), models.Index(fields=['origin_key'], name='collect_report_origin')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('content_key', ''), _negated=True), fields=('content_key',), name='collect_report_content_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Attachment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='collect.report')),
                        ('name', models.CharField(max_length=120)),
                        ('kind', models.CharField(max_length=10)),
                        ('sha256', models.CharField(max_length=64)),
                        ('size', models.IntegerField()),
                        ('file', models.FileField(max_length=255, upload_to='photos/%Y/%m')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('report', 'sha256'), name='collect_attachment_once')],
                    },
                ),
            ],
        ),
    ]
