"""The frame that the periodic papers share: head, place and day, who signs, sources of numbers."""

from __future__ import annotations

from collections.abc import Sequence

from serasi.documents.model import Block, Document
from serasi.publish.composing import Draft
from serasi.publish.kinds import annex
from serasi.publish.periods import long_date


def framed(
    draft: Draft,
    blocks: Sequence[Block],
    *,
    keyword: str,
    about: str = "",
    annexes: Sequence[tuple[str, tuple[Block, ...]]] = (),
) -> Document:
    """Return the blocks of a paper in its frame.

    about : what it is of, where that is not the area; compose the blocks first, since the annex
        lists the figures that they used
    annexes : those before the sources of numbers
    """
    facts = draft.facts
    on = facts.signed_on
    return Document(
        kind="report",
        title=facts.title,
        subtitle=f"{about or facts.region_name}, {facts.span.words}",
        blocks=tuple(blocks),
        letterhead=facts.letterhead,
        place_and_date=f"{facts.place}, {long_date(on) if on else '…'}",
        signatures=(facts.signature,),
        annexes=(*annexes, annex.sources(draft.shown.values())),
        draft=facts.draft,
        keywords=(keyword, about or facts.area_name, facts.span.label),
    )
