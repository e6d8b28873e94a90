"""Who takes part: groups, communities, officials; names of persons only as initials."""

from __future__ import annotations

import re
from dataclasses import dataclass

from serasi.science.text.surface.page import Page, Span
from serasi.science.text.surface.scan import Hit, Hits
from serasi.science.text.surface.words import matches, words_of

_PLACE_NAME = re.compile(
    r"\s(?:(?:asal|dari|di)\s)?(?:(?:desa|dusun|kampung|kelurahan|kecamatan|dukuh|"
    r"lingkungan)\s)?(?P<name>[a-z]+(?: [a-z]+)?)"
)
_PERSON = re.compile(
    r"(?<![a-z])(?:saudara|saudari|an|a\.n\.?|atas nama|bernama|inisial|nama|bapak|"
    r"ibu)\s?[:.]?\s(?P<name>[a-z'.]+(?: [a-z'.]+){0,3})"
)
_PERSON_FIRST = frozenset(
    ["saudara", "saudari", "an", "a", "atas", "bernama", "inisial", "nama", "bapak", "ibu"]
)
_NAME_STOP = frozenset(
    [
        "desa", "dusun", "kecamatan", "warga", "alamat", "umur", "usia", "yang", "dan", "dengan",
        "di", "ke", "dari", "telah", "pada", "mengalami", "melaporkan", "laki", "perempuan",
        "pekerjaan", "tidak", "komandan", "camat", "bupati", "kapolsek", "kapolres", "danramil",
        "kades", "lurah", "polisi", "guru", "kepala", "kecamatan", "sekcam", "kasi", "mohon",
        "izin", "tetangga", "itu", "ini", "tersebut", "saya", "kami", "korban", "pelaku",
        "terlapor", "pelapor", "selaku", "sebagai", "bersama", "hadir", "oleh"
    ]
)  # fmt: skip
_VICTIM = re.compile(r"(?:korban|luka|dibacok|dikeroyok|dianiaya|tewas|meninggal)[^.\n]{0,25}$")
_SUSPECT = re.compile(r"(?:pelaku|terlapor|tersangka|terduga|diduga|oleh)[^.\n]{0,25}$")


# Who tells is no party, nor who owns the house, nor whom an appeal is made to.
_SOURCE = re.compile(
    r"(?<![a-z])(?:menurut|kata|ujar|tutur|jelas|sebut|berdasarkan (?:keterangan|laporan|"
    r"informasi)|keterangan|penuturan|laporan|aduan|info|informasi|sumber|pengakuan|kesaksian|"
    r"dilaporkan(?: oleh)?|disampaikan(?: oleh)?)(?: dari| seorang| salah satu| beberapa)*\s$"
)
_OWNED = re.compile(
    r"(?<![a-z])(?:rumah|motor|mobil|milik|warung|toko|lahan|tanah|kebun|sawah|perahu|kendaraan|"
    r"ternak|harta|pemukiman|permukiman|kaca rumah|kerugian|tanaman|kios|pagar)\s$"
)
_ADDRESSED = re.compile(
    r"(?<![a-z])(?:kepada|mengimbau|mengimbau kepada|imbau|himbau|menghimbau|imbauan kepada|bagi|"
    r"untuk|mengajak|meminta|mohon|rekan rekan|para|ajak|bantuan|membantu|melayani)\s$"
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who takes part; `role` is party, victim, suspect or responder when told."""

    name: str
    kind: str
    role: str | None
    span: Span


def find_actors(page: Page, hits: Hits, /, *, closed: list[Span]) -> list[Actor]:
    """List the actors in text order, each once.

    Examples
    --------
    >>> mask("Ahmad Fauzi")
    'A.F.'
    """
    found: dict[tuple[str, str], Actor] = {}
    for kind in ("silat", "ormas", "company", "institution", "community", "unknown", "security"):
        for hit in hits.of("group:" + kind):
            actor = _group(page, hit, kind)
            if actor is not None:
                found.setdefault((actor.kind, actor.name), actor)
    _drop_general(found)
    for actor in _persons(page, closed):
        found.setdefault((actor.kind, actor.name), actor)
    return sorted(found.values(), key=lambda a: a.span)[:12]


def mask(name: str) -> str:
    """Reduce a person's name to initials."""
    return "".join(part[0].upper() + "." for part in re.findall(r"[^\W\d_]+", name))


def _group(page: Page, hit: Hit, kind: str) -> Actor | None:
    text = page.text
    lead = text[max(0, hit.start - 30) : hit.start]
    if kind in ("community", "security", "institution") and _SOURCE.search(lead):
        return None
    if kind == "community" and (_OWNED.search(lead) or _ADDRESSED.search(lead)):
        return None
    if kind == "security":
        attacked = re.search(
            r"(?:menyerang|diserang|penyerangan|mengeroyok)\s(?:\w+\s){0,2}$", lead
        )
        return Actor(
            hit.key, "official", "victim" if attacked else "responder", (hit.start, hit.end)
        )
    name, end = hit.key, hit.end
    if kind == "community" and hit.key in (
        "warga",
        "pemuda",
        "suporter",
        "pelajar",
        "massa",
        "petani",
    ):
        match = _PLACE_NAME.match(text, hit.end)
        if match and page.capital(match.start("name")) and not page.all_caps:
            parts = page.raw(match.start("name"), match.end("name")).split()
            good = parts[:2] if len(parts) > 1 and parts[1][:1].isupper() else parts[:1]
            name, end = f"{hit.key} {' '.join(good)}", match.end("name")
    role = "victim" if _VICTIM.search(lead) else "suspect" if _SUSPECT.search(lead) else "party"
    return Actor(
        name,
        "group"
        if kind not in ("company", "institution", "community", "unknown") and kind == "group"
        else kind,
        role,
        (hit.start, end),
    )


def _drop_general(found: dict[tuple[str, str], Actor]) -> None:
    """Leave out "warga" where "warga Sukorejo" is told, and "ormas" where its name is."""
    names = [name for _, name in found]
    for kind, name in list(found):
        longer = any(other != name and other.startswith(name + " ") for other in names)
        named = (
            kind in ("silat", "ormas")
            and name in ("kelompok pesilat", "ormas")
            and any(k == kind and n != name for k, n in found)
        )
        vague = name == "massa" and len(found) > 1
        if longer or named or vague:
            del found[(kind, name)]


def _persons(page: Page, closed: list[Span]) -> list[Actor]:
    out = []
    for match in matches(_PERSON, page.text, words_of(page.text).at(_PERSON_FIRST)):
        if any(b <= match.start() < e for b, e in closed):
            continue
        at = match.start("name")
        if not page.capital(at):
            continue
        parts = []
        for word in re.finditer(r"[a-z'.]+", match["name"]):
            if word[0] in _NAME_STOP or not (page.capital(at + word.start())):
                break
            parts.append(word[0])
        if not parts:
            continue
        lead = page.text[max(0, match.start() - 30) : match.start()]
        role = "victim" if _VICTIM.search(lead) else "suspect" if _SUSPECT.search(lead) else None
        out.append(
            Actor(mask(" ".join(parts)), "person", role, (match.start(), at + len(" ".join(parts))))
        )
    return out
