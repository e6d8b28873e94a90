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
        "Rekap konflik tahun 2023\nKecamatan,2022,2023\nA,10,12\nB,3,4\n",
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
}
