"""Flags of hate, abuse, SARA and incitement; from open word lists, with their evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from serasi.science.text.page import Page, Span
from serasi.science.text.scan import Hit, Hits

_REPORTED = re.compile(
    r"(?<![a-z])(?:telah terjadi|dilaporkan|melaporkan|diduga|warga resah|pelaku|korban|menolak|"
    r"polisi|diamankan)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Harm:
    """What the wording itself does: hate needs a target and hostility close together."""

    hate: bool
    abusive: bool
    sara: bool
    incitement: bool
    target: str | None
    spans: tuple[Span, ...]


def find_harm(page: Page, hits: Hits, /) -> Harm:
    """Flag harmful wording; a report that tells of violence is not itself incitement."""
    abuse = [h for h in hits.of("harm:abuse") if not _tame(page.text, h)]
    sara = hits.of("harm:sara")
    hostile = hits.of("harm:hostile")
    calls = hits.of("harm:call")
    target, aimed = None, None
    for kind in ("agama", "etnis", "kelompok"):
        for hit in hits.of("harm:target:" + kind):
            near = _near(hit, hostile + abuse, 45)
            if near is not None:
                target, aimed = kind, (hit, near)
                break
        if target:
            break
    reported = _REPORTED.search(page.text) is not None
    slur = any(
        h.phrase in ("kafir", "kaum kafir", "aseng")
        for h in hits.of("harm:target:agama") + hits.of("harm:target:etnis")
    )
    hate = target is not None and not reported or slur and bool(abuse or hostile) and not reported
    call = next((c for c in calls if _near(c, hostile, 60)), None)
    incitement = call is not None and not reported
    spans = [(h.start, h.end) for h in abuse[:4]]
    if hate and aimed:
        spans += [(h.start, h.end) for h in aimed]
    if incitement and call:
        spans.append((call.start, call.end))
    return Harm(
        hate,
        bool(abuse),
        bool(sara),
        incitement,
        target if hate or incitement else None,
        tuple(spans),
    )


def _near(hit: Hit, others: list[Hit], reach: int) -> Hit | None:
    for other in others:
        if abs(other.start - hit.start) <= reach and (other.start, other.end) != (
            hit.start,
            hit.end,
        ):
            return other
    return None


def _tame(text: str, hit: Hit) -> bool:
    """Tell animals and plain words from abuse: "digigit anjing", "ternak babi"."""
    lead = text[max(0, hit.start - 18) : hit.start]
    tail = text[hit.end : hit.end + 12]
    if hit.phrase in (
        "anjing",
        "babi",
        "monyet",
        "celeng",
        "setan",
        "iblis",
        "hina",
        "bodoh",
        "cok",
        "tai",
        "budek",
        "banci",
        "edan",
        "sinting",
    ):
        return bool(
            re.search(
                r"(?:gigit|ternak|daging|kandang|seekor|ekor|hama|kawanan|anak|peliharaan|rabies|"
                r"hewan|berburu|serangan|memelihara|oleh)\s$",
                lead,
            )
        ) or bool(re.match(r"\s(?:hutan|rabies|liar|peliharaan|pelacak|ngepet)", tail))
    return False
