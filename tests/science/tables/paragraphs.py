"""Invented paragraphs: right ones, and wrong ones with the kind of their error."""

RIGHT = (
    "Sepanjang 2023 tercatat 104 kejadian di Kabupaten Jember. Dari jumlah itu,"
    " 35 kejadian (33,7 persen) adalah bentrok antarwarga, 26 kejadian (25 persen)"
    " isu keamanan, dan 43 kejadian (41,3 persen) lainnya.",
    "Dari 104 konflik, bentrok antarwarga 33,7 persen, isu keamanan 25 persen,"
    " sengketa lahan 12,5 persen, konflik ormas 12,5 persen, isu SARA 9,6 persen,"
    " ekses politik 2,9 persen, pendidikan 2,9 persen, dan kesenjangan 1 persen.",
    "Survei dilakukan terhadap 1.220 responden dengan margin of error sekitar 2,9"
    " persen pada tingkat kepercayaan 95 persen. Sebanyak 62,3 persen responden"
    " menyatakan puas, 30,1 persen tidak puas, dan sisanya 7,6 persen tidak"
    " menjawab.",
    "Jumlah pengungsi 120 KK atau 431 jiwa. Mereka terdiri dari 201 laki-laki dan 230 perempuan.",
    "Angka kejadian turun 20 persen, dari 50 kasus pada 2022 menjadi 40 kasus pada 2023.",
    "Kepercayaan kepada polisi naik 4,5 poin persen, dari 60,2 persen pada 2022"
    " menjadi 64,7 persen pada 2023.",
    "Indeks harmoni naik 2,1 poin dari 63,6 menjadi 65,7.",
    "Pada 12 Maret 2023 pukul 14.30 WIB sekitar 50 orang warga Desa Wuluhan dan"
    " Desa Ambulu terlibat bentrok. Tiga orang luka ringan, 2 rumah rusak. Polsek"
    " mengerahkan 30 personel.",
    "Sebanyak 70 persen warga percaya tetangganya, 65 persen percaya camat, dan"
    " 58 persen percaya polisi.",
    "Kejadian di Jember 35, Lumajang 20, dan Bondowoso 10, sehingga totalnya 65 kejadian.",
    "Terdapat 9 potensi di Jember, 6 di Banyuwangi, 4 di Probolinggo. Dua di"
    " antaranya sudah selesai.",
    "Dengan penduduk 2.600.000 jiwa, 35 kejadian itu berarti 1,35 per 100.000 penduduk.",
    "Bobot dimensi toleransi 0,4, kesetaraan 0,3, dan kerja sama 0,3.",
    "Indeks KUB 2019 sebesar 73,83, naik dari 70,90 pada 2018.",
    "Realisasi anggaran mencapai 75 persen dari pagu Rp20 juta, yaitu Rp15 juta.",
    "Dari 31 kecamatan, 14 kecamatan (45,2 persen) tidak melaporkan kejadian."
    " Capaian pelaporan 110 persen dari target.",
    "Sebanyak 2.783 potensi konflik tercatat, terdiri dari 1.500 poleksosbud, 394"
    " SARA, 301 batas wilayah, dan 588 sumber daya alam.",
    "Polri mencatat 1,2 juta laporan pada 2023, naik 20 persen dari 1 juta pada 2022.",
    "Pada Semester I 2024 terjadi 24 kejadian, dibanding 30 kejadian pada"
    " Semester I 2023, turun 20 persen.",
    "Korban meninggal 2 orang, luka berat 5 orang, luka ringan 12 orang. Kerugian"
    " ditaksir Rp1,5 miliar.",
    "Rapat dihadiri 45 orang dari 31 kecamatan dan 7 dinas. UU 7/2012 Pasal 14"
    " ayat 1 memberi waktu 90 hari.",
    "Dari total 400 responden, 52 persen perempuan dan 48 persen laki-laki."
    " Sebanyak 35 persen bekerja sebagai petani.",
    "Tahun 2014 ada 83 konflik: 68 ipoleksosbud, 1 SARA, dan 14 sumber daya alam.",
    "Persentase penyelesaian 80 persen (20 dari 25 kasus).",
    "Jumlah konflik 2013 sebanyak 92, turun 9 menjadi 83 pada 2014.",
    "Sekitar sepertiga dari 120 KK belum kembali; 45 KK tinggal di balai desa dan"
    " 75 KK di rumah kerabat.",
    "Jumlah sampel 1.000 orang, lalu ditambah di 13 kabupaten, sehingga total sampel"
    " sebanyak 2.600 responden.",
    "Pada 2011 tercatat 77 peristiwa, namun pemicu tertinggi tetap bentrok antarwarga,"
    " yaitu sebanyak 32 peristiwa, disusul isu keamanan 11 peristiwa.",
    "Pada 2023 terjadi 540 kasus, dibandingkan 608 kasus pada 2022, maka ada penurunan"
    " sebesar 68 kasus atau 11,18 persen.",
    "Sampai Rabu malam total 1.638 KK/5.888 jiwa mengungsi dari 41 desa. Rinciannya,"
    " Kecamatan Andong 14 desa 522 KK/1.665 jiwa; Kecamatan Oro 13 desa 302 KK/973 jiwa."
    " Kecamatan Asri 814 KK/3.250 jiwa.",
    "Warga yang meninggal 128 orang. Rinciannya, Kecamatan Laut 67 orang, Timur 49 orang,"
    " dan Barat 12 orang.",
    "Persentase penduduk miskin 9,36 persen pada Maret 2023, turun 0,21 persen poin"
    " terhadap September 2022. Di kota turun dari 7,53 persen menjadi 7,29 persen.",
    "Jumlah penduduk miskin turun 0,24 juta orang, dari semula 11,98 juta orang menjadi"
    " 11,74 juta orang.",
    "Kejadian bencana meliputi 437 banjir, 355 angin kencang, dan 267 tanah longsor. Ada"
    " 17.085 rumah rusak, dengan perincian 3.665 rusak berat, 2.503 rusak sedang, dan"
    " 10.917 rusak ringan.",
    "Sebanyak 36 persen warga keberatan, 25 persen enggan bertetangga, 34 persen enggan"
    " menghadiri hari raya, dan 29 persen tidak mengizinkan anaknya bermain.",
    "Indeks itu diperoleh dari tiga indikator, yaitu toleransi (70,91), kesetaraan"
    " (72,38), dan kerja sama (73,51).",
)
WRONG = (
    (
        "Dari 40 responden, 33,6 persen menyatakan takut.",
        "impossible_percent",
    ),
    (
        "Dari 104 konflik, 35 di antaranya atau 36,3 persen adalah bentrok antarwarga.",
        "impossible_percent",
    ),
    (
        "Terdapat 2.783 potensi, terdiri dari 1.500 poleksosbud, 394 SARA, 301"
        " batas wilayah, dan 558 sumber daya alam.",
        "total_wrong",
    ),
    (
        "Jumlah pengungsi 431 KK atau 120 jiwa.",
        "kk_exceeds_people",
    ),
    (
        "Angka kejadian turun 25 persen, dari 50 kasus pada 2022 menjadi 40 kasus pada 2023.",
        "wrong_growth",
    ),
    (
        "Angka kejadian naik 20 persen, dari 50 kasus pada 2022 menjadi 40 kasus pada 2023.",
        "wrong_growth",
    ),
    (
        "Kepercayaan kepada polisi naik 4,5 persen, dari 60,2 persen pada 2022"
        " menjadi 64,7 persen pada 2023.",
        "percent_vs_point",
    ),
    (
        "Indeks harmoni naik 2,1 persen dari 63,6 menjadi 65,7.",
        "percent_vs_point",
    ),
    (
        "Dengan penduduk 2.600.000 jiwa, 35 kejadian itu berarti 13,5 per 100.000 penduduk.",
        "rate_wrong",
    ),
    (
        "Bobot dimensi toleransi 0,4, kesetaraan 0,4, dan kerja sama 0,3.",
        "weights_not_one",
    ),
    (
        "Bobot toleransi 40 persen, kesetaraan 30 persen, dan kerja sama 40 persen.",
        "weights_not_one",
    ),
    (
        "Survei terhadap 1.200 responden, margin of error 1,5 persen, tingkat"
        " kepercayaan 95 persen.",
        "margin_of_error",
    ),
    (
        "Di Desa A 40 persen dari 100 warga setuju, di Desa B 80 persen dari 300"
        " warga. Secara keseluruhan 60 persen setuju.",
        "mean_of_percentages",
    ),
    (
        "Sebanyak 135 persen kejadian dipicu sengketa lahan.",
        "share_over_100",
    ),
    (
        "Sebanyak 112,5 persen dari 80 responden setuju.",
        "share_over_100",
    ),
    (
        "Wilayah barat 50 kejadian (20 di Puger dan 25 di Kencong), wilayah timur"
        " 30 kejadian (10 di Silo dan 20 di Mayang).",
        "subtotal_mismatch",
    ),
    (
        "Pada Semester I 2024 terjadi 24 kejadian, dibanding 30 kejadian"
        " sepanjang 2023, turun 20 persen.",
        "period_mismatch",
    ),
    (
        "Dari 250 responden, 40,4 persen setuju, 35,2 persen netral, dan 34,4 persen menolak.",
        "sum_not_100",
    ),
    (
        "Komposisi pemicu: lahan 40 persen, ormas 35 persen, SARA 15 persen, politik 5 persen.",
        "sum_not_100",
    ),
    (
        "Menurut data, 33,7 persen konflik dipicu bentrok, 25,0 persen keamanan,"
        " 12,5 persen lahan, 29 persen lainnya, dari total 104 konflik.",
        "mixed_decimal",
    ),
    (
        "Bentrok antarwarga 33,6 persen, keamanan 25,0 persen, SARA 9,6 persen,"
        " kesenjangan 0,9 persen, pendidikan 2,8 persen, ormas 12,5 persen, lahan"
        " 12,5 persen, politik 2,8 persen dari 104 konflik.",
        "truncation_not_rounding",
    ),
    (
        "Kejadian per kecamatan: Wuluhan 12, Ambulu 7, Puger 5, Wuluhan 12, total 36 kejadian.",
        "duplicate_row",
    ),
    (
        "Jumlah kejadian naik dari 50 menjadi 60 atau meningkat 16,7 persen.",
        "wrong_growth",
    ),
    (
        "Terdapat 60 kejadian pada 2023, meningkat 25 persen dibandingkan 50 kejadian pada 2022.",
        "wrong_growth",
    ),
    (
        "Konflik bertambah 10 kasus dari 50 menjadi 60 kasus, atau naik 10 persen.",
        "wrong_growth",
    ),
    (
        "Total perkara yang selesai 1.630 kasus. Rinciannya 600 perkara dilimpahkan, 782"
        " perkara dihentikan, dan 48 perkara dikembalikan.",
        "total_wrong",
    ),
    (
        "Secara persentase, kenaikan di kota hanya 0,01 persen, dari sebelumnya 7,88"
        " persen menjadi 7,89 persen.",
        "percent_vs_point",
    ),
    (
        "Survei mewawancarai 900 responden. Margin error sekitar 2 persen dengan tingkat"
        " kepercayaan 98 persen.",
        "margin_of_error",
    ),
    (
        "Penyelesaian perkara naik sebesar 10 persen, dari 1.493 perkara pada 2018"
        " menjadi 1.630 perkara pada 2019.",
        "wrong_growth",
    ),
)
