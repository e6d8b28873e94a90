"""Let the secretariat, village, planning, intelligence and statistics offices be members."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0011_duty_walls'),
    ]

    operations = [
        migrations.AlterField(
            model_name='agency',
            name='kind',
            field=models.CharField(choices=[('bakorwil', 'Bakorwil'), ('bakesbangpol', 'Bakesbangpol'), ('bakesbangpol_prov', 'Bakesbangpol provinsi'), ('satpol_pp', 'Satpol PP'), ('dinsos', 'Dinas Sosial'), ('kominfo', 'Dinas Kominfo'), ('fkub', 'FKUB'), ('fkdm', 'FKDM'), ('kecamatan', 'Kecamatan'), ('desa', 'Pemerintah desa/kelurahan'), ('koramil', 'Koramil (Babinsa)'), ('polsek', 'Polsek (Bhabinkamtibmas)'), ('polres', 'Polres'), ('kodim', 'Kodim'), ('kejaksaan', 'Kejaksaan Negeri'), ('kemenag', 'Kantor Kemenag'), ('bpn', 'Kantor Pertanahan'), ('dp3a', 'DP3A/UPTD PPA'), ('bpbd', 'BPBD'), ('dinkes', 'Dinas Kesehatan'), ('disdik', 'Dinas Pendidikan'), ('kepala_daerah', 'Bupati/wali kota'), ('setda', 'Sekretariat daerah'), ('dpmd', 'DPMD'), ('bappeda', 'Bappeda'), ('binda', 'BIN daerah'), ('bps', 'BPS'), ('dprd', 'DPRD'), ('inspektorat', 'Inspektorat'), ('lembaga', 'Tokoh, LSM, kampus')], max_length=20),
        ),
    ]
