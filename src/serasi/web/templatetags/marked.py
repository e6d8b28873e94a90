"""Shows in a report's own words what filled which field: numbered marks over its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

KINDS = {
    "place": "place",
    "places": "place",
    "area": "place",
    "event_date": "time",
    "event_time": "time",
    "date_precision": "time",
    "deaths": "count",
    "injured": "count",
    "injured_heavy": "count",
    "displaced_people": "count",
    "displaced_kk": "count",
    "buildings_damaged": "count",
    "vehicles_damaged": "count",
    "mass": "count",
    "mass_min": "count",
    "mass_max": "count",
}

Spans = Mapping[str, Iterable[Sequence[int]]]


@dataclass(frozen=True)
class Mark:
    """One numbered stretch of the text and the fields that it filled."""

    number: int
    start: int
    end: int
    fields: tuple[str, ...]

    @property
    def kind(self) -> str:
        return KINDS.get(self.fields[0], "who-what")


@dataclass(frozen=True)
class Marked:
    """The marked text, and for each field the numbers of its marks."""

    html: SafeString
    numbers: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def __html__(self) -> SafeString:
        return self.html


def number_marks(length: int, evidence: Spans) -> list[Mark]:
    """Number the distinct stretches in reading order; a shared stretch has one number."""
    fields: dict[tuple[int, int], list[str]] = {}
    for name, spans in evidence.items():
        for span in spans:
            start, end = max(0, span[0]), min(length, span[1])
            if start < end and name not in fields.setdefault((start, end), []):
                fields[start, end].append(name)
    order = sorted(fields, key=lambda s: (s[0], s[1]))
    return [Mark(n, s, e, tuple(fields[s, e])) for n, (s, e) in enumerate(order, 1)]


def _piece(text: str, start: int, end: int, marks: list[Mark]) -> SafeString:
    """Write one stretch between two borders under the marks that cover it."""
    words = escape(text[start:end])
    over = [m for m in marks if m.start <= start and end <= m.end]
    if not over:
        return words
    inner = min(over, key=lambda m: (m.end - m.start, m.number))
    begun = [m for m in over if m.start == start]
    anchors = "".join(f'<span id="b{m.number}"></span>' for m in begun if m is not inner)
    own = format_html(' id="b{}"', inner.number) if inner in begun else ""
    links = "".join(
        format_html(
            '<a href="#f-{}" aria-label="{}">{}</a>',
            m.fields[0],
            gettext("Isian nomor %(n)s") % {"n": m.number},
            m.number,
        )
        for m in over
        if m.end == end
    )
    return mark_safe(  # noqa: S308 - the words are escaped above, the rest is ours
        f'<mark class="{inner.kind}"{own}>{anchors}{words}{links}</mark>'
    )


def mark_up(text: str, evidence: Spans) -> Marked:
    """Mark the evidence in an escaped text; marks that overlap are cut at each other's borders."""
    marks = number_marks(len(text), evidence)
    borders = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    pieces = [_piece(text, a, b, marks) for a, b in zip(borders, borders[1:], strict=False)]
    numbers: dict[str, tuple[int, ...]] = {}
    for m in marks:
        for name in m.fields:
            numbers[name] = (*numbers.get(name, ()), m.number)
    return Marked(mark_safe("".join(pieces)), numbers)  # noqa: S308 - of escaped pieces


def underline(text: str, evidence: Spans) -> SafeString:
    """Mark words without numbers, where two texts stand side by side and share them."""
    marks = number_marks(len(text), evidence)
    covered = sorted((m.start, m.end) for m in marks)
    pieces, at = [], 0
    for start, end in covered:
        if end <= at:
            continue
        begin = max(start, at)
        pieces.append(format_html("{}<mark>{}</mark>", text[at:begin], text[begin:end]))
        at = end
    pieces.append(escape(text[at:]))
    return mark_safe("".join(pieces))  # noqa: S308 - of escaped pieces
