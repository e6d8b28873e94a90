"""Patterns that tell how an act is meant, for the choice of the label."""

from __future__ import annotations

import re

CLAIM = re.compile(
    r"(?<![a-z])(?:video|foto|rekaman|kabar|berita|isu|info|informasi|pesan|narasi|unggahan|"
    r"postingan)(?![a-z])"
)
HAPPENED = re.compile(
    r"(?<![a-z])(?:telah terjadi|terjadi|pecah|mengakibatkan|akibatnya|\d+ orang luka|luka luka|"
    r"luka-luka|dirawat|dirujuk|dilarikan|tewas|meninggal|olah tkp)(?![a-z])"
)
HAS_OCCURRED = re.compile(r"(?<![a-z])telah terjadi(?![a-z])")
BREAKS_OUT = re.compile(r"(?<![a-z])(?:terjadi|pecah)(?![a-z])")
SET_OFF = re.compile(
    r"(?<![a-z])(?:dipicu|gara[- ]gara|akibat|karena|termakan|terprovokasi|memicu)(?![a-z])"
)
WEAK_DENIALS = frozenset(
    ["klarifikasi", "mengklarifikasi", "membantah", "bantah", "dibantah", "meluruskan",
     "kejadian lama", "rekayasa", "tidak benar"]
)  # fmt: skip
WEAK_MEMORIES = frozenset(["tragedi", "sejarah", "refleksi", "perjuangan", "pahlawan"])
CROWD = re.compile(
    r"(?<![a-z])(?:suporter|supporter|penonton|ricuh|kerusuhan|rusuh|dikeroyok|pengeroyokan|"
    r"tawuran|luka)(?![a-z])"
)
MOB = re.compile(
    r"(?<![a-z])(?:massa|warga|masyarakat|sekelompok|gerombolan|rombongan|puluhan|ratusan|"
    r"belasan|antar|kelompok|pesilat|suporter|pemuda|keluarga korban)(?![a-z])"
)
MOB_ACTS = re.compile(
    r"(?<![a-z])(?:massa|warga|masyarakat)[^.\n]{0,40}(?:memukul|menghajar|menghakimi|membakar|"
    r"mengepung|mengamuk|emosi)"
)
STUCK = re.compile(
    r"(?<![a-z])(?:belum ada titik temu|tidak ada titik temu|deadlock|buntu|gagal|belum sepakat|"
    r"belum membuahkan)(?![a-z])"
)
CALM = re.compile(r"(?<![a-z])(?:nihil|kondusif|aman|terkendali|lancar|tertib)(?![a-z])")
MATTER = re.compile(
    r"(?<![a-z])(?:permasalahan|persoalan|masalah|perkara|kedua belah pihak|kedua pihak|para pihak|"
    r"kedua kubu|kedua kelompok|2 kubu|dua kubu|berselisih|bertikai)(?![a-z])"
)
SITUATION = frozenset(
    ["nihil", "kondusif", "situasi kondusif", "aman kondusif", "aman dan kondusif", "situasi aman",
     "aman terkendali", "aman dan terkendali", "hal menonjol", "kejadian menonjol", "pemakaman",
     "pasien", "ujian", "jadwal", "pelayanan", "penjagaan", "koordinasi", "hajatan", "karnaval",
     "pengajian", "pernikahan", "perayaan", "takziah", "razia"]
)  # fmt: skip
DONE = re.compile(r"(?<![a-z])(?:sudah|telah|berhasil) (?:di|saling )?$")
# A drill named only as the time or place of something real: "sepulang latihan gabungan".
BESIDE = re.compile(
    r"(?<![a-z])(?:saat|ketika|usai|setelah|habis|sepulang|pulang|bubaran|selesai|seusai|sela|"
    r"dari|bukan|tanpa|mengikuti|ikut)\s(?:dari |acara |kegiatan |peserta )*$"
)
RALLY = re.compile(
    r"(?<![a-z])(?:nyawa (?:dibayar|bayar|ganti) nyawa|darah (?:dibayar|bayar) darah|"
    r"hutang (?:nyawa|darah)|semua merapat|merapat semua|ayo merapat|rapatkan barisan|"
    r"jangan kasih kendor|sebar ke semua (?:ranting|rayon|cabang)|kumpul malam ini bawa|"
    r"siap siap perang|halal darahnya|tumpas habis|satu komando)(?![a-z])"
)
DEBUNK_HEAD = re.compile(
    r"(?<![a-z])(?:disinformasi|misinformasi|cek fakta|klarifikasi|saring|tidak benar|kabar palsu|"
    r"hoaks|stop hoaks|info palsu|bukan fakta)(?![a-z])"
)
ANNIVERSARIES = frozenset(
    ["memperingati", "diperingati", "peringatan hari", "ziarah", "tahlil", "pengingat"]
)
FANS = re.compile(
    r"(?<![a-z])(?:suporter|supporter|penonton|bonek|aremania|pendukung|viking|jakmania)(?![a-z])"
)
ARMED = re.compile(
    r"(?<![a-z])(?:panah|samurai|parang|celurit|cerulit|busur|sajam|senjata tajam|peda|luka|"
    r"dikeroyok|pengeroyokan)(?![a-z])"
)
GAME_WORDS = frozenset(["menghajar", "dihajar", "mengamuk", "amuk", "merangsek", "menjebol"])
PESTS = frozenset(
    ["tikus", "wereng", "hama", "ulat", "belalang", "babi hutan", "tawon", "monyet",
     "nyamuk", "dbd", "jamur", "virus"]
)  # fmt: skip
ZERO_OF = re.compile(
    r"(?:korban|rusak|kerusakan|dunia|luka|jiwa|kerugian|sajam|senpi|miras|pengungsi|materiil|"
    r"berat|ringan|massa|tewas|meninggal)\s?[:=]?\s?(?:dan |& |maupun )?$"
)
SIDES = re.compile(
    r"(?<![a-z])(?:vs|versus|lawan|kubu|dua kelompok|antar (?:warga|pemuda|kampung|desa)|suporter|"
    r"massa|pesilat|perguruan|keributan|ribut|kacau|senapan|celurit|bacok|dibakar)(?![a-z])"
)
AID = re.compile(
    r"(?<![a-z])(?:menyalurkan|menyerahkan|penyaluran|sembako|kasur|logistik|dapur umum|bantuan|"
    r"terpal|selimut|santunan|posko pengungsi|layanan|pemulihan)(?![a-z])"
)
SCORE = re.compile(r"(?<![\d/.-])\d{1,2}\s?-\s?\d{1,2}(?![\d/.-])(?! orang)")
COURT = re.compile(
    r"(?<![a-z])(?:vonis|divonis|terdakwa|membacakan|majelis hakim|jaksa penuntut|"
    r"tuntutan jaksa)(?![a-z])"
)
# The police telling whom they took for something told before.
ARREST = re.compile(
    r"^[^.\n]{0,60}(?<![a-z])(?:polisi|polres|polresta|polsek|polda|satreskrim|reskrim|resmob|"
    r"jatanras)(?![a-z])[^.,\n]{0,40}(?<![a-z])(?:menangkap|mengamankan|meringkus|membekuk|"
    r"mencokok|menciduk|tangkap)(?![a-z])[^.\n]{0,60}(?<![a-z])(?:terkait|yang|diduga)(?![a-z])"
)
JOKE = re.compile(
    r"(?<![a-z])(?:wkwk\w*|haha\w*|hehe\w*|awokwok\w*|bercanda|ngakak|canda)(?![a-z])"
)
UPROAR = re.compile(r"(?<![a-z])(?:diwarnai|ricuh|kericuhan|rusuh|mengamuk|menyerang)(?![a-z])")
RECAP = re.compile(
    r"(?<![a-z])(?:angka [a-z ]{3,30}(?:turun|menurun|naik|meningkat)|mencatat \d+ (?:kejadian|"
    r"kasus)|"
    r"rekap (?:mingguan|bulanan|harian|tahunan)|rekapitulasi (?:kejadian|konflik)|mutasi \d+ jam|"
    r"sepanjang tahun|triwulan|semester|data (?:kejadian|konflik) (?:tahun|bulan)|"
    r"jumlah kasus)(?![a-z])"
)
# A word of command to officers, not a report of theirs.
COMMAND = re.compile(
    r"(?<![a-z])(?:perintah (?:lisan|kapolres|kasat|danki|dandim|pimpinan)|perintah:|"
    r"(?:kepada|kpd|untuk|utk)? ?(?:seluruh|semua) (?:bhabin\w*|babinsa|kapolsek|danki|danton|"
    r"anggota|jajaran|personel|camat|kades|linmas|ranting|rekan)|rekan rekan (?:bhabin\w*|babinsa)|"
    r"rekan2? (?:bhabin\w*|babinsa)|rengiat|stressing|jukrah|arahan (?:pimpinan|kapolres|dandim)|"
    r"petunjuk pimpinan|laksanakan pulbaket|mohon atensi seluruh)(?![a-z])"
)
AFTERMATH = re.compile(
    r"(?<![a-z])(?:pasca|pascabentrok|paska|menindaklanjuti|ditindaklanjuti|respon aduan|"
    r"respons aduan|aduan warga|hari ke-? ?\d+ pos|pos pengamanan|penjagaan rumah)(?![a-z])"
)
WEAK_SPORT = frozenset(
    ["tiket", "final", "babak", "juara", "medali", "stadion", "pelatih", "kapten", "pemain",
     "ronde", "gol", "kompetisi", "tarkam", "uji coba", "lomba lari", "gelanggang", "skor"]
)  # fmt: skip
CHALLENGE = re.compile(
    r"(?<![a-z])(?:vs|lawan|kontra|war|tempur)(?![a-z])[^\n]{0,80}(?<![a-z])(?:bebas alat|no cupu|"
    r"min \d+ orang|gas pol|no polisi|titik kumpul|tanpa alat|jangan lupa jaket|bawa alat)|"
    r"(?<![a-z])gas pol(?![a-z])[^\n]{0,40}(?<![a-z])lawan(?![a-z])|"
    r"(?<![a-z])war di (?:belakang|lapangan|depan|jembatan)"
)
GATHERED = re.compile(r"(?<![a-z])(?:kumpul|berkumpul|bersajam|massa|berjaga|mengepung)(?![a-z])")
FIRM_DENIALS = frozenset(
    ["adalah keliru", "keliru", "bukan kejadian", "video lama", "foto lama", "editan",
     "laporan palsu", "tidak pernah terjadi", "cek fakta", "disinformasi", "buatan ai",
     "disalahartikan", "tidak terjadi apa apa", "tidak sesuai fakta", "kabar itu salah",
     "tidak benar adanya", "info palsu", "foto palsu", "isapan jempol", "mengada ada", "salah info",
     "salah informasi", "informasi salah", "info salah", "yang benar adalah", "video lawas",
     "diedit", "dipelintir", "plintiran", "dibesar besarkan", "stop sebar", "stop share",
     "hapus postingan", "mohon dihapus", "kabar itu tidak", "info itu tidak", "berita itu tidak",
     "video itu bukan", "foto itu bukan", "video tersebut bukan", "foto tersebut bukan",
     "bukan rekaman", "tidak ada kejadian seperti itu", "settingan", "menyesatkan",
     "narasi menyesatkan", "potongan video", "bukan kejadian baru", "rekaman lama"]
)  # fmt: skip
ORDERS = re.compile(
    r"(?<![a-z])(?:siapkan|laporkan|jangan lupa|merapat ke|stand ?by|kumpul (?:pukul|jam|di mako)|"
    r"pakaian|bawa tameng|ploting|plotting|agar hadir|mohon hadir|dipedomani|pedomani|laksanakan|"
    r"wajib lapor|wajib hadir|tunjuk|tugaskan|kirim (?:nama|data)|setorkan|kerjakan|isi form|"
    r"paling lambat|apel jam|cek (?:dan|kesiapan|lokasi)|pantau terus|tingkatkan|pastikan|"
    r"segera (?:cek|lapor|kirim|merapat|hubungi)|hubungi|hub pengurus)(?![a-z])"
)
# "Tidak benar" said of a claim, not of a deed.
NOT_TRUE = re.compile(
    r"(?<![a-z])tidak(?:lah)? (?:benar|betul)[,. ]{1,2}(?:ada|adanya|bahwa|kalau|jika|info|kabar|"
    r"berita|isu|"
    r"telah|terjadi|seperti)(?![a-z])|(?<![a-z])(?:info|informasi|kabar|berita|isu|itu|tersebut|"
    r"video|beredar|adalah|sama sekali|viral|ini)(?: itu| ini| tersebut)? tidak(?:lah)? (?:benar|"
    r"betul)(?![a-z])"
)
# The words that some of the rarer patterns begin with.
RALLY_FIRST = frozenset(
    ["nyawa", "darah", "hutang", "semua", "merapat", "ayo", "rapatkan", "jangan", "sebar", "kumpul",
     "siap", "halal", "tumpas", "satu"]
)  # fmt: skip
CHALLENGE_FIRST = frozenset(["vs", "lawan", "kontra", "war", "tempur", "gas"])
NOT_TRUE_FIRST = frozenset(
    ["tidak", "tidaklah", "info", "informasi", "kabar", "berita", "isu", "itu", "tersebut", "video",
     "beredar", "adalah", "sama", "viral", "ini"]
)  # fmt: skip
RECAP_FIRST = frozenset(
    ["angka", "mencatat", "rekap", "rekapitulasi", "mutasi", "sepanjang", "triwulan", "semester",
     "data", "jumlah"]
)  # fmt: skip
# A claim in quotes under the name of a message, and what shows that somebody looked into it.
QUOTED_CLAIM = re.compile(
    r"(?<![a-z])(?:info|informasi|berita|kabar|pesan|judul|isu|narasi|unggahan|postingan|video|"
    r"menyebut|berjudul|beredar|menanggapi|diteruskan)(?![a-z])[^\"\n]{0,40}\n?\"[^\"\n]{5,160}\""
)
CHECKED = re.compile(
    r"(?<![a-z])(?:diperiksa|dicek|dibantah|bantah|bohong|luar negeri|akun anonim|aman|normal|"
    r"sehat|"
    r"meluruskan|klarifikasi|foto (?:itu|lama|berasal)|berhenti di anda|baik saja|keliru|palsu)"
    r"(?![a-z])"
)
# What an update counts anew, though it no longer says what had happened.
VICTIMS = re.compile(r"(?<![a-z])(?:korban|pengungsi|luka|tewas|meninggal)(?![a-z])")
