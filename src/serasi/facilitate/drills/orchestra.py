"""A quarrel of youths after a concert that might become a revenge; people are invented."""

from serasi.facilitate.drills.script import Inject, Scenario

ORCHESTRA = Scenario(
    key="orkes",
    title="Balas dendam sesudah orkes",
    aim="Dari kabar pertama sampai semua instansi menjawab dan bergerak, dalam dua jam.",
    injects=(
        Inject(
            0, "report",
            "Barusan ada kejar-kejaran pemuda {village} dan {other} di lapangan habis orkes, kira-"
            "kira 80 orang. Dua orang luka ringan. Sudah bubar, masih banyak yang bergerombol.",
            hoped="Diambil dari antrean dan diberi prioritas dalam 10 menit.",
        ),
        Inject(
            4, "report",
            "Di grup WA beredar ajakan kumpul malam ini di {village}, bawa bambu, balas yang tadi."
            " Katanya satu pemuda {other} meninggal.",
            hoped="Kabar kematian dicek, tidak diteruskan sebelum benar.",
        ),
        Inject(
            8, "call",
            "Telepon Pak Wagiman, ketua RT di {village}: “Anak-anak mulai kumpul di gardu, ada yang"
            " bawa bambu. Tolong jangan sebut nama saya.”",
            hoped="Ditulis sebagai laporan, nama penelepon disegel.",
        ),
        Inject(
            15, "observation",
            "Polsek mengamati sekitar 150 pemuda berkumpul di batas {village} dan {other}.",
            code="I03", value=150,
            hoped="Tingkat siaga diusulkan dan diputuskan.",
        ),
        Inject(
            22, "call",
            "Telepon Bu Ratmi, bidan desa {other}: “Yang luka dua orang, sudah pulang. Tidak ada"
            " yang meninggal.”",
            hoped="Dicatat sebagai cek dari pihak kedua; isu kematian dijawab.",
        ),
        Inject(
            30, "report",
            "Warung di {other} dilempari batu, kaca pecah, pemiliknya mengungsi ke rumah saudara"
            " bersama dua anak.",
            hoped="Tingkat ditinjau lagi; Dinsos mencatat keluarga yang mengungsi.",
        ),
        Inject(
            45, "call",
            "Camat {district} bertanya: siapa yang memimpin pertemuan kedua kepala desa, pukul"
            " berapa, di mana?",
            hoped="Pertemuan ditetapkan, kewajiban dibagi.",
        ),
        Inject(
            70, "observation",
            "Babinsa mengamati massa berkurang menjadi sekitar 40 orang, kedua kepala desa hadir di"
            " lapangan.",
            code="I03", value=40,
            hoped="Alasan menurunkan tingkat disiapkan.",
        ),
        Inject(
            90, "call",
            "Wartawan bertanya berapa korban dan apakah benar ada yang meninggal.",
            hoped="Satu suara: angka yang sudah diverifikasi saja.",
        ),
    ),
)  # fmt: skip
