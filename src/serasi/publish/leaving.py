"""What the words of a paper are read for before they leave the house: gaps, and who is named.

A gap is a sentence that the house proposes for somebody to replace, a dotted line, or a mark of a
number ("{jumlah:peristiwa}") that the paper has no number for. A paper that goes outside is not
signed with one. Names of groups, faiths, peoples and persons, and telephone numbers, are told to
the signer of a paper for the public, who must say why they stay: a name in a release can set off
what the release is to calm (domain 1.9, 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from serasi.documents.model import Block, Document, Fields, Heading, Paragraph, Points, Table
from serasi.publish.checking import Told, text_of
from serasi.publish.composing import TOKEN
from serasi.science.text.lexicon.groups import GROUPS
from serasi.science.text.lexicon.harm_words import TARGETS

GAP, NAMED, PHONE = "unwritten", "group_named", "phone_number"
_GAP = re.compile(
    r"(?i)(?:^|\. )(?:belum ditulis\.|[^.]*\b(?:ditulis (?:oleh|di sini)|tuliskan\b[^.]* di sini)"
    rf"[^.]*\.)|…{{3,}}|{TOKEN.pattern}"
)
_GENERAL = frozenset(
    {
        "umat", "ulama", "kiai", "pendeta", "suku", "etnis", "pendatang", "orang asing", "ormas",
        "perguruan", "lsm", "organisasi masyarakat", "pesilat", "pencak silat", "gereja", "salib",
        "perguruan silat", "perguruan pencak silat", "kelompok silat", "rombongan silat",
    }
)  # fmt: skip
"""Words that name nobody: "umat beragama", "para ulama"."""
_PLACES = (
    r"(?:jalan|jl\.?|kampung|kampus|pasar|desa|dusun|gang|masjid|universitas|institut|sekolah|"
    r"pondok|madrasah|rumah sakit|rs|sma|smp|sd|tk|yayasan|makam|taman|stadion|perumahan)"
)
_PHONE = re.compile(r"(?<![\w/.-])(?:\+62|62|0)[\s-]?8\d(?:[\s-]?\d){7,10}(?![\w/])")
_PERSON = re.compile(
    r"\b(?i:bernama|berinisial|inisial|atas nama|saudara|saudari)\s+"
    r"([A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*)"
)


def _names() -> re.Pattern[str]:
    told = [name for names in TARGETS.values() for name in names]
    told += [
        name for kind in ("silat", "ormas") for names in GROUPS[kind].values() for name in names
    ]
    longest = sorted({one for one in told if one not in _GENERAL}, key=len, reverse=True)
    return re.compile(rf"(?i)(?<![\w-])({'|'.join(map(re.escape, longest))})(?![\w-])")


_NAMES = _names()
_BEFORE_PLACE = re.compile(rf"(?i)\b{_PLACES}(?: \w+)? $")


def gaps(document: Document, *, by_hand: bool = False) -> list[Told]:
    """Return what nobody has written yet; dotted lines are none in papers filled in by hand."""
    found = []
    for chapter, block, text in _told(document):
        hit = next(
            (one for one in _GAP.finditer(text) if not (by_hand and one[0].startswith("…"))), None
        )
        if hit is not None:
            words = f"Belum diisi: “{_short(hit[0], text)}”. Tulis isinya atau hapus bagian itu."
            found.append(Told(GAP, chapter, words, _key(block)))
    return found


def names(document: Document) -> list[Told]:
    """Return who is named in a paper for the public, each name once."""
    found: dict[str, Told] = {}
    for chapter, block, text in _told(document):
        for name in named(text):
            words = (
                f"“{name}” menyebut kelompok atau orang. Pakai “kelompok A” atau “warga”, atau"
                " jelaskan mengapa nama itu tetap disebut."
            )
            found.setdefault(name.casefold(), Told(NAMED, chapter, words, _key(block)))
        for one in _PHONE.finditer(text):
            words = f"Nomor {one[0]}: pastikan nomor posko, bukan nomor warga."
            found.setdefault(one[0], Told(PHONE, chapter, words, _key(block)))
    return list(found.values())


def named(text: str) -> list[str]:
    """Return the groups, faiths, peoples and persons that a text names; places are none.

    >>> named("Warga PSHT dan umat Kristen, di Jalan Cina dan Masjid Islam Raya bersama ulama")
    ['PSHT', 'Kristen']
    >>> named("pelaku berinisial Ahmad F. ditahan; Universitas Islam Jember mengimbau tenang")
    ['Ahmad F.']
    """
    hits = [
        hit[1] for hit in _NAMES.finditer(text) if not _BEFORE_PLACE.search(text[: hit.start()])
    ]
    return [*hits, *(hit[1] for hit in _PERSON.finditer(text))]


def _told(document: Document) -> Iterator[tuple[str, Block, str]]:
    """Yield the words of a paper block by block, with the chapter that they stand in."""
    chapter = ""
    for block in (*document.blocks, *(b for _title, held in document.annexes for b in held)):
        if isinstance(block, Heading):
            chapter = block.text
        yield chapter, block, _words(block)


def _words(block: Block) -> str:
    if isinstance(block, Paragraph | Points):
        return text_of(block)
    if isinstance(block, Fields):
        return "\n".join(_value(value) for _name, value in block.rows)
    if isinstance(block, Table):
        return "\n".join(cell.text for row in block.rows for cell in row)
    return block.text if isinstance(block, Heading) else ""


def _value(value: object) -> str:
    if isinstance(value, Points):
        return text_of(value)
    if isinstance(value, tuple):
        return "".join(run.text for run in value)
    return str(value)


def _key(block: Block) -> str:
    return block.key.partition(".")[0] if isinstance(block, Paragraph) else ""


def _short(hit: str, text: str) -> str:
    if not hit.startswith("…"):
        return hit.lstrip(". ")
    at = text.index(hit)
    return " ".join(text[max(at - 30, 0) : at + 6].split())
