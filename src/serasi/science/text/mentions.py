"""Place names as they stand in a text: level words, offices, bare names, and their role."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from serasi.science.text.frame import Frame
from serasi.science.text.gazetteer import Gazetteer, squeeze
from serasi.science.text.page import Page, Span
from serasi.science.text.sentences import Sentences

_LEVELS = {
    "provinsi": 1, "kabupaten": 2, "kota": 2, "kecamatan": 3, "desa": 4, "kelurahan": 4,
    "dusun": 5, "dukuh": 5, "kampung": 5, "lingkungan": 5,
}  # fmt: skip
_OFFICES = {
    "polsek": 3, "mapolsek": 3, "kapolsek": 3, "koramil": 3, "danramil": 3, "camat": 3,
    "puskesmas": 3, "kua": 3, "muspika": 3, "forkopimcam": 3, "kanit": 3,
    "polres": 2, "polresta": 2, "kapolres": 2, "mapolres": 2, "kodim": 2, "dandim": 2, "bupati": 2,
    "pemkab": 2, "rsud": 2, "dprd": 2, "fkub": 2, "bakesbangpol": 2, "kades": 4, "lurah": 4,
    "babinsa": 4, "bhabinkamtibmas": 4, "rs": 2, "bpn": 2, "kejari": 2, "pcnu": 2, "satpol pp": 2,
    "mwcnu": 3,
}  # fmt: skip
_HOSPITAL = ("puskesmas", "rsud", "rs")
_PREFIX = re.compile(
    r"(?<![a-z])(?P<kind>provinsi|kabupaten|kota|kecamatan|desa|kelurahan|dusun|dukuh|kampung|"
    r"lingkungan)"
    r"(?:\s?/\s?(?:kelurahan|kel|desa|kota|kecamatan|dusun))?(?![a-z])\s?[:=]?\s?(?=[a-z])"
)
_OFFICE = re.compile(
    r"(?<![a-z])(?P<kind>" + "|".join(sorted(_OFFICES, key=len, reverse=True)) + r")"
    r"(?![a-z])\s(?:sektor |kota |desa |[\d/-]+ )?(?=[a-z])"
)
_WORD = re.compile(r"[a-z0-9']+")
_STOP = frozenset(
    [
        "provinsi", "kabupaten", "kota", "kecamatan", "desa", "kelurahan", "dusun", "dukuh",
        "kampung", "lingkungan", "rt", "rw", "jalan", "gang", "telah", "terjadi", "pada", "hari",
        "tanggal", "pukul", "jam", "dan", "dengan", "di", "ke", "dari", "yang", "untuk", "sekitar",
        "oleh", "dalam", "korban", "warga", "pelaku", "situasi", "polsek", "polres", "koramil",
        "camat", "kades", "setempat", "ini", "itu", "tersebut", "karena", "antara", "serta", "akan",
        "sudah", "ada", "tadi", "besok", "kemarin", "malam", "pagi", "siang", "sore", "saat",
        "ketika"
    ]
)  # fmt: skip
_AND = re.compile(r"\s?(?:dan|&|dengan|serta|atau|maupun|vs|lawan)\s(?=[a-z])")
_HOME = re.compile(
    r"(?:(?<![a-z])(?:warga|asal|penduduk|beralamat(?: di)?|alamat|pemuda|remaja|tinggal di|"
    r"domisili|"
    r"berdomisili di|berasal dari|asli|petani|nelayan|warganya|kelompok dari|pemuda dari|massa "
    r"dari|"
    r"rombongan dari|orang|anak|kelahiran|alamat rumah|pelajar|korban dari|suporter|pesilat|dari)"
    r"\s(?:warga |asal |dari )?)$"
)
_SITE = re.compile(
    r"(?:(?<![a-z])(?:di|bertempat di|tkp|lokasi|wilayah|kejadian|perbatasan|masuk|sekitar|depan|"
    r"kawasan|tepatnya di|jalan raya|mendatangi|menuju|menyerang|raya|ke|kantor|balai|lapangan|"
    r"area)\s?:?\s?)$"
)
_NOT_PLACE = re.compile(
    r"(?:(?<![a-z])(?:jalan|gang|perumahan|pt|cv|toko|ud|saudara|saudari|bapak|ibu|kiai|gus|ustaz|"
    r"afdeling|sungai|kali|gunung|kapten|letkol|bripka|aipda|aiptu|iptu|akp|kompol|serda|serma|"
    r"sertu|hotel|masjid|gereja|pesantren|pondok|cafe|kafe|warung|sma|smk|smp|sdn|smpn|sman|smkn|"
    r"negeri|nama|an|bernama|inisial|jendral|sultan|raden|mbah|komandan|ketua|liga|persid)\s)$"
)
_NOT_REGENCY = re.compile(
    r"(?:(?<![a-z])(?:jalan|gang|pt|cv|ud|saudara|saudari|bapak|ibu|sungai|gunung|an|bernama|"
    r"inisial)\s)$"
)
_PREPOSITION = re.compile(
    r"(?:(?<![a-z])(?:di|ke|dari|wilayah|kawasan|daerah|sekitar|pemuda|warga|asal|pasar|simpang|"
    r"terminal|"
    r"stasiun|antara|perbatasan|kantor|tkp|alun-alun|polsek|lokasi|pantai|area|bumi|kampung|arah|"
    r"bentrok|bentrokan|tawuran|carok|kejadian|kelompok|massa|suporter|lapangan|nelayan|petani|"
    r"raya|ranting|cabang|pesilat|pelajar|"
    r"perempatan|pertigaan|balai)\s?:?\s?)$"
)


@dataclass(slots=True)
class Mention:
    """A name in the text with the areas it may mean."""

    start: int
    end: int
    level: int | None
    prefixed: bool
    role: str
    words: list[str]
    candidates: list[int]
    chain: int = 0
    sentence: int = 0
    support: float = 1.0
    placed: bool = False
    kind: str = ""
    own: set[str] = field(default_factory=set)
    above: set[str] = field(default_factory=set)


def find_mentions(
    page: Page, gaz: Gazetteer, frame: Frame, sentences: Sentences, /, *, area: str | None
) -> list[Mention]:
    """List the names of a page in text order, joined into chains (desa, kecamatan, kabupaten)."""
    mentions = _prefixed(page, gaz) + _offices(page, gaz)
    spots = _spots(page, [(m.start, m.end) for m in mentions])
    regencies = _bare_regencies(gaz, spots)
    named = [m for m in mentions if len(m.candidates) == 1] + regencies
    near = {gaz.codes[c][:5] for m in named for c in m.candidates if gaz.levels[c] > 1}
    if area and len(area) >= 5:
        near.add(area[:5])
    desa = [gaz.codes[c] for m in mentions if m.level == 4 for c in m.candidates]
    finer = _bare_finer(page.text, gaz, spots, near=near, kin={code[:8] for code in desa})
    taken = [(m.start, m.end) for m in regencies]
    _widen(regencies, finer)
    mentions += regencies
    mentions += [m for m in finer if not any(b <= m.start < e for b, e in taken)]
    mentions.sort(key=lambda m: m.start)
    _chain(page.text, mentions)
    _roles(page.text, mentions, frame, sentences)
    return mentions


def _widen(kabs: list[Mention], fine: list[Mention]) -> None:
    """Let a bare name that is a regency and a nearer kecamatan mean both."""
    by_start = {m.start: m for m in fine}
    for mention in kabs:
        other = by_start.get(mention.start)
        if other is not None and other.end == mention.end:
            mention.candidates = mention.candidates + other.candidates


def _name_at(text: str, at: int, most: int = 4) -> tuple[list[str], list[int]]:
    """Read up to four words of a name, stopping at a word that is none."""
    words: list[str] = []
    ends: list[int] = []
    cursor = at
    for _ in range(most):
        match = _WORD.match(text, cursor)
        if match is None or match[0] in _STOP:
            break
        words.append(match[0])
        ends.append(match.end())
        cursor = match.end()
        if cursor < len(text) and text[cursor] in " -":
            cursor += 1
        else:
            break
    return words, ends


def _match(
    gaz: Gazetteer, words: list[str], ends: list[int], levels: tuple[int, ...]
) -> tuple[list[int], int]:
    for count in range(len(words), 0, -1):
        found = [c for c in gaz.named(squeeze("".join(words[:count]))) if gaz.levels[c] in levels]
        if found:
            return found, ends[count - 1]
    return [], ends[0] if ends else 0


def _prefixed(page: Page, gaz: Gazetteer) -> list[Mention]:
    text, out = page.text, []
    for match in _PREFIX.finditer(text):
        level = _LEVELS[match["kind"]]
        at = match.end()
        lead = text[max(0, match.start() - 10) : match.start()]
        if (
            level == 4
            and re.search(
                r"(?:kepala|perangkat|dana|kantor|balai|tiap|setiap|antar|musyawarah|pemuda)\s$",
                lead,
            )
            and not page.capital(at)
        ):
            continue
        first = True
        while True:
            words, ends = _name_at(text, at)
            if not words:
                break
            lookups = (4, 3) if level == 5 else (level,)
            found, end = ([], ends[0]) if level == 5 else _match(gaz, words, ends, lookups)
            if not first and not found:
                break
            kind = match["kind"]
            if level == 2:
                found = _by_kind(gaz, found, kind)
            start = match.start() if first else at
            out.append(Mention(start, end, level, True, "", words, found, kind=kind))
            first = False
            follow = _AND.match(text, end)
            if level not in (3, 4) or follow is None or not found:
                break
            at = follow.end()
            if not page.capital(at):
                break
    return out


def _by_kind(gaz: Gazetteer, found: list[int], kind: str) -> list[int]:
    exact = [c for c in found if gaz.kinds[c] == kind]
    return exact or found


def _offices(page: Page, gaz: Gazetteer) -> list[Mention]:
    text, out = page.text, []
    for match in _OFFICE.finditer(text):
        level = _OFFICES[match["kind"]]
        words, ends = _name_at(text, match.end())
        if not words:
            continue
        found, end = _match(gaz, words, ends, (level,))
        if not found:
            continue
        role = "hospital" if match["kind"] in _HOSPITAL else "office"
        start = match.end()
        out.append(
            Mention(start, end, level, True, role, words, found, support=0.5, kind=match["kind"])
        )
    return out


@dataclass(frozen=True, slots=True)
class _Spot:
    """A word that may begin a bare name: by its capital, its preposition or its neighbour."""

    at: int
    words: list[str]
    ends: list[int]
    lead: str
    placed: bool
    follows: bool
    capital: bool


def _spots(page: Page, taken: list[Span]) -> list[_Spot]:
    text, out = page.text, []
    covered = {at for begin, stop in taken for at in range(begin, stop)}
    stops = {stop for _, stop in taken}
    for match in _WORD.finditer(text):
        at = match.start()
        if len(match[0]) < 4 or match[0] in _STOP or at in covered:
            continue
        lead = text[max(0, at - 16) : at]
        placed = _PREPOSITION.search(lead) is not None
        follows = _follows(stops, text, at)
        capital = page.capital(at)
        if placed or follows or capital and not page.all_caps:
            words, ends = _name_at(text, at, 3)
            out.append(_Spot(at, words, ends, lead, placed, follows, capital))
    return out


def _bare_regencies(gaz: Gazetteer, spots: list[_Spot]) -> list[Mention]:
    out: list[Mention] = []
    for spot in spots:
        if out and spot.at < out[-1].end or _NOT_REGENCY.search(spot.lead):
            continue
        found, end = _match(gaz, spot.words, spot.ends, (2,))
        if found:
            out.append(_bare(spot, end, found))
    return out


def _bare_finer(
    text: str, gaz: Gazetteer, spots: list[_Spot], *, near: set[str], kin: set[str]
) -> list[Mention]:
    """Find kecamatan and desa without a level word, inside the regencies that are near.

    Elsewhere only a kecamatan counts whose name is the country's only one, or which holds the
    desa written just before it (`kin`).
    """
    out: list[Mention] = []
    for spot in spots:
        if out and spot.at < out[-1].end or _NOT_PLACE.search(spot.lead):
            continue
        named, end = _match(gaz, spot.words, spot.ends, (3, 4))
        sure = spot.capital and (spot.placed or spot.follows)
        found = [c for c in named if gaz.codes[c][:5] in near]
        if spot.follows:
            found = [c for c in named if gaz.codes[c] in kin] or found
        if not found and sure:
            upper = [c for c in named if gaz.levels[c] == 3]
            found = upper if len(upper) == 1 else []
        if not (spot.placed or spot.follows or _leads(text, end)):
            found = [c for c in found if gaz.levels[c] == 3]
        if found:
            out.append(_bare(spot, end, found))
    return out


def _bare(spot: _Spot, end: int, found: list[int]) -> Mention:
    placed = spot.placed or spot.follows and spot.capital
    return Mention(spot.at, end, None, False, "", spot.words, found, support=0.8, placed=placed)


def _follows(ends: set[int], text: str, at: int) -> bool:
    """Tell whether a name ends just before, with nothing but a comma or a slash between."""
    return any(at - gap in ends and not text[at - gap : at].strip(" ,.-/(") for gap in range(4))


def _leads(text: str, end: int) -> bool:
    return bool(re.match(r"\s?[,/-]?\s?(?:kecamatan|kabupaten)(?![a-z])", text[end : end + 16]))


_LINK = re.compile(
    r"^(?:[\s,./()-]|rt|rw|\d|wilayah|masuk|tepatnya|di|kabupaten|prov|provinsi){0,14}$"
)


_BESIDE = re.compile(
    r"(?<![a-z])(?:depan|sekitar|dekat|sebelah|halaman|belakang|samping|timur|barat|utara|selatan)"
    r" (?:kantor )?(?:polsek|polres|koramil|kodim|camat|mapolsek|mapolres|puskesmas|rsud|rs|dprd|"
    r"pemkab|bupati|bpn)"
    r" (?:\w+ )?$"
)


def _chain(text: str, mentions: list[Mention]) -> None:
    """Number the runs of neighbouring names of different levels."""
    chain = 0
    for before, mention in zip([None, *mentions], mentions, strict=False):
        if before is not None:
            gap = text[before.end : mention.start]
            office = bool(before.role) or bool(mention.role)
            same = before.level == mention.level and before.level is not None
            if office or same or len(gap) > 40 or not _LINK.match(gap):
                chain += 1
        mention.chain = chain


def _roles(text: str, mentions: list[Mention], frame: Frame, sentences: Sentences) -> None:
    chain_role: dict[int, str] = {}
    for mention in mentions:
        mention.sentence = sentences.index(mention.start)
        if any(b <= mention.start < e for b, e in frame.closed):
            mention.role, mention.support = "office", 0.3
        if mention.role:
            lead = text[max(0, mention.start - 60) : mention.start]
            if mention.role == "office" and _BESIDE.search(lead):
                mention.role = "event"
            elif mention.role == "office" and re.search(
                r"(?<![a-z])(?:kantor|depan|mapolsek|halaman|aula|penyerangan|menyerang) (?:\w+ "
                r"){0,2}$",
                lead,
            ):
                mention.support = 0.9
            continue
        if mention.chain in chain_role:
            mention.role = chain_role[mention.chain]
            continue
        mention.role = _role(text, mention, frame)
        chain_role[mention.chain] = mention.role


def _role(text: str, mention: Mention, frame: Frame) -> str:
    field_kind = frame.kind_at(mention.start)
    if field_kind == "where":
        return "tkp"
    lead = text[max(0, mention.start - 30) : mention.start]
    lead = re.sub(r"(?:rt\s?\d+\s?/?\s?(?:rw\s?\d+)?\s?,?\s?)$", "", lead)
    if field_kind in ("who", "sender"):
        return "home"
    if re.search(
        r"(?<![a-z])(?:pemuda|warga|kelompok|massa|suporter|rombongan) (?:dari |asal )?$", lead
    ):
        return "home"
    if re.search(
        r"(?<![a-z])(?:dirujuk|dibawa|dilarikan|dirawat|pulang|perjalanan|kembali) (?:ke|di|dari) "
        r"(?:\w+ )?$",
        lead,
    ):
        return "elsewhere"
    if _SITE.search(lead):
        return "event"
    return "home" if _HOME.search(lead) else "event"
