"""Invented events told by several witnesses each: templates, paraphrase, updates, forwards.

The stories serve the benchmark of clusters only. Names of areas are real, all else is invented.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from areas import Area, Areas

_CHOICE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True)
class Event:
    """What happened; `counts` grow from one report to the next."""

    number: int
    kind: str
    village: Area
    other: Area
    at: datetime
    hamlet: str
    parties: tuple[str, str]
    injured: int
    dead: int
    houses: int
    crowd: int
    cause: str


@dataclass(frozen=True)
class Telling:
    """One report of an event, or of nothing (`event` is None)."""

    key: int
    event: int | None
    text: str
    sent_at: datetime
    region: str
    forward: bool = field(default=False)


KINDS: dict[str, dict[str, list[str]]] = {
    "neighbours": {
        "party": ["pemuda {desa}", "warga {desa}", "pemuda Dsn {dusun}", "pemuda {lain}"],
        "cause": ["senggolan saat orkes", "knalpot brong", "saling ejek di medsos",
                  "rebutan lahan parkir", "sound horeg", "gara-gara layangan"],
        "fact": [
            "[terjadi|tjd|telah terjadi] [bentrokan|keributan|perkelahian] antara {a} dan {b}",
            "{a} dan {b} [saling lempar batu|saling serang|baku hantam]",
            "[massa|rombongan] {a} [menyerang|nyerang|mendatangi lalu menyerang] {b}",
            "dua kelompok pemuda [bentrok|tawuran|gelut], {a} lawan {b}",
        ],
    },
    "silat": {
        "party": ["PSHT", "Pagar Nusa", "IKSPI Kera Sakti", "PSHW"],
        "cause": ["konvoi usai pengesahan", "kaos perguruan dibakar", "tugu dirusak",
                  "saling tantang di status WA"],
        "fact": [
            "anggota {a} [dikeroyok|dianiaya] oknum {b}",
            "[bentrok|bentrokan|gesekan fisik] antara [rombongan|pesilat] {a} dengan {b}",
            "warung tempat kumpul {b} [diserang|dirusak] [puluhan orang beratribut|massa] {a}",
            "konvoi {a} [dilempari|dihadang] [massa|kelompok] {b}",
        ],
    },
    "pupils": {
        "party": ["siswa SMKN", "siswa SMA swasta", "pelajar STM", "siswa MA"],
        "cause": ["kalah futsal", "rebutan pacar", "saling ejek di Instagram"],
        "fact": [
            "tawuran [pelajar|antar pelajar] {a} dan {b}",
            "{a} [nyerang|menyerang] {b} sepulang sekolah",
            "puluhan pelajar [saling lempar batu|saling bacok], {a} vs {b}",
        ],
    },
    "sorcery": {
        "party": ["keluarga korban", "warga"],
        "cause": ["isu santet", "tuduhan dukun santet", "ada warga sakit mendadak"],
        "fact": [
            "rumah [seorang warga|kakek|pasutri] yg dituduh dukun santet [dirusak|dibakar] massa",
            "massa [geruduk|menyerbu|merusak] rumah terduga dukun santet",
            "[seorang lansia|bapak-bapak] [dihakimi massa|dikeroyok warga] karena dituduh nyantet",
        ],
    },
    "land": {
        "party": ["petani penggarap", "pekerja PTPN", "satpam kebun", "warga penolak tambang"],
        "cause": ["sengketa HGU", "pematokan lahan", "debu tambang pasir", "pembabatan tebu"],
        "fact": [
            "{a} dan {b} [bentrok|ribut fisik] di lahan [sengketa|HGU|kebun]",
            "[pondok|gubuk] petani di lahan sengketa [dibakar|dirusak] [orang suruhan|massa]",
            "warga [memblokade|memblokir] jalan tambang, lalu [dipukuli|diserang] preman",
            "pekerja kebun [dibacok|dianiaya] saat [memanen|menjaga] lahan sengketa",
        ],
    },
    "village_head": {
        "party": ["pendukung calon nomor 1", "pendukung calon nomor 2", "pendukung petahana"],
        "cause": ["hasil pilkades", "selisih suara", "isu politik uang", "penetapan bacakades"],
        "fact": [
            "massa {a} [merusak|mengamuk di] balai desa [karena menolak hasil pilkades|]",
            "{a} dan {b} [bentrok|baku pukul] usai penghitungan suara pilkades",
            "kotak suara [dirusak|dibakar], massa {a} [rusuh|ricuh] dgn panitia pilkades",
        ],
    },
    "faith": {
        "party": ["jemaat", "kelompok penolak"],
        "cause": ["izin rumah ibadah", "dituduh aliran sesat", "speaker ibadah"],
        "fact": [
            "rumah doa [dirusak|dilempari] [massa|sekelompok orang]",
            "massa [membubarkan|memaksa bubar] ibadah lalu [merusak|melempari] [bangunan|kaca]",
            "rumah pengikut aliran yg dianggap sesat [dirusak|dibakar] warga",
        ],
    },
    "thief": {
        "party": ["warga", "terduga pencuri"],
        "cause": ["dituduh curi motor", "dituduh maling sapi", "kepergok mencuri"],
        "fact": [
            "[terduga maling|pria diduga pencuri motor] [dihajar|dikeroyok|dihakimi] massa",
            "amuk massa, [dua orang|seorang] yg dituduh maling sapi [babak belur|dipukuli]",
            "motor terduga pencuri [dibakar|dihancurkan] massa, orangnya [dikeroyok|dihajar]",
        ],
    },
}  # fmt: skip
OPENINGS = [
    "Mohon ijin melaporkan, ", "Ijin melaporkan ndan, ", "Selamat [malam|pagi|siang] pak, ",
    "Lapor pak camat. ", "*LAPORAN KEJADIAN*\n", "Info: ", "", "", "Waduh, ", "Lapsit. ",
    "Assalamualaikum, nyuwun sewu mau lapor. ", "Dari Babinsa: ", "Breaking, ",
]  # fmt: skip
ENDINGS = ["DUMP", "Demikian dilaporkan", "Dok terlampir", "Perkembangan menyusul", "", "", "",
           "Mohon petunjuk", "Situasi sudah terkendali", "Masih mencekam pak"]  # fmt: skip
TYPOS = {"yang": "yg", "dengan": "dgn", "orang": "org", "karena": "krn", "sudah": "sdh",
         "rumah": "rmh", "motor": "mtr", "massa": "masa", "malam": "mlm", "tidak": "tdk",
         "antara": "antr", "warga": "wrg", "pemuda": "pmuda"}  # fmt: skip
HAMLETS = ["Krajan", "Sumbersari", "Curahmalang", "Gumukrejo", "Tegalbatu", "Sumberdawe",
           "Kalimalang", "Watukebo", "Gumelar", "Sadengan", "Karangkokap"]  # fmt: skip
QUIET = [
    "Ijin melaporkan hasil patroli malam di Ds. {desa} Kec. {kec}, hal menonjol nihil",
    "Giat sambang Babinsa di Desa {desa} Kecamatan {kec}, situasi aman kondusif. Dok terlampir",
    "Lap piket Polsek {kec}: wilayah hukum kondusif, nihil kejadian",
    "Monitoring posyandu Desa {desa} berjalan lancar, situasi kondusif",
]


def expand(pattern: str, rng: random.Random) -> str:
    """Choose one of each [a|b] in a pattern."""
    while "[" in pattern:
        pattern = _CHOICE.sub(lambda m: rng.choice(m[1].split("|")), pattern, count=1)
    return pattern


def make_event(number: int, areas: Areas, rng: random.Random, begin: datetime) -> Event:
    """Invent one event somewhere in the areas, within a year."""
    village = areas.some_village(rng)
    kind = rng.choice(list(KINDS))
    hamlet = rng.choice(HAMLETS)
    other = areas.beside(village, rng)
    names = {"desa": village.name, "lain": other.name, "dusun": hamlet}
    parties = rng.sample(KINDS[kind]["party"], 2)
    at = begin + timedelta(minutes=rng.randrange(365 * 24 * 60))
    return Event(
        number=number, kind=kind, village=village, other=other, at=at, hamlet=hamlet,
        parties=(parties[0].format(**names), parties[1].format(**names)),
        injured=rng.choice([0, 0, 1, 2, 2, 3, 5, 7]), dead=rng.choice([0] * 9 + [1]),
        houses=rng.choice([0, 0, 1, 2, 4]), crowd=rng.choice([0, 20, 30, 50, 100, 200]),
        cause=rng.choice(KINDS[kind]["cause"]),
    )  # fmt: skip


def _place(event: Event, rng: random.Random) -> str:
    village, draw = event.village, rng.random()
    if draw < 0.05:
        return f"di Kab. {village.regency}"
    if draw < 0.20:
        return f"di [wilayah |]Kec. {village.district}"
    if draw < 0.30:
        return (
            f"di perbatasan Ds. {village.name} dan Ds. {event.other.name} Kec. {village.district}"
        )
    lead = f"Dsn. {event.hamlet} " if rng.random() < 0.4 else ""
    tail = f" Kec. {village.district}" if rng.random() < 0.85 else ""
    return f"di {lead}[Ds.|Desa] {village.name}{tail}"


def _when(event: Event, sent: datetime, rng: random.Random) -> str:
    at, draw = event.at, rng.random()
    apart = (sent.date() - at.date()).days
    if draw < 0.3:
        return "pada hari ini " if apart == 0 else f"tgl {at:%d/%m/%Y} "
    if draw < 0.55:
        return f"tgl {at:%d-%m-%Y} [sekira|sekitar|] pkl {at:%H.%M} WIB "
    if draw < 0.75 and apart == 0:
        return f"[barusan|tadi] [pukul|jam] {at:%H.%M} "
    if draw < 0.85 and apart == 1:
        return "[kemarin|kmrn] "
    return ""


def _harm(event: Event, stage: float, rng: random.Random) -> str:
    hurt = round(event.injured * (0.5 + 0.5 * stage)) if event.injured else 0
    told = []
    if event.dead and stage > 0.3:
        told.append(f"[MD {event.dead} org|{event.dead} orang meninggal|{event.dead} tewas]")
    if hurt:
        told.append(f"[korban luka {hurt} org|{hurt} orang luka-luka|{hurt} org LR]")
    if event.houses and rng.random() < 0.6:
        told.append(f"[{event.houses} rumah rusak|rusak {event.houses} rmh]")
    if event.crowd and rng.random() < 0.4:
        told.append(f"[massa ±{event.crowd} org|massa sekitar {event.crowd} orang]")
    if not told and rng.random() < 0.4:
        told.append("[korban nihil|tidak ada korban jiwa]")
    return ", ".join(told)


def _tell(event: Event, sent: datetime, rng: random.Random) -> str:
    stage = min(1.0, (sent - event.at) / timedelta(hours=24))
    first, second = event.parties
    if rng.random() < 0.3:
        first, second = second, first
    fact = rng.choice(KINDS[event.kind]["fact"]).format(a=first, b=second)
    place, when = _place(event, rng), _when(event, sent, rng)
    body = rng.choice([f"{when}{fact} {place}", f"{fact} {place} {when}", f"{when}{place} {fact}"])
    parts = [body.strip()]
    if rng.random() < 0.45:
        parts.append(f"[dipicu|diduga karena|gara-gara|penyebab:] {event.cause}")
    harm = _harm(event, stage, rng)
    if harm and rng.random() < 0.8:
        parts.append(harm)
    text = rng.choice(OPENINGS) + rng.choice([". ", ", ", "; "]).join(parts)
    ending = rng.choice(ENDINGS)
    return _noise(expand(text + (". " + ending if ending else ""), rng), rng)


def _update(event: Event, rng: random.Random) -> str:
    fact = rng.choice(KINDS[event.kind]["fact"]).format(a=event.parties[0], b=event.parties[1])
    harm = _harm(event, 1.0, rng) or "situasi kondusif, petugas siaga"
    lead = "[Update|Perkembangan|Laporan lanjutan] [kejadian|kasus|] "
    text = f"{lead}{fact} {_place(event, rng)}: {harm}"
    return _noise(expand(text, rng), rng)


def _noise(text: str, rng: random.Random) -> str:
    words = []
    for word in text.split(" "):
        if word in TYPOS and rng.random() < 0.5:
            word = TYPOS[word]
        elif word.islower() and len(word) > 5 and rng.random() < 0.02:
            at = rng.randrange(1, len(word) - 1)
            word = word[:at] + word[at + 1 :]
        words.append(word)
    text = " ".join(words)
    return text.upper() if rng.random() < 0.03 else text.lower() if rng.random() < 0.15 else text


def forward(text: str, rng: random.Random) -> str:
    """Copy a message as it is passed on: a mark before it, sometimes its end cut off."""
    lead = rng.choice(["Diteruskan\n", "*Diteruskan*\n", "Dari grup sebelah: ", "fwd: ",
                       "Info grup sebelah, mohon dicek\n", "Copas: "])  # fmt: skip
    if rng.random() < 0.25 and len(text) > 120:
        text = text[: int(len(text) * 0.8)].rsplit(" ", 1)[0]
    return lead + text


def tellings(areas: Areas, rng: random.Random, *, reports: int) -> Iterator[Telling]:
    """Yield about so many reports of invented events, quiet days and confounders among them.

    One event in eight has a later double: the same kind, parties and village, a year on; one in
    eight is followed within two days by another event of the same district.
    """
    begin, key, number = datetime(2025, 1, 1, 6), 0, 0  # noqa: DTZ001 - local time
    while key < reports:
        event = make_event(number, areas, rng, begin)
        twins = [event]
        draw = rng.random()
        if draw < 0.125:
            twins.append(replace(event, number=number + 1, at=event.at + timedelta(days=364)))
        elif draw < 0.25:
            near = make_event(number + 1, areas, rng, begin)
            later = event.at + timedelta(hours=rng.randrange(10, 60))
            twins.append(replace(near, at=later, village=event.other))
        number += len(twins)
        for twin in twins:
            for telling in _witnesses(twin, rng, key):
                yield telling
                key += 1
        if rng.random() < 0.4:
            village = areas.some_village(rng)
            sent = begin + timedelta(minutes=rng.randrange(365 * 24 * 60))
            text = rng.choice(QUIET).format(desa=village.name, kec=village.district)
            yield Telling(key, None, text, sent, village.code[:5])
            key += 1


def _witnesses(event: Event, rng: random.Random, key: int) -> Iterator[Telling]:
    told: list[str] = []
    for turn in range(1 + min(9, int(rng.expovariate(0.45)))):
        hours = rng.expovariate(1 / 8) if turn else rng.uniform(0.2, 4)
        sent = event.at + timedelta(hours=min(60.0, hours))
        copy = bool(told) and rng.random() < 0.25
        if copy:
            text = forward(rng.choice(told), rng)
        elif turn and rng.random() < 0.2:
            text = _update(event, rng)
        else:
            text = _tell(event, sent, rng)
            told.append(text)
        yield Telling(key + turn, event.number, text, sent, event.village.code[:5], copy)
