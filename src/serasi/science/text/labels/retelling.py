"""A message retold for the learner: what the lexicons know replaced by its kind and standing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from serasi.science.text.labels.standing import Act
from serasi.science.text.learning.wording import tokens
from serasi.science.text.surface.page import Page
from serasi.science.text.surface.scan import Hit, Hits


@dataclass(frozen=True, slots=True)
class Retold:
    """Tokens in text order: `told` of the whole message, `topics` of what points to a trigger."""

    told: tuple[str, ...]
    topics: tuple[str, ...]


def retell(page: Page, hits: Hits, acts: Sequence[Act], /) -> Retold:
    """Replace each phrase of the lexicons by its kind; acts keep their form and their standing.

    "dua kampung nyaris bentrok" becomes "dua kampung AVERTED VIOLENT:F10:averted", so that what
    is learnt about one act and standing holds for words that were never seen.
    """
    standing = {(a.hit.kind, a.hit.start, a.hit.end): a.standing for a in acts}
    found = [hit for kind in sorted(hits.by_kind) for hit in hits.of(kind)]
    found.sort(key=lambda h: (h.start, h.start - h.end))
    told: list[str] = []
    topics: list[str] = []
    at = 0
    for hit in found:
        if hit.kind == "trigger" or hit.kind.startswith("group:"):
            topics.append(_tag(hit, None).upper())
        if hit.kind == "trigger" or hit.start < at:
            continue
        told += tokens(page.text[at : hit.start])
        told.append(_tag(hit, standing.get((hit.kind, hit.start, hit.end))).upper())
        at = hit.end
    told += tokens(page.text[at:])
    return Retold(tuple(told), tuple(topics))


def _tag(hit: Hit, standing: str | None) -> str:
    if hit.kind == "trigger":
        return f"trigger:{hit.key}"
    return f"{hit.kind}:{hit.key}:{standing}" if standing else hit.kind
