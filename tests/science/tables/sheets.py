"""Invented sheets as comma-separated text: right ones, and wrong ones with their findings."""

RIGHT = {
    "en clean": (
        "trigger,count,percent\n"
        "community,35,33.7\n"
        "security,26,25.0\n"
        "land,13,12.5\n"
        "other,30,28.8\n"
        "total,104,100.0\n"
    ),
    "hamilton": (
        "pemicu,n,persen\n"
        "antarwarga,35,33.6\n"
        "keamanan,26,25.0\n"
        "SARA,10,9.6\n"
        "kesenjangan,1,1.0\n"
        "pendidikan,3,2.9\n"
        "ormas,13,12.5\n"
        "lahan,13,12.5\n"
        "politik,3,2.9\n"
        "Jumlah,104,100.0\n"
    ),
    "halfup": (
        "pemicu,n,persen\n"
        "antarwarga,35,33.7\n"
        "keamanan,26,25.0\n"
        "SARA,10,9.6\n"
        "kesenjangan,1,1.0\n"
        "pendidikan,3,2.9\n"
        "ormas,13,12.5\n"
        "lahan,13,12.5\n"
        "politik,3,2.9\n"
        "Jumlah,104,100.1\n"
    ),
    "series": (
        "tahun,N,T1,T2,T3,T4,T5,T6,T7,T8\n"
        "2012,104,35,26,10,1,3,13,13,3\n"
        "2013,92,37,16,9,2,2,6,11,9\n"
        "2014,83,40,20,1,0,1,3,14,4\n"
        "2015,26,8,9,0,0,0,1,6,2\n"
    ),
    "n% pairs": (
        "Kecamatan,n (%)\n"
        "A,35 (33.7%)\n"
        "B,26 (25.0%)\n"
        "C,13 (12.5%)\n"
        "D,30 (28.8%)\n"
        "Jumlah,104 (100%)\n"
    ),
    "two years n %": (
        "Pemicu,2022,,2023,\n"
        ",n,%,n,%\n"
        "A,10,25.0,20,40.0\n"
        "B,30,75.0,30,60.0\n"
        "Jumlah,40,100.0,50,100.0\n"
    ),
    "weights idx": (
        "variabel,bobot\n"
        "X1,15.05\n"
        "X2,14.95\n"
        "X3,7.88\n"
        "X4,7.54\n"
        "X5,7.58\n"
        "X6,11.00\n"
        "X7,11.00\n"
        "X8,8.56\n"
        "X9,8.15\n"
        "X10,8.29\n"
    ),
    "rate": (
        "kabupaten,kejadian,penduduk,per 100.000\n"
        "Jember,35,2600000,1.35\n"
        "Lumajang,10,1100000,0.91\n"
    ),
    "mean ok": ("Kecamatan,Responden,Setuju (%)\nA,100,40.0\nB,300,80.0\nJumlah,400,70.0\n"),
    "outline": (
        "No,Uraian,n\n"
        "A,Sosial,10\n"
        "1,Lahan,4\n"
        "2,Ormas,6\n"
        "B,Politik,5\n"
        "1,Pilkades,2\n"
        "2,Pemilu,3\n"
        ",Jumlah,15\n"
    ),
    "regency total": (
        "Kabupaten,2022,2023,2024\n"
        "Jember,5,6,7\n"
        "Lumajang,3,2,1\n"
        "Bondowoso,2,2,2\n"
        "Situbondo,1,0,3\n"
        "Bakorwil V,11,10,13\n"
    ),
    "realisasi": (
        "Program,Target,Realisasi,Capaian (%)\nA,10,12,120.0\nB,20,15,75.0\nC,5,5,100.0\n"
    ),
    "money": (
        "Kegiatan,Pagu,Realisasi,%\n"
        "A,10000000,7500000,75.00\n"
        "B,20000000,15000000,75.00\n"
        "Jumlah,30000000,22500000,75.00\n"
    ),
    "plain list": ("Kec,Indeks\nA,63.2\nB,71.1\nRata-rata,67.15\n"),
    "tandatangan": (
        "LAPORAN REKAP\n"
        "PEMERINTAH KABUPATEN JEMBER\n"
        "\n"
        "No,Kecamatan,Kejadian,Persen\n"
        '1,A,35,"33,7"\n'
        '2,B,26,"25,0"\n'
        '3,C,13,"12,5"\n'
        '4,D,30,"28,8"\n'
        ',Jumlah,104,"100,0"\n'
        "\n"
        "Sumber: Bakesbangpol Kabupaten Jember 2023\n"
        ',,"Jember, 5 Januari 2024"\n'
    ),
    "latin": (
        "kode,nama,jumlah_penduduk,luas_km2,kepadatan\n"
        "35.09.01,Kencong,71000,65.9,1077\n"
        "35.09.02,Gumukmas,90000,82.98,1085\n"
        "Total,,161000,148.88,1081\n"
    ),
    "age": (
        "Kelompok umur,Laki-laki,Perempuan,Total,Rasio\n"
        "0-14,100,90,190,111.1\n"
        "15-64,300,310,610,96.8\n"
        "65+,20,25,45,80.0\n"
        "Jumlah,420,425,845,98.8\n"
    ),
    "quarter": ("Triwulan,2023,2024\nI,10,12\nII,8,9\nIII,7,11\nIV,9,10\nJumlah,34,42\n"),
    "hier pct": (
        "Dimensi,Bobot,Nilai,Nilai tertimbang\n"
        "Toleransi,0.4,70.0,28.0\n"
        "Kesetaraan,0.3,72.0,21.6\n"
        "Kerja sama,0.3,74.0,22.2\n"
        "Indeks,1.0,,71.8\n"
    ),
    "index rows": (
        "Kab,2021,2022,2023,Perubahan\nJember,63.6,64.1,65.0,0.9\nLumajang,66.8,66.0,67.1,1.1\n"
    ),
    "ikub": ("Tahun,Indeks KUB\n2017,72.27\n2018,70.90\n2019,73.83\n"),
    "likert n": ("Butir,SS,S,KS,TS,n,Rata-rata\nA1,10,20,5,5,40,2.9\nA2,12,18,6,4,40,2.95\n"),
    "percent of target": (
        "Kecamatan,Target,Realisasi,%\nA,10,10,100\nB,20,15,75\nC,10,7,70\nJumlah,40,32,80\n"
    ),
    "nilai kosong": (
        "Kec,Jan,Feb,Mar,Jumlah\nA,1,-,2,3\nB,nihil,1,,1\nC,2,2,2,6\nJumlah,3,3,4,10\n"
    ),
    "money id": (
        '"Uraian","Anggaran (Rp)","Realisasi (Rp)","%"\n'
        '"Dialog","15.000.000","12.500.000","83,33"\n'
        '"Bantuan","30.000.000","30.000.000","100,00"\n'
        '"Jumlah","45.000.000","42.500.000","94,44"\n'
    ),
    "dist rounding0": ("Agama,Jumlah,Persen\na,3,33\nb,3,33\nc,3,33\nJumlah,9,100\n"),
    "dist rounding0 b": ("Agama,Jumlah,Persen\na,3,33%\nb,3,33%\nc,3,34%\nJumlah,9,100%\n"),
    "two tables": (
        "Tabel 1\n"
        "Kec,n\n"
        "A,1\n"
        "B,2\n"
        "Jumlah,3\n"
        "\n"
        "Tabel 2\n"
        "Pemicu,n,%\n"
        "Lahan,1,33.3\n"
        "Ormas,2,66.7\n"
        "Jumlah,3,100.0\n"
    ),
    "dates": ("Tanggal,Kejadian,Korban\n2024-01-03,Bentrok,2\n2024-02-14,Tawuran,0\n"),
    "phone": ("Nama,HP,Desa\nA,081234567890,X\nB,081234567891,Y\n"),
    "survey cross": (
        "Kabupaten,n,Puas (%),Tidak puas (%),Tidak tahu (%)\n"
        "Jember,400,60.5,30.0,9.5\n"
        "Lumajang,400,55.3,35.2,9.5\n"
        "Total,800,57.9,32.6,9.5\n"
    ),
    "kk jiwa total": (
        "Desa,KK,Jiwa,Laki-laki,Perempuan\nA,10,40,19,21\nB,20,70,30,40\nJumlah,30,110,49,61\n"
    ),
    "percent only total row pct": ("Kecamatan,Persentase desa melapor\nA,90.0\nB,80.0\nC,85.0\n"),
    "growth col many": (
        "Kab,2021,2022,2023,Naik/turun 2022-2023 (%)\nA,10,20,30,50.0\nB,30,20,10,-50.0\n"
    ),
    "rank": ("Peringkat,Kecamatan,Kejadian\n1,A,30\n2,B,20\n3,C,10\n"),
    "kumulatif": (
        "Pemicu,n,%,% kumulatif\n"
        "a,50,50.0,50.0\n"
        "b,30,30.0,80.0\n"
        "c,20,20.0,100.0\n"
        "Jumlah,100,100.0,\n"
    ),
    "spss": (
        "Valid,Frequency,Percent,Valid Percent,Cumulative Percent\n"
        "Ya,42,63.6,63.6,63.6\n"
        "Tidak,24,36.4,36.4,100.0\n"
        "Total,66,100.0,100.0,\n"
    ),
    "decimal counts id": ('Kec,"Luas (ha)"\nA,"1.234,5"\nB,"2.000,5"\nJumlah,"3.235,0"\n'),
    "rate 1000": ("Kec,Kasus,Penduduk,Kasus per 1.000 penduduk\nA,10,50000,0.2\nB,30,60000,0.5\n"),
    "note stars": ("Kec,n*\nA*,3\nB,4\nTotal,7\n*) sementara\n"),
    "top5": (
        "Sepuluh kecamatan dengan kejadian terbanyak\n"
        "Kecamatan,Kejadian,% dari total kabupaten\n"
        "A,30,15.0\n"
        "B,20,10.0\n"
        "C,10,5.0\n"
    ),
    "semester": (
        "Rekap Semester I 2024\n"
        "Bulan,n\n"
        "Januari,3\n"
        "Februari,3\n"
        "Maret,2\n"
        "April,1\n"
        "Mei,1\n"
        "Juni,2\n"
        "Jumlah,12\n"
    ),
    "compare years title": (
        "Perbandingan konflik 2022 dan 2023\nKec,2022,2023\nA,1,2\nB,3,4\nJumlah,4,6\n"
    ),
    "title year vs prior": (
        "Rekap konflik tahun 2023\nKec,2022,2023,Perubahan (%)\nA,10,20,100.0\nB,30,40,33.3\n"
    ),
}
WRONG = {
    "en total": (
        ("total_wrong",),
        "trigger,count,percent\n"
        "community,35,33.7\n"
        "security,26,25.0\n"
        "land,13,12.5\n"
        "other,30,28.8\n"
        "total,140,100.0\n",
    ),
    "trunc": (
        ("truncation_not_rounding",),
        "pemicu,n,persen\n"
        "antarwarga,35,33.6\n"
        "keamanan,26,25.0\n"
        "SARA,10,9.6\n"
        "kesenjangan,1,0.9\n"
        "pendidikan,3,2.8\n"
        "ormas,13,12.5\n"
        "lahan,13,12.5\n"
        "politik,3,2.8\n",
    ),
    "series bad": (
        ("total_wrong",),
        "tahun,N,T1,T2,T3,T4,T5,T6,T7,T8\n"
        "2012,104,35,26,10,1,3,13,13,3\n"
        "2013,92,37,16,9,2,2,6,11,9\n"
        "2014,83,40,20,1,0,1,3,14,5\n"
        "2015,26,8,9,0,0,0,1,6,2\n",
    ),
    "founding csv": (
        ("sum_not_100", "impossible_percent", "truncation_not_rounding", "mixed_decimal"),
        "Pemicu,Persen\n"
        "antarwarga,33.6\n"
        "keamanan,25\n"
        "ormas,5\n"
        "lahan,12.5\n"
        "SARA,9.6\n"
        "politik,2\n"
        "pendidikan,2.8\n"
        "kesenjangan,0.9\n"
        "Jumlah (N = 104),100\n",
    ),
    "n% pairs bad": (
        ("impossible_percent", "sum_not_100"),
        "Kecamatan,n (%)\n"
        "A,35 (33.7%)\n"
        "B,26 (52.0%)\n"
        "C,13 (12.5%)\n"
        "D,30 (28.8%)\n"
        "Jumlah,104 (100%)\n",
    ),
    "two years n % bad": (
        ("impossible_percent", "sum_not_100"),
        "Pemicu,2022,,2023,\n"
        ",n,%,n,%\n"
        "A,10,25.0,20,50.0\n"
        "B,30,75.0,30,60.0\n"
        "Jumlah,40,100.0,50,100.0\n",
    ),
    "weights bad": (
        ("weights_not_one",),
        "variabel,bobot\n"
        "X1,15.05\n"
        "X2,14.95\n"
        "X3,7.88\n"
        "X4,7.54\n"
        "X5,7.58\n"
        "X6,11.00\n"
        "X7,11.00\n"
        "X8,8.56\n"
        "X9,8.15\n"
        "X10,9.29\n",
    ),
    "weights float": (("weights_not_one",), "variabel,bobot\na,0.1\nb,0.2\nc,0.3\nd,0.3\n"),
    "rate2": (
        ("rate_wrong",),
        "kabupaten,kejadian,penduduk,kejadian per 100.000 penduduk\n"
        "Jember,35,2600000,1.35\n"
        "Lumajang,10,1100000,0.19\n",
    ),
    "rate1row": (
        ("rate_wrong",),
        "kabupaten,kejadian,penduduk,laju per 100.000\nJember,35,2600000,13.5\n",
    ),
    "growth 1 row": (("wrong_growth",), "Uraian,2023,2024,Pertumbuhan\nKejadian,50,60,16.7%\n"),
    "growth pct": (
        ("percent_vs_point",),
        "Indikator,2022 (%),2023 (%),Kenaikan (%)\nKepuasan,60,66,6\nToleransi,70,77,10\n",
    ),
    "kk": (("kk_exceeds_people",), "Desa,KK,Jiwa\nA,120,90\nB,50,200\n"),
    "mean": (
        ("mean_of_percentages",),
        "Kec,n,%setuju\nA,100,40.0\nB,300,80.0\nRata-rata,400,60.0\n",
    ),
    "mean2": (
        ("mean_of_percentages",),
        "Kecamatan,Responden,Setuju (%)\nA,100,40.0\nB,300,80.0\nJumlah,400,60.0\n",
    ),
    "share over": (
        ("share_over_100", "sum_not_100"),
        "Pemicu,n,%\nA,30,300.0\nB,70,70.0\nJumlah,100,100.0\n",
    ),
    "dup": (
        ("duplicate_row",),
        "Kecamatan,n,%\nA,30,30.0\nB,30,30.0\nB,30,30.0\nC,10,10.0\nJumlah,100,100.0\n",
    ),
    "moe": (
        ("margin_of_error",),
        "Survei,n,margin of error (%),tingkat kepercayaan (%)\n"
        "KUB 2018,6800,1.2,98.8\n"
        "KUB 2017,7140,1.046,99.6\n"
        "KUB 2019,13600,4.8,95\n"
        "Lain,1200,2.83,95\n",
    ),
    "period": (
        ("period_mismatch",),
        "Rekap konflik tahun 2023\nKecamatan,2021,2022\nA,10,12\nB,3,4\n",
    ),
    "period2": (
        ("period_mismatch",),
        '"Data konflik Januari-Juni 2023"\n'
        "Bulan,Kejadian\n"
        "Januari,3\n"
        "Februari,4\n"
        "Maret,5\n"
        "April,2\n"
        "Mei,3\n"
        "Juni,4\n"
        "Juli,4\n"
        "Jumlah,25\n",
    ),
    "period notes": (
        ("period_mismatch",),
        "Data konflik tahun 2023\n"
        "Kec,Kejadian\n"
        "A,3\n"
        "B,4\n"
        "Jumlah,7\n"
        '"Sepanjang tahun 2022 terjadi 7 kejadian."\n',
    ),
    "narr": (
        ("narrative_vs_table",),
        "Kec,Kejadian\n"
        "A,3\n"
        "Balung,4\n"
        "Jumlah,7\n"
        '"Di Balung terjadi 5 kejadian, total 7 kejadian."\n',
    ),
    "sub": (
        ("subtotal_mismatch",),
        "Wilayah,n\nBarat,\nA,3\nB,4\nSubtotal,8\nTimur,\nC,1\nD,2\nSubtotal,3\nTotal,11\n",
    ),
    "outline bad": (
        ("subtotal_mismatch",),
        "No,Uraian,n\n"
        "A,Sosial,10\n"
        "1,Lahan,4\n"
        "2,Ormas,7\n"
        "B,Politik,5\n"
        "1,Pilkades,2\n"
        "2,Pemilu,3\n"
        ",Jumlah,15\n",
    ),
    "regency total bad": (
        ("total_wrong",),
        "Kabupaten,2022,2023,2024\n"
        "Jember,5,6,7\n"
        "Lumajang,3,2,1\n"
        "Bondowoso,2,2,2\n"
        "Situbondo,1,0,3\n"
        "Bakorwil V,11,10,31\n",
    ),
    "realisasi bad": (
        ("impossible_percent",),
        "Program,Target,Realisasi,Capaian (%)\nA,10,12,120.0\nB,20,15,57.0\nC,5,5,100.0\n",
    ),
    "percent of target mean": (
        ("mean_of_percentages",),
        "Kecamatan,Target,Realisasi,%\nA,10,10,100\nB,20,15,75\nC,10,7,70\nJumlah,40,32,81.7\n",
    ),
    "money id bad": (
        ("total_wrong",),
        "Uraian,Anggaran (Rp),Realisasi (Rp),%\n"
        '"Dialog","15.000.000","12.500.000","83,33"\n'
        '"Bantuan","30.000.000","30.000.000","100,00"\n'
        '"Jumlah","54.000.000","42.500.000","94,44"\n',
    ),
    "two tables bad": (
        ("total_wrong", "sum_not_100", "impossible_percent"),
        "Tabel 1\n"
        "Kec,n\n"
        "A,1\n"
        "B,2\n"
        "Jumlah,4\n"
        "\n"
        "Tabel 2\n"
        "Pemicu,n,%\n"
        "Lahan,1,33.3\n"
        "Ormas,2,56.7\n"
        "Jumlah,3,100.0\n",
    ),
    "survey cross bad": (
        ("sum_not_100",),
        "Kabupaten,n,Puas (%),Tidak puas (%),Tidak tahu (%)\n"
        "Jember,400,60.5,30.0,19.5\n"
        "Lumajang,400,55.3,35.2,9.5\n"
        "Bondowoso,400,50.3,40.2,9.5\n",
    ),
}
