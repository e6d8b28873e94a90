"""The morning of the demo: open reports in the queue of Jember, some late, some doubled."""

from __future__ import annotations

import random
import uuid
from datetime import datetime, timedelta

from django.utils import timezone

from serasi.collect import actions as collect
from serasi.collect.models import Channel
from serasi.network.models import Agency, AgencyKind, Commitment, OfficeHolding, Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.regions.models import Area
from serasi.register import actions as register
from serasi.register.models import Handling

# minutes ago, district, village, life at risk, how known, text ({when} is written out)
MORNING: tuple[tuple[int, str, str, bool | None, str, str], ...] = (
    (
        131,
        "Wuluhan",
        "Lojejer",
        True,
        "rumour",
        "Beredar ajakan kumpul malam ini di tiga grup WA, pemuda Lojejer diajak bawa bambu balas"
        " yang kemarin.",
    ),
    (
        65,
        "Wuluhan",
        "Dukuhdempok",
        True,
        "saw",
        "Yth. Komandan, izin melaporkan. {malam} sekitar pukul 21.30 WIB di lapangan Dusun Krajan,"
        " Ds. Dukuhdempok, Kec. Wuluhan, dua kelompok pemuda dari Dukuhdempok dan Lojejer saling"
        " mengejar setelah acara orkes dibubarkan lebih awal.\n\nJumlah massa sekitar 150 sampai 200"
        " orang. Tiga orang luka ringan, korban jiwa nihil. Satu sepeda motor dirusak. Menurut warga,"
        " masalah bermula dari saling ejek di jalan minggu lalu.\n\nPagi ini sebagian pemuda"
        " berkumpul lagi, ada yang membawa bambu. Situasi sementara dijaga tiga pilar. Demikian,"
        " laporan selesai.",
    ),
    (
        58,
        "Wuluhan",
        "Lojejer",
        None,
        "told",
        "Izin lapor, {malam} jam setengah sepuluh malam pemuda Dukuhdempok sama Lojejer kejar-kejaran"
        " di lapangan Krajan habis orkes, massa 150an, 3 org luka ringan. Sdh dibubarkan.",
    ),
    (
        52,
        "Wuluhan",
        "Tanjungrejo",
        None,
        "told",
        "Diteruskan: pemuda Dukuhdempok dan Lojejer kejar-kejaran di lapangan Krajan habis orkes,"
        " massa 150an, 3 org luka ringan. Sdh dibubarkan.",
    ),
    (
        1010,
        "Silo",
        "Pace",
        None,
        "saw",
        "Mohon izin melaporkan, {kemarin} sekira pkl 09.00 WIB di Balai Desa Pace Kec. Silo ±60 warga"
        " memprotes daftar penerima bantuan beras karena dinilai tidak tepat sasaran. Tidak ada"
        " korban. Kades menerima perwakilan. Mohon verifikasi ulang daftar.",
    ),
    (
        93,
        "Tanggul",
        "Tanggulkulon",
        False,
        "saw",
        "LAPORAN INFORMASI\n1. Waktu kejadian : {hari} pkl 06.30 WIB\n2. TKP : pintu air Ds."
        " Tanggulkulon Kec. Tanggul\n3. Kejadian : pintu air ditutup paksa, petani hulu dan hilir"
        " bertengkar soal giliran air, nyaris baku hantam\n4. Korban : nihil\n5. Tindakan : dilerai"
        " kasun dan Babinsa\nDUMP",
    ),
    (
        40,
        "Ambulu",
        "Sabrang",
        None,
        "rumour",
        "Pak, ramai pesan suara ada penculikan anak naik mobil putih di Sabrang, warga ronda sampai"
        " pagi dan menghadang orang asing. Belum ada bukti. Sebarkan biar waspada!!",
    ),
    (
        35,
        "Puger",
        "Pugerkulon",
        None,
        "saw",
        "Izin melaporkan, dua kelompok pesilat nyaris bentrok di perbatasan Ds. Pugerkulon dan Ds."
        " Pugerwetan {malam}, sdh dibubarkan Polsek, korban tdk ada. Perkembangan menyusul",
    ),
    (
        190,
        "Kaliwates",
        "Mangli",
        None,
        "told",
        "Spanduk penolakan renovasi tempat ibadah dipasang orang tak dikenal di Kel. Mangli Kec."
        " Kaliwates {malam}. Warga sekitar resah, FKUB mohon diberi tahu.",
    ),
    (
        260,
        "Sumbersari",
        "Antirogo",
        None,
        "saw",
        "Tawuran pelajar dua SMK di pertigaan Kel. Antirogo Kec. Sumbersari {kemarin} pukul 13.30"
        " WIB, 2 org LR, 5 pelajar diamankan, barang bukti 2 gir.",
    ),
    (
        300,
        "Jenggawah",
        "Cangkring",
        None,
        "told",
        "Info A1 warga mau pasang patok lagi di lahan HGU Ds. Cangkring Kec. Jenggawah besok pagi,"
        " massa seratusan.",
    ),
    (
        22,
        "Balung",
        "Balunglor",
        None,
        "saw",
        "Ijin melaporkan hasil patroli malam Ds. Balunglor Kec. Balung, hal menonjol NIHIL,"
        " sitkamtibmas kondusif. Dok terlampir",
    ),
    (
        330,
        "Bangsalsari",
        "Sukorejo",
        None,
        "told",
        "Pendukung dua calon kades Sukorejo Kec. Bangsalsari saling sindir di grup, tadi malam ada"
        " yang mendatangi rumah lawan. Tidak ada kekerasan. Mohon petunjuk.",
    ),
    (
        15,
        "Kencong",
        "Wonorejo",
        None,
        "told",
        "Tolong pak, tetangga saya diancam krn beda aliran, sudah 2 minggu ini.",
    ),
    (
        410,
        "Ledokombo",
        "Sukogidri",
        None,
        "rumour",
        "Hoaks! Video bentrok itu bukan di Ledokombo, itu kejadian lama di kota lain. Mohon jangan"
        " disebar.",
    ),
)

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def _words(now: datetime) -> dict[str, str]:
    local = timezone.localtime(now)
    before = local - timedelta(days=1)
    yesterday = f"{DAYS[before.weekday()]} {before:%d/%m/%Y}"
    return {
        "malam": f"{DAYS[before.weekday()]} malam {before:%d/%m/%Y}",
        "kemarin": f"hari {yesterday}",
        "hari": f"{DAYS[local.weekday()]} {local:%d/%m/%Y}",
    }


def _village(district: str, village: str) -> Area:
    districts = Area.objects.filter(parent_id="35.09", name=district, valid_to=None)
    found = Area.objects.filter(parent__in=districts, name__iexact=village, valid_to=None).first()
    if found is not None:
        return found
    bare = village.replace(" ", "").lower()
    for area in Area.objects.filter(parent__in=districts, valid_to=None):
        if area.name.replace(" ", "").lower() == bare:
            return area
    return districts.get()


def _senders(area: Area, now: datetime) -> list[Viewer]:
    district = ".".join(area.code.split(".")[:3])
    people = Person.objects.filter(
        pk__in=OfficeHolding.objects.filter(
            agency__areas__code__startswith=district, role__in=("field", "camat")
        ).values("person")
    )
    return [viewer_of(person, now=now, second_factor=False) for person in people]


def arrive(rng: random.Random, *, now: datetime) -> None:
    """Let the morning's reports come in through the same action as real ones."""
    words = _words(now)
    for minutes, district, village, risk, how, text in MORNING:
        at = now - timedelta(minutes=minutes)
        area = _village(district, village)
        senders = _senders(area, now)
        collect.receive_report(
            rng.choice(senders),
            uuid=uuid.UUID(int=rng.getrandbits(128), version=4),
            text=text.format(**words),
            now=at,
            sent_at=at,
            channel=Channel.FORM,
            area=area.code,
            life_at_risk=risk,
            knows_how=how,
        )
    _nil_reports(rng, now)
    _take_some(now)
    _duties(now)


def _nil_reports(rng: random.Random, now: datetime) -> None:
    villages = list(Area.objects.filter(code__startswith="35.09.", level=4, valid_to=None))
    for area in rng.sample(villages, 61):
        senders = _senders(area, now)
        if not senders:
            continue
        at = now - timedelta(minutes=rng.randint(20, 540))
        collect.receive_report(
            rng.choice(senders),
            uuid=uuid.UUID(int=rng.getrandbits(128), version=4),
            text=f"Hari ini nihil, {area.name}.",
            now=at,
            sent_at=at,
            channel=Channel.FORM,
            area=area.code,
            is_nil=True,
        )


def _take_some(now: datetime) -> None:
    """Let the officer on duty have taken what came in before the last hour, but for one report."""
    duty = viewer_of(Person.objects.get(username="piket"), now=now, second_factor=False)
    waiting = Handling.objects.exclude(state=Handling.State.CLOSED).filter(
        received_at__lt=now - timedelta(minutes=60)
    )
    rows = waiting.order_by("received_at").values_list("report__receipt", "received_at")
    for receipt, received_at in list(rows)[:-1]:
        register.take(duty, receipt=receipt, now=received_at + timedelta(minutes=25))


def _duties(now: datetime) -> None:
    dinsos = Agency.objects.get(kind=AgencyKind.DINSOS, areas__code="35.09")
    desk = Agency.objects.get(kind=AgencyKind.BAKESBANGPOL, areas__code="35.09")
    camat = Agency.objects.get(kind=AgencyKind.KECAMATAN, areas__code="35.09.11")
    rows = (
        ("Verifikasi ulang daftar bantuan beras, Desa Pace", dinsos, -10 * 60, "35.09.30"),
        ("Temui pihak Lojejer untuk cek lapangan", camat, 55, "35.09.11"),
        ("Kirim daftar desa tanpa kabar pekan ini", _forum_of(desk), 27 * 60, "35.09"),
    )
    Commitment.objects.bulk_create(
        Commitment(
            what=what,
            owed_by=agency,
            owed_to=desk,
            due_at=now + timedelta(minutes=minutes),
            area_id=code,
            origin="demo",
            created_at=now - timedelta(days=1),
        )
        for what, agency, minutes, code in rows
    )


def _forum_of(desk: Agency) -> Agency:
    """Return the FKDM beside a desk, which hears from the villages."""
    return Agency.objects.get(kind=AgencyKind.FKDM, areas__in=desk.areas.all())
