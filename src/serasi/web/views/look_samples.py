"""Invented content for the design-system page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django import forms

NOW = datetime(2026, 11, 25, 2, 3, tzinfo=UTC)


@dataclass(frozen=True)
class Clock:
    due: datetime | None
    done: datetime | None = None


CLOCKS = (
    Clock(NOW + timedelta(hours=5, minutes=14)),
    Clock(NOW + timedelta(minutes=18)),
    Clock(NOW - timedelta(minutes=22)),
    Clock(NOW - timedelta(hours=10, minutes=51)),
    Clock(NOW + timedelta(days=9)),
    Clock(None, NOW - timedelta(minutes=49)),
    Clock(None),
)


class MeetingForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Nama kegiatan", help_text="Seperti pada undangan.")
    held_on = forms.CharField(label="Tanggal", required=False)
    due = forms.DateField(
        label="Tenggat",
        input_formats=["%d/%m/%Y"],
        error_messages={
            "invalid": "Februari 2026 sampai tanggal 28. Perbaiki hari atau bulannya. (S104)"
        },
    )
    district = forms.ChoiceField(
        label="Kecamatan", choices=[("35.09.11", "Wuluhan"), ("35.09.12", "Ambulu")]
    )
    letter = forms.CharField(
        label="Nomor surat",
        disabled=True,
        initial="300.2.3/123/35.09.405/2026",
        help_text="Diberikan saat ditandatangani.",
    )
    injured = forms.IntegerField(label="Luka ringan", required=False)
    reason = forms.CharField(
        label="Alasan perubahan", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    present = forms.MultipleChoiceField(
        label="Unsur yang hadir",
        choices=[("fkub", "FKUB"), ("karang", "Karang taruna"), ("kodim", "Kodim")],
        widget=forms.CheckboxSelectMultiple,
    )
    source = forms.ChoiceField(
        label="Dari mana Anda tahu?",
        choices=[("1", "Saya melihat sendiri"), ("4", "Kabar yang beredar")],
        widget=forms.RadioSelect,
    )
    outcome = forms.ChoiceField(
        label="Kesimpulan",
        choices=[("yes", "Benar"), ("part", "Sebagian"), ("no", "Tidak benar")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu kesimpulan."},
    )
    agreed = forms.BooleanField(label="Kedua pihak sudah membaca", required=False)
    file = forms.FileField(
        label="Berita acara", required=False, help_text="PDF atau foto, paling besar 20 MB."
    )


class FilterForm(forms.Form):
    """What the queue is narrowed by."""

    q = forms.CharField(
        label="Cari isi, nomor, atau tempat",
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "mis. LP-0412, Wuluhan, pintu air"}),
    )
    rank = forms.ChoiceField(
        label="Prioritas", choices=[("", "P1 sampai P4"), ("12", "P1 dan P2")], required=False
    )
    order = forms.ChoiceField(
        label="Urutkan", choices=[("due", "Paling mendesak"), ("new", "Terbaru")], required=False
    )


MISTAKES = {
    "title": "Dialog dua desa",
    "due": "31/02/2026",
    "district": "35.09.11",
    "injured": "3",
    "present": ["fkub"],
    "source": "1",
    "agreed": "on",
}

VIEWS = (
    {"url": "?tampilan=semua", "label": "Semua terbuka", "count": 23, "current": True},
    {"url": "?tampilan=bebas", "label": "Belum diambil", "count": 9, "current": False},
    {"url": "?tampilan=saya", "label": "Tugas saya", "count": 6, "current": False},
    {"url": "?tampilan=lewat", "label": "Lewat waktu", "count": 2, "current": False},
    {"url": "?tampilan=nihil", "label": "Laporan nihil hari ini", "count": 1061, "current": False},
)
CHIPS = (
    {"label": "Wuluhan", "url": "?"},
    {"label": "P1 dan P2", "url": "?"},
)
ITEMS = (
    {
        "id": 409,
        "receipt": "LP-0409",
        "url": "#lvl",
        "title": "Ajakan “kumpul Jumat malam” beredar di tiga grup",
        "priority": 1,
        "place": "Lojejer, Wuluhan",
        "channel": "borang warga, tanpa nama",
        "came": NOW - timedelta(hours=2, minutes=22),
        "trigger": "T1",
        "trigger_name": "Antarwarga",
        "sure": 0.74,
        "due": NOW - timedelta(minutes=22),
        "target": "cek lapangan, target 2 jam",
        "by": "Bagus Prayitno",
        "by_since": NOW - timedelta(hours=1, minutes=58),
        "twin": "Mungkin sama dengan LP-0412",
        "twin_url": "#lvl",
        "late": True,
        "picked": True,
    },
    {
        "id": 411,
        "receipt": "LP-0411",
        "url": "#lvl",
        "title": "Pintu air ditutup paksa, petani hulu dan hilir bertengkar",
        "priority": 2,
        "place": "Tanggulkulon, Tanggul",
        "channel": "FKDM",
        "came": NOW - timedelta(hours=1, minutes=33),
        "trigger": "T7",
        "trigger_name": "Lahan/SDA",
        "sure": None,
        "due": NOW + timedelta(hours=4, minutes=27),
        "target": "cek lapangan, target 6 jam",
        "by": "",
        "late": False,
        "picked": False,
    },
)
BULK = (
    ("take", "Ambil", "person"),
    ("merge", "Hubungkan", "link"),
    ("priority", "Ubah prioritas", ""),
)
ACTS = (
    {"label": "Kirim ke orang kedua", "kind": "main", "icon": "checks"},
    {"label": "Simpan draf"},
    {"label": "Usulkan siaga", "icon": "alert"},
    {"label": "Bukan peristiwa", "kind": "bare"},
)
STEPS = (
    {"title": "Diterima", "text": "07.58", "state": "done"},
    {"title": "Diperiksa", "text": "dua pihak", "state": "now"},
    {"title": "Ditangani", "text": "", "state": ""},
)
TIMELINE = (
    {
        "at": NOW - timedelta(minutes=53),
        "strong": "Siaga oranye",
        "text": "diputuskan Kepala Bakesbangpol.",
        "key": True,
    },
    {"at": NOW - timedelta(minutes=65), "text": "Laporan masuk.", "url": "#lvl", "link": "LP-0412"},
    {"at": NOW - timedelta(days=11), "text": "Dua kepala desa bertemu di balai kecamatan."},
)
RUNGS = (
    {
        "post": "Kapolsek Wuluhan",
        "name": "Slamet Riyadi",
        "icon": "check",
        "state": "diterima 08.14",
    },
    {
        "post": "Camat Wuluhan",
        "name": "Hendra Wibisono",
        "icon": "clock",
        "state": "menunggu, sisa 7 mnt",
        "wait": True,
    },
)
TICKS = (
    {"icon": "check", "text": "30 hari tanpa kekerasan", "end": "76 hari"},
    {"icon": "open", "text": "Pemantauan H+30 selesai", "end": "lewat 2 hari", "open": True},
)
DUTIES = (
    {
        "title": "Temui pihak Lojejer untuk cek lapangan",
        "url": "#lvl",
        "text": "Tiga pilar Wuluhan",
        "due": NOW + timedelta(minutes=55),
    },
    {
        "title": "Lembar pantau H+30",
        "text": "Camat Sumberasih, dari kesepakatan",
        "due": NOW - timedelta(days=2),
        "note": "naik ke Sekda besok 08.00",
    },
)
FACTS = (
    ("Cara ambil", "Acak bertingkat, tatap muka"),
    ("Tidak menjawab", "7,8 %"),
    ("Pengungsi", None),
)
COLUMNS = (("Pemicu", ""), ("n 2026", "num"), ("%", "num"), ("n 2025", "num"), ("Selisih", "num"))
TABLE = (
    ("Antarwarga", "41", "50,0 %", "38", "+3"),
    ("Keamanan", "22", "26,8 %", "25", "−3"),
    ("Lahan/SDA", "19", "23,2 %", "16", "+3"),
)
FOOT = ("Jumlah (N)", "82", "100,0 %", "79", "+3")

REPORT = (
    "Izin melaporkan. Selasa 24 November 2026 sekitar pukul 21.30 WIB di lapangan Dusun Krajan, "
    "Ds. Dukuhdempok, dua kelompok pemuda saling mengejar.\n\nJumlah massa sekitar 150 sampai 200 "
    "orang. Tiga orang luka ringan, korban jiwa nihil <tanpa visum>."
)


def _span(words: str) -> tuple[int, int]:
    start = REPORT.index(words)
    return start, start + len(words)


SPANS = {
    "event_date": [_span("Selasa 24 November 2026")],
    "event_time": [_span("Selasa 24 November 2026 sekitar pukul 21.30 WIB")],
    "place": [_span("lapangan Dusun Krajan, Ds. Dukuhdempok")],
    "form": [_span("dua kelompok pemuda saling mengejar")],
    "trigger": [_span("dua kelompok pemuda saling mengejar")],
    "mass_min": [_span("sekitar 150 sampai 200 orang")],
    "injured": [_span("Tiga orang luka ringan")],
    "deaths": [_span("korban jiwa nihil")],
}
MARKED_FIELDS = (
    ("place", "Tempat"),
    ("event_time", "Waktu"),
    ("form", "Bentuk"),
    ("trigger", "Pemicu"),
    ("mass_min", "Massa"),
    ("injured", "Luka"),
    ("deaths", "Meninggal"),
    ("displaced_people", "Pengungsi"),
)
READS = (
    {
        "who": "Dewi Anggraini",
        "what": "piket Bakesbangpol",
        "at": NOW - timedelta(minutes=21),
        "sealed": False,
    },
    {
        "who": "Sutrisno Hadi",
        "what": "membuka identitas pelapor. Alasan: “keselamatan pelapor”",
        "at": NOW - timedelta(minutes=54),
        "sealed": True,
    },
)


def _tile(x: int, y: int, kind: str, name: str, level: int, note: str) -> dict[str, object]:
    return {"x": x, "y": y, "kind": kind, "name": name, "level": level, "note": note, "url": "#map"}


_PLACES = (
    _tile(6, 6, "Kota", "Probolinggo", 0, "0 potensi"),
    _tile(130, 6, "Kabupaten", "Probolinggo", 1, "4 potensi"),
    _tile(254, 6, "Kabupaten", "Situbondo", 2, "5 potensi"),
    _tile(68, 124, "Kabupaten", "Lumajang", 0, "2 potensi"),
    _tile(192, 124, "Kabupaten", "Bondowoso", 0, "1 potensi"),
    _tile(316, 124, "Kabupaten", "Banyuwangi", 1, "6 potensi"),
    _tile(130, 242, "Kabupaten", "Jember", 3, "12 potensi"),
)
_JOINED = ((0, 1), (1, 2), (1, 3), (1, 4), (2, 4), (2, 5), (3, 6), (4, 5), (4, 6), (5, 6), (1, 6))
TILEMAP = {
    "width": 438,
    "height": 352,
    "label": "Peta ubin tujuh kabupaten/kota Bakorwil V Jember",
    "linked": True,
    "strands": [
        {
            "x1": int(str(_PLACES[a]["x"])) + 58,
            "y1": int(str(_PLACES[a]["y"])) + 52,
            "x2": int(str(_PLACES[b]["x"])) + 58,
            "y2": int(str(_PLACES[b]["y"])) + 52,
        }
        for a, b in _JOINED
    ],
    "tiles": _PLACES,
}
COLOUR_ROLES = (
    ("--paper", "meja, latar"),
    ("--sheet", "kertas"),
    ("--sunk", "lekuk"),
    ("--ink", "tinta"),
    ("--ink2", "tinta kedua"),
    ("--ink3", "petunjuk"),
    ("--nila", "tindakan, kini"),
    ("--soga", "dari teks, pembanding, tenun"),
    ("--wrong", "salah isi"),
    ("--l0 … l3", "hanya tingkat siaga"),
)
CRUMBS = (("#antre", "Antrean"), ("", "LP-0412"))
WHEN = (("kini", "Baru saja"), ("hari", "Hari ini"), ("kemarin", "Kemarin"))
GRADES = (
    ("A", "Selalu dapat dipercaya", "nilai A"),
    ("B", "Biasanya dapat dipercaya", "nilai B"),
)
