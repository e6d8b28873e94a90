"""How many: dead, injured, displaced, damaged and gathered, each with its evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from serasi.science.text.numerals import Number, find_numbers
from serasi.science.text.page import Page, Span
from serasi.science.text.sentences import Sentences

_PERSON = (
    "orang|korban|warga|pemuda|remaja|pelajar|siswa|siswi|santri|mahasiswa|anggota|pesilat|jiwa|"
    "petani|buruh|nelayan|anak|laki laki|laki-laki|perempuan|pria|wanita|polisi|petugas|personel|"
    "aparat|massa|pendemo|pengunjuk rasa|suporter|simpatisan|pendukung|pria|bocah|lansia|"
    "pedagang|penambang|jemaat|masyarakat|oknum|pelaku|terduga|saksi|peserta|pengungsi|guru|"
    "pendekar|pengendara|tetangga|saudara|kader|sopir|pekerja|karyawan|sekuriti|satpam"
)
_BUILDING = (
    "rumah ibadah|rumah|warung|toko|kios|bangunan|gedung|sekolah dasar|sekolah|masjid|musala|musholla|"
    "mushola|musola|gereja|kapel|kantor|bengkel|gudang|kandang|pos|balai|ruko|lapak|gubuk|pura|"
    "madrasah|pesantren|kafe|warkop|pondok|konter|mes|tempat ibadah"
)
_VEHICLE = (
    "sepeda motor|motor|mobil|truk|truck|kendaraan|bus|pikap|pick up|pickup|roda dua|roda empat|"
    "r2|r4|perahu|kapal|traktor|ekskavator|bus mini|minibus|mobil patroli|avanza|alat berat"
)
_HURT = (
    "luka[- ]luka|luka|terluka|cedera|lecet|memar|babak belur|kritis|pingsan|berdarah|dirawat|"
    "dilarikan ke|dibawa ke rs|dirujuk|opname|patah|sobek|dibacok|dikeroyok|ditusuk|dianiaya|"
    "dipukuli|dipukul|ditembak|tertembak|terkena bacok|kena bacok|tertusuk|dihajar|digebuki|"
    "bersimbah|terbacok|dihajar massa|dihakimi massa|dihakimi|ditikam|disabet|dikepruk|"
    "terkena lemparan|terkena panah|kena sabet"
)
_DEAD = (
    "meninggal dunia|meninggal|tewas|korban jiwa|gugur|mati|terbunuh|dibunuh|kehilangan nyawa|wafat"
)
_DAMAGE = (
    "rusak|dirusak|kerusakan|terbakar|dibakar|hancur|dihancurkan|roboh|dirobohkan|pecah|ambruk|"
    "dilempari|dilempar|merusak|membakar|perusakan|pembakaran|menghancurkan|hangus|ludes|dijarah|"
    "diobrak-abrik|diobrak abrik|porak poranda|rata dengan tanah|melempari|penyok|dibondet|dirubuhkan"
)
_DETAINED = (
    "diamankan|ditangkap|ditahan|diperiksa|diciduk|diringkus|dibekuk|digelandang|tersangka|"
    "mengamankan|menangkap|meringkus|membekuk|menahan|menetapkan|dimintai keterangan"
)
_FORCE = (
    r"personel|aparat|petugas|polisi|prajurit|anggota (?:polri|polres|polsek|tni|koramil|kodim|brimob|dalmas|"
    r"satpol|linmas|banser|gabungan|sabhara|samapta|pengamanan)|anggota dikerahkan|pasukan|ssk|sst|peleton|linmas"
)
_UNIT = (
    r"tahun|th|meter|m|km|kilometer|hektar|hektare|ha|persen|%|cm|jam|menit|detik|hari|minggu|bulan|pekan|"
    r"kali|lembar|juta|miliar|rupiah|ribu rupiah|titik|tempat|rt|rw|butir|bilah|batang|botol|liter|kg|"
    r"ekor|ton|kelompok|kubu|pihak|desa|kecamatan|dusun|kampung|sisi|unit senjata|buah|pucuk|pasang|"
    r"perguruan|ormas|organisasi|sekolah menengah|kelas|putaran|poin|tuntutan|jahitan|tusukan|bacokan|"
    r"luka bacok(?:an)?|luka tusuk(?:an)?|sabetan|pohon|bidang|petak|tps|suara|paket|kantong|sak|truk pasir|"
    r"video|foto|akun|grup|nomor|pasal|ayat|gram|malam|anggota keluarga|jari|pos pantau|kejadian|kasus|lokasi|wilayah"
)
_NEAR = r"(?:[ ]|\s?\()"
_AFTER_NUMBER = re.compile(
    rf"{_NEAR}?(?:(?P<unit>{_UNIT})(?![a-z])|(?:unit |buah |pintu |bangunan |kepala )?(?P<veh>{_VEHICLE})(?![a-z])"
    rf"|(?:unit |buah |bangunan )?(?P<build>{_BUILDING})(?![a-z])|(?P<kk>kk|kepala keluarga)(?![a-z])"
    rf"|(?P<person>{_PERSON})(?![a-z]))?"
)
_SINGLE = re.compile(
    rf"(?<![a-z])(?:(?P<one>seorang|salah satu|salah seorang)(?![a-z])"
    rf"|(?P<thing>sebuah|satu unit|seunit)\s(?:unit\s)?(?P<what>{_BUILDING}|{_VEHICLE})(?![a-z])"
    rf"|(?P<pair>sepasang|keduanya|kedua korban)(?![a-z])|(?P<three>ketiganya|ketiga korban)(?![a-z]))"
)
_HURT_RE = re.compile(rf"(?<![a-z])(?:{_HURT})(?![a-z])")
_DEAD_RE = re.compile(rf"(?<![a-z])(?:{_DEAD})(?![a-z])")
_DAMAGE_RE = re.compile(rf"(?<![a-z])(?:{_DAMAGE})(?![a-z])")
_DETAINED_RE = re.compile(rf"(?<![a-z])(?:{_DETAINED})(?![a-z])")
_FORCE_RE = re.compile(rf"(?<![a-z])(?:{_FORCE})(?![a-z])")
_SHELTER = re.compile(
    r"(?<![a-z])(?:mengungsi|pengungsi|pengungsian|diungsikan|mengungsikan|terusir|dievakuasi)(?![a-z])"
)
_LEAD_DEAD = re.compile(
    rf"(?:korban )?(?:{_DEAD}|menewaskan|tewaskan|merenggut nyawa|merenggut)\s?(?:[:=-]\s?|sebanyak |berjumlah |menjadi |ada |mencapai |bertambah |bertambah menjadi |kini ){{0,3}}$"
)
_LEAD_HURT = re.compile(
    r"(?:korban )?(?:luka[- ]luka|luka berat|luka ringan|luka sedang|luka|terluka|cedera|melukai)\s?(?:[:=-]\s?|sebanyak |berjumlah |menjadi |ada |mencapai |bertambah |bertambah menjadi |kini ){0,3}$"
)
_LEAD_SHELTER = re.compile(
    r"(?:mengungsi|pengungsi|pengungsian|diungsikan)\s?(?:[:=-]\s?|sebanyak |berjumlah |menjadi |ada |mencapai |bertambah |bertambah menjadi |kini |total ){0,3}$"
)
_CLAUSE = re.compile(
    r"[,;.\n]|(?<![a-z])(?:dan|serta|sedangkan|sementara|namun|tetapi|tapi|lalu|kemudian)(?![a-z])"
)
_NONE = r"(?:nihil|tidak ada|0|nol|-(?=\s*(?:$|[\n,;.]))|kosong)"
_NO = r"(?:tidak (?:ada|ada laporan|terdapat|menimbulkan|mengakibatkan|sampai menimbulkan|sampai ada|jatuh)|nihil|tanpa(?: ada)?|belum ada|belum ada laporan|nol)"
_NO_DEAD = re.compile(
    rf"{_NO} (?:adanya )?(?:korban (?:jiwa|meninggal|md|tewas)|yang (?:meninggal|tewas)|korban(?! luka| materi| harta| benda))"
    rf"|(?:korban jiwa|meninggal dunia|korban meninggal|meninggal|korban tewas|tewas)\s?[:=]?\s?{_NONE}(?![a-z\d])"
    rf"|korban\s?[:=]?\s?{_NONE}(?![a-z\d])|korban jiwa (?:maupun|dan|atau) [a-z -]{{3,30}} (?:nihil|tidak ada)"
    rf"|korban (?:jiwa )?(?:dan|maupun|atau|serta) (?:kerugian|kerusakan)[a-z ]{{0,20}}\s?[:=]?\s?{_NONE}(?![a-z\d])"
)
_NO_HURT = re.compile(
    rf"{_NO} (?:adanya )?(?:korban luka|yang (?:luka|terluka|cedera)|luka|korban(?! jiwa| meninggal| tewas| materi| harta| benda))"
    rf"|(?:korban luka|luka[- ]luka|luka ringan|luka berat|luka)\s?[:=]?\s?{_NONE}(?![a-z\d])"
    rf"|(?<!barang )korban\s?[:=]?\s?{_NONE}(?![a-z\d])|{_NO} korban jiwa (?:maupun|ataupun|dan|atau) (?:korban )?luka"
    rf"|korban (?:dan|maupun|atau|serta) (?:kerugian|kerusakan)[a-z ]{{0,20}}\s?[:=]?\s?{_NONE}(?![a-z\d])"
)
_NO_DAMAGE = re.compile(
    rf"(?:kerusakan|kerugian|kerugian materiil|kerugian material|kerugian materil|kerusakan materiil|rusak|"
    rf"rumah rusak|bangunan rusak|kermat|rumat|materiil|material)\s?[:=]?\s?{_NONE}(?![a-z\d])"
    rf"|{_NO} (?:adanya )?(?:kerusakan|kerugian|bangunan|rumah|yang rusak|(?:korban (?:jiwa )?(?:maupun|dan|atau|serta) )(?:kerusakan|kerugian|materi))"
)
_NO_SHELTER = re.compile(
    rf"(?:pengungsi|mengungsi)\s?[:=]?\s?{_NONE}(?![a-z\d])|{_NO} (?:adanya )?(?:pengungsi|yang mengungsi|warga (?:yang )?mengungsi)"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of one report; None where the text says nothing, 0 where it says none."""

    deaths: int | None = None
    injured: int | None = None
    displaced_people: int | None = None
    displaced_kk: int | None = None
    buildings_damaged: int | None = None
    vehicles_damaged: int | None = None
    mass_min: int | None = None
    mass_max: int | None = None
    evidence: dict[str, list[Span]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Item:
    role: str
    low: int
    high: int | None
    start: int
    end: int
    sentence: int
    noun: str
    degree: str = ""


def read_counts(
    page: Page, sentences: Sentences, /, *, closed: list[Span], dated: list[Span]
) -> Counts:
    """Read the numbers of a page.

    Parameters
    ----------
    closed
        Zones without facts (wrapper, addressee).
    dated
        Stretches already read as dates or clock times; their digits are no counts.
    """
    text = page.text
    items: list[_Item] = []
    for number in _numbers(text, closed, dated):
        item = _role_of(text, number, sentences)
        if item is not None:
            items.append(item)
    items += _implied(text, sentences, items)
    return _gather(text, items)


def _numbers(text: str, closed: list[Span], dated: list[Span]) -> list[Number]:
    barred = closed + dated
    out = []
    for number in find_numbers(text):
        if any(b <= number.start < e or b < number.end <= e for b, e in barred):
            continue
        lead = text[max(0, number.start - 9) : number.start]
        if re.search(
            r"(?:rp[.\s]*|rt\s?|rw\s?|nomor\s?|no[.\s]*|pasal\s?|km\s?|ke-\s?|psal |jalan |smpn |sman |smkn |smp |sma |smk |sdn |blok |negeri |ke )$",
            lead,
        ):
            continue
        if (
            re.match(r"\s?\)?\s?\.?\s?$", lead[-1:])
            and re.search(r"(?:^|\n)\s?$", text[: number.start])
            and re.match(r"\s?[.)]\s", text[number.end : number.end + 3])
        ):
            continue
        if number.whole:
            out.append(number)
    for match in _SINGLE.finditer(text):
        count = 2 if match["pair"] else 3 if match["three"] else 1
        end = match.start("what") if match["thing"] else match.end()
        out.append(Number(match.start(), end - (1 if match["thing"] else 0), count, count))
    return sorted(out, key=lambda n: n.start)


def _role_of(text: str, number: Number, sentences: Sentences) -> _Item | None:
    index = sentences.index(number.start)
    begin, end = sentences.bounds[index]
    after = _AFTER_NUMBER.match(text, number.end, end)
    noun_end = after.end() if after else number.end
    group = after.lastgroup if after else None
    single = text[number.start : number.end] in (
        "seorang",
        "salah satu",
        "salah seorang",
        "keduanya",
        "ketiganya",
    ) or text[number.start : number.end].startswith(("kedua ", "ketiga "))
    lead = text[begin : number.start]
    word = after[group] if after and group else ""

    def item(role: str, stop: int = noun_end, degree: str = "") -> _Item:
        return _Item(
            role, number.low, number.high, number.start, max(stop, number.end), index, word, degree
        )

    if group == "kk":
        near = text[max(begin, number.start - 60) : min(end, noun_end + 50)]
        return item("kk") if _SHELTER.search(near) else None
    if group in ("build", "veh") and not single:
        return _thing(text, number, item, begin, end, noun_end, group)
    if _LEAD_DEAD.search(lead) and group in (None, "person"):
        return item("deaths")
    if (
        _LEAD_HURT.search(lead)
        and group in (None, "person")
        and not _own_predicate(text, noun_end, end)
    ):
        return item("injured", degree=_degree(lead[-24:]))
    if group == "unit":
        return None
    if group is None and re.search(
        r"(?<![a-z])massa(?: [a-z]+)?\s?[:=]?\s(?:sebanyak |berjumlah |ada |kurang lebih |sekitar )?$",
        lead,
    ):
        return _Item("mass", number.low, number.high, number.start, number.end, index, "massa")
    if (
        _LEAD_SHELTER.search(lead[-40:])
        or word in ("jiwa", "pengungsi")
        and _SHELTER.search(text, max(begin, number.start - 70), min(end, noun_end + 40))
    ):
        return item("people")
    tail = _own_clause(text, noun_end, end)
    if (
        group == "person"
        or single
        or _HURT_RE.match(text, noun_end + 1)
        or _DEAD_RE.match(text, noun_end + 1)
    ):
        return _person(text, number, item, lead, tail, noun_end, word)
    return None


def _own_predicate(text: str, start: int, end: int) -> bool:
    return bool(
        re.match(
            r"\s(?:orang |korban )?(?:meninggal|tewas|luka (?:berat|ringan|sedang))",
            text[start:end],
        )
    )


def _own_clause(text: str, start: int, end: int) -> str:
    """Give the rest of the clause after a number's noun, up to the next clause or number."""
    rest = text[start : min(end, start + 110)]
    stop = _CLAUSE.search(rest)
    while (
        stop
        and stop[0] in ("dan", "serta")
        and not re.match(r"\s(?:\d|se|satu|dua|tiga|empat|lima|enam)", rest[stop.end() :])
    ):
        stop = _CLAUSE.search(rest, stop.end())
    return rest[: stop.start()] if stop else rest


def _degree(words: str) -> str:
    return "heavy" if "berat" in words else "light" if "ringan" in words else ""


def _person(
    text: str, number: Number, item, lead: str, tail: str, noun_end: int, word: str
) -> _Item | None:  # type: ignore[no-untyped-def]  # local closure
    shelter = _SHELTER.search(tail)
    dead, hurt = _DEAD_RE.search(tail), _HURT_RE.search(tail)
    held = _DETAINED_RE.search(tail) or _DETAINED_RE.search(lead[-28:])
    if dead and not re.search(
        r"(?<![a-z])(?:tidak|nyaris|hampir|diancam|ancaman)\s?$", tail[: dead.start()]
    ):
        return item("deaths", noun_end + dead.end())
    if shelter:
        return item("people", noun_end + shelter.end())
    if hurt and not (held and held.start() < hurt.start() and held.string is tail):
        if word in ("pelaku", "terduga") and hurt[0] not in (
            "luka",
            "luka-luka",
            "luka luka",
            "terluka",
        ):
            pass
        if re.search(r"(?<![a-z])(?:hingga|sampai)\s(?:meninggal|tewas)", tail):
            return item("deaths", noun_end + hurt.end())
        return item("injured", noun_end + hurt.end(), _degree(tail[hurt.start() : hurt.end() + 8]))
    if held or re.search(r"saksi|tersangka|pelapor", word):
        return item("held")
    if _FORCE_RE.search(text[number.end : noun_end + 24]) and not re.search(
        r"perguruan|silat|psht|ormas|pagar nusa|ikspi", tail[:30]
    ):
        return item("force")
    if re.search(
        r"(?:menganiaya|mengeroyok|melukai|membacok|menyerang|memukuli|menghajar|menusuk|memukul)\s?$",
        lead,
    ):
        return item("injured")
    if word in ("kk", "anak", "saudara", "peserta undangan"):
        return None
    if re.search(
        r"(?:dihadiri|hadir|peserta|diikuti|undangan|jumlah hadir|untuk|penerima|kepada)\s?(?:oleh |sekitar |sebanyak |[:=]\s?)*$",
        lead[-34:],
    ):
        return item("attending")
    return item("mass")


def _thing(
    text: str, number: Number, item, begin: int, end: int, noun_end: int, group: str
) -> _Item | None:  # type: ignore[no-untyped-def]  # local closure
    around = text[max(begin, number.start - 110) : min(end, noun_end + 110)]
    tail = _own_clause(text, noun_end, end)
    if _DETAINED_RE.search(tail) and not _DAMAGE_RE.search(tail):
        return None
    if re.search(
        r"(?:disita|diamankan|menyita|barang bukti|mengamankan|bukti)\s?(?:berupa |[:=]\s?|\d+ )*$",
        text[begin : number.start],
    ):
        return None
    if not _DAMAGE_RE.search(around):
        return None
    return item("buildings" if group == "build" else "vehicles")


_PLAIN_DAMAGE = re.compile(
    rf"(?<![a-z])(?P<noun>{_BUILDING}|{_VEHICLE})(?: (?:itu|tersebut|milik|korban|ketua|kepala|warga|kades|bapak|saudara|pribadi|dinas|patroli|polisi)(?: [a-z]+){{0,6}})? "
    rf"(?:yang |juga |ikut |sempat |mengalami |menjadi sasaran |tampak )*(?P<dmg>{_DAMAGE})(?![a-z])"
)


def _implied(text: str, sentences: Sentences, items: list[_Item]) -> list[_Item]:
    """Count a named single thing that was damaged ("rumah itu rusak parah") as one."""
    out = []
    for match in _PLAIN_DAMAGE.finditer(text):
        if any(
            i.start <= match.start() <= i.end + 1
            for i in items
            if i.role in ("buildings", "vehicles")
        ):
            continue
        lead = text[max(0, match.start() - 22) : match.start()]
        if re.search(
            r"(?:\d|puluhan|ratusan|belasan|beberapa|sejumlah|dua|tiga|empat|lima|kaca|tidak ada|para|banyak|unit|sebuah|semua)\s$",
            lead,
        ):
            continue
        if match["dmg"] in (
            "membakar",
            "merusak",
            "melempari",
            "menghancurkan",
            "perusakan",
            "pembakaran",
        ):
            continue
        role = "buildings" if re.fullmatch(_BUILDING, match["noun"]) else "vehicles"
        out.append(
            _Item(
                role,
                1,
                1,
                match.start(),
                match.end(),
                sentences.index(match.start()),
                match["noun"],
                "implied",
            )
        )
    return out


def _gather(text: str, items: list[_Item]) -> Counts:
    evidence: dict[str, list[Span]] = {}

    def settle(name: str, role: str, none: re.Pattern[str]) -> int | None:
        mine = [i for i in items if i.role == role]
        value = _total(mine, sums=role in ("injured", "buildings", "vehicles"))
        if value is not None:
            evidence[name] = [(i.start, i.end) for i in mine]
            return value
        denied = none.search(text)
        if denied and not any(i.role == role for i in items):
            evidence[name] = [denied.span()]
            return 0
        return None

    deaths = settle("deaths", "deaths", _NO_DEAD)
    injured = settle("injured", "injured", _NO_HURT)
    people = settle("displaced_people", "people", _NO_SHELTER)
    kk = settle("displaced_kk", "kk", _NO_SHELTER)
    buildings = settle("buildings_damaged", "buildings", _NO_DAMAGE)
    vehicles = settle("vehicles_damaged", "vehicles", _NO_DAMAGE)
    low = high = None
    mass = _mass([i for i in items if i.role == "mass"])
    if mass is not None:
        low, high = mass.low, mass.high
        evidence["mass"] = [(mass.start, mass.end)]
    return Counts(deaths, injured, people, kk, buildings, vehicles, low, high, evidence)


def _total(items: list[_Item], *, sums: bool) -> int | None:
    """Sum what one sentence lists; of repeated tellings take the largest.

    A vague number ("puluhan luka") gives no exact count and stays unknown.
    """
    exact = [i for i in items if i.high == i.low]
    if not exact:
        return None
    if not sums:
        return max(i.low for i in exact)
    per: dict[int, int] = {}
    for number in {i.sentence for i in exact}:
        mine = [i for i in exact if i.sentence == number]
        degrees = [i for i in mine if i.degree in ("heavy", "light")]
        plain = sum(i.low for i in mine if i not in degrees)
        parts = sum(i.low for i in degrees)
        per[number] = plain if plain == parts else plain + parts
    lists = _fields_of_degrees(exact)
    return max(max(per.values()), lists)


def _fields_of_degrees(items: list[_Item]) -> int:
    heavy = max((i.low for i in items if i.degree == "heavy"), default=0)
    light = max((i.low for i in items if i.degree == "light"), default=0)
    return heavy + light


def _mass(items: list[_Item]) -> _Item | None:
    crowd = [i for i in items if i.low >= 5 or i.noun in ("massa",)]
    if not crowd:
        return None
    named = [i for i in crowd if i.noun == "massa"]
    return max(named or crowd, key=lambda i: (i.low, -i.start))
