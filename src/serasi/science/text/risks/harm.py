"""Flags of hate, abuse, SARA and incitement; from open word lists, with their evidence.

The flags route a message to people; they label no person and prove nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from serasi.science.text.lexicon import incitement as say
from serasi.science.text.risks import hostility
from serasi.science.text.risks.hostility import Hostility
from serasi.science.text.surface.page import Page, Span
from serasi.science.text.surface.scan import Hit, Hits

REPORTED_WEIGHT = 0.3
"""A report about hostile words is not itself hostile: its score is taken down to this share."""
CALL_WITHIN = 110
_REPORTED = re.compile(
    r"(?<![a-z])(?:telah terjadi|dilaporkan|melaporkan|diduga|warga resah|pelaku|korban|menolak|"
    r"polisi|diamankan|klarifikasi|menurut|mengaku|menyatakan|dinyatakan|laporan|tkp|mediasi|"
    r"mohon arahan|mohon petunjuk|mohon atensi|izin|selebaran|spanduk bertulis|beredar (?:pesan|"
    r"video|seruan|flyer)|isi (?:pesan|spanduk))(?![a-z])"
)
_QUOTE = re.compile(r"\"[^\"\n]{3,300}\"")
_SAYING = re.compile(
    r"(?:bilang|kata|katanya|tulisan|bertulis|berisi|isi|isinya|teriak|menyebut|berbunyi|bunyinya|"
    r"pesan|status|ujaran|seruan|kutip|sebut|ucapan|judul|tema|film)\W{0,4}$"
)
_GROUPS = ("agama", "etnis", "kelompok")
_STIRRED = ("violent", "pressure", "harm:hostile")
_SETTLED = ("memory", "debunk", "hoax", "drill", "response")


@dataclass(frozen=True, slots=True)
class Harm:
    """What the wording itself does.

    Notes
    -----
    `target` is agama, etnis, kelompok or individu; `category` is ancaman (a call or an evil wish),
    stigma (a slur on a group) or hinaan (an insult). Both are None without hate or incitement.
    """

    hate: bool
    abusive: bool
    sara: bool
    incitement: bool
    target: str | None
    spans: tuple[Span, ...]
    category: str | None = None


def find_harm(page: Page, hits: Hits, /) -> Harm:
    """Flag harmful wording; a report that tells of violence is not itself incitement."""
    found = hostility.measure(page)
    told = _REPORTED.search(page.text) is not None
    score = found.score * (REPORTED_WEIGHT if told else 1.0)
    if found.words:
        score *= 1.0 - (1.0 - REPORTED_WEIGHT) * _quoted_share(page.text, found)
    group, aimed = _aimed_at(hits, found)
    call = None if told else find_call(page.text)
    if call is not None and group is None and not _somebody(page.text, found, hits):
        call = None
    threat = call is not None and any(w.kind in ("slur", "wish", "coarse") for w in found.words)
    hate = score >= hostility.HATE_FROM or group is not None and not told or threat
    harmful = hate or call is not None
    spans = [*found.spans[:6]] if hate or found.coarse else []
    if hate and aimed:
        spans.append((aimed.start, aimed.end))
    spans += call or ()
    return Harm(
        hate,
        found.coarse,
        _stirs_sara(hits),
        call is not None,
        (group or "individu") if harmful else None,
        tuple(sorted(set(spans))),
        _category(found, call is not None) if harmful else None,
    )


def find_call(text: str, /) -> tuple[Span, Span] | None:
    """Find a call together with a deed near it, and a time, a place or a crowd it is meant for.

    Examples
    --------
    >>> text = "ayo kumpul di pasar nanti malam, kita bakar markas mereka"
    >>> [text[b:e] for b, e in find_call(text) or ()]
    ['ayo', 'bakar']
    >>> find_call("ayo kerja bakti besok, kita basmi jentik nyamuk") is None
    True
    """
    plain = re.sub(r"[-/\n]", " ", text)
    if say.NO_CALL.search(plain):
        return None
    deeds = list(say.DEED.finditer(plain))
    for call in say.CALL.finditer(plain) if deeds else ():
        for deed in deeds:
            far = max(deed.start() - call.end(), call.start() - deed.end())
            if far > CALL_WITHIN or deed.span() == call.span():
                continue
            first, last = min(call.start(), deed.start()), max(call.end(), deed.end())
            if say.WHEN_WHERE.search(plain, max(0, first - 80), min(len(plain), last + 80)):
                return call.span(), deed.span()
            if call.end() < deed.start() and far < 40:
                return call.span(), deed.span()
    return None


def _quoted_share(text: str, found: Hostility) -> float:
    """Give the share of hostile words that stand in quotes after a verb of saying."""
    quotes = [m.span() for m in _QUOTE.finditer(text) if _SAYING.search(text, 0, m.start())]
    if not quotes:
        return 0.0
    inside = sum(any(b <= w.start < e for b, e in quotes) for w in found.words)
    return inside / len(found.words)


def _aimed_at(hits: Hits, found: Hostility) -> tuple[str | None, Hit | None]:
    """Find the group that hostility stands beside."""
    hostile = [(h.start, h.end) for h in hits.of("harm:hostile")]
    hostile += [(w.start, w.end) for w in found.words if w.kind in ("coarse", "wish", "contempt")]
    for kind in _GROUPS:
        for hit in hits.of("harm:target:" + kind):
            if any(abs(b - hit.start) <= 45 and (b, e) != (hit.start, hit.end) for b, e in hostile):
                return kind, hit
    return None, None


def _somebody(text: str, found: Hostility, hits: Hits) -> bool:
    """Tell whether a call is aimed at people at all."""
    groups = any(hits.any("group:" + k) for k in ("silat", "ormas", "company", "institution"))
    return groups or bool(found.words) or _PEOPLE.search(text) is not None


_PEOPLE = re.compile(
    r"(?<![a-z])(?:mereka|dia|rumah|omah|wong|orang|anak|arek|cah|warga|kampung|desa|kelompok|"
    r"pendukung|maling|dukun|polisi|satpol|kantor|balai|musuh|lawan|sing|tetangga|nyawa|nyowo|"
    r"[a-z]+nya|[a-z]+e)(?![a-z])"
)


def _stirs_sara(hits: Hits) -> bool:
    """Tell whether words of SARA stand in a matter that is hot, not settled, past or denied."""
    if not hits.any("harm:sara"):
        return False
    hot = any(hits.any(kind) for kind in _STIRRED) or hits.any("unrest")
    return hot and not any(hits.any(kind) for kind in _SETTLED)


def _category(found: Hostility, calls: bool) -> str:
    kinds = {w.kind for w in found.words}
    if calls or "wish" in kinds:
        return "ancaman"
    return "stigma" if "slur" in kinds else "hinaan"
