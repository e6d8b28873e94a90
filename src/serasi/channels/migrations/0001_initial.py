import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from serasi.network.start import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('network', '0001_initial'),
    ]

    operations = [
        CreateTables(
            operations=[
                migrations.CreateModel(
                    name='Address',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to=settings.AUTH_USER_MODEL)),
                        ('channel', models.CharField(choices=[('mail', 'surel'), ('telegram', 'Telegram'), ('webhook', 'SMS'), ('whatsapp_text', 'WhatsApp (disalin)'), ('push', 'peramban')], max_length=16)),
                        ('box', models.BinaryField()),
                        ('order', models.SmallIntegerField(default=0)),
                        ('active', models.BooleanField(default=True)),
                        ('verified_at', models.DateTimeField(blank=True, null=True)),
                        ('quiet_from', models.TimeField(blank=True, null=True)),
                        ('quiet_to', models.TimeField(blank=True, null=True)),
                        ('quiet_days', models.SmallIntegerField(default=127)),
                        ('code_hash', models.CharField(blank=True, default='', max_length=64)),
                        ('code_made_at', models.DateTimeField(blank=True, null=True)),
                        ('code_tries', models.SmallIntegerField(default=0)),
                        ('codes_since', models.DateTimeField(blank=True, null=True)),
                        ('codes_made', models.SmallIntegerField(default=0)),
                        ('changed_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['person', 'order', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('person', 'channel'), name='channels_address_once'), models.CheckConstraint(condition=models.Q(models.Q(('quiet_from', None), ('quiet_to', None)), models.Q(('quiet_from__isnull', False), ('quiet_to__isnull', False), models.Q(('quiet_from', models.F('quiet_to')), _negated=True)), _connector='OR'), name='channels_quiet_span'), models.CheckConstraint(condition=models.Q(('quiet_days__gte', 1), ('quiet_days__lte', 127)), name='channels_quiet_days')],
                    },
                ),
                migrations.CreateModel(
                    name='Browser',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('address', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='browsers', to='channels.address')),
                        ('name', models.CharField(max_length=60)),
                        ('box', models.BinaryField()),
                        ('digest', models.CharField(max_length=64, unique=True)),
                        ('added_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['added_at', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Outgoing',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=120, unique=True)),
                        ('kind', models.CharField(max_length=40)),
                        ('urgent', models.BooleanField(default=False)),
                        ('words', models.BinaryField()),
                        ('expires_at', models.DateTimeField(blank=True, null=True)),
                        ('created_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['-created_at', '-pk'],
                        'indexes': [models.Index(fields=['kind', '-created_at'], name='channels_outgoing_kind')],
                    },
                ),
                migrations.CreateModel(
                    name='Delivery',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('message', models.ForeignKey(db_column='message_key', on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='channels.outgoing', to_field='key')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to=settings.AUTH_USER_MODEL)),
                        ('channel', models.CharField(choices=[('mail', 'surel'), ('telegram', 'Telegram'), ('webhook', 'SMS'), ('whatsapp_text', 'WhatsApp (disalin)'), ('push', 'peramban')], max_length=16)),
                        ('state', models.CharField(choices=[('waiting', 'menunggu dikirim'), ('sending', 'sedang dikirim'), ('accepted', 'diterima penyedia'), ('delivered', 'sampai'), ('failed', 'gagal'), ('expired', 'kedaluwarsa'), ('to_copy', 'menunggu disalin')], default='waiting', max_length=10)),
                        ('attempts', models.SmallIntegerField(default=0)),
                        ('next_try_at', models.DateTimeField(blank=True, null=True)),
                        ('claim', models.CharField(blank=True, default='', max_length=32)),
                        ('claimed_at', models.DateTimeField(blank=True, null=True)),
                        ('last_error', models.CharField(blank=True, default='', max_length=300)),
                        ('provider_ref', models.CharField(blank=True, default='', max_length=120)),
                        ('receipt_due_at', models.DateTimeField(blank=True, null=True)),
                        ('created_at', models.DateTimeField()),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('delivered_at', models.DateTimeField(blank=True, null=True)),
                        ('marked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name_plural': 'deliveries',
                        'ordering': ['created_at', 'pk'],
                        'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['next_try_at'], name='channels_waiting'), models.Index(condition=models.Q(('state', 'sending')), fields=['claimed_at'], name='channels_sending'), models.Index(condition=models.Q(('state', 'accepted')), fields=['receipt_due_at'], name='channels_receipts'), models.Index(fields=['channel', 'provider_ref'], name='channels_provider_ref')],
                        'constraints': [models.UniqueConstraint(fields=('message', 'person', 'channel'), name='channels_delivery_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('next_try_at__isnull', False), _connector='OR'), name='channels_waiting_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'delivered'), _negated=True), ('delivered_at__isnull', False), _connector='OR'), name='channels_delivered_has_time')],
                    },
                ),
            ],
        ),
    ]
