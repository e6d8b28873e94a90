"""The first pass over an export: how it is written, and which heads are out of order."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import BinaryIO

from serasi.collect.assumptions import Assumption
from serasi.collect.whatsapp.decoding import Encoding, detect_encoding, lines
from serasi.collect.whatsapp.heads import DateOrder, Head, Shape, read_head, sent_at, split_sender
from serasi.collect.whatsapp.limits import Limits, in_words
from serasi.collect.whatsapp.notices import tells_an_act
from serasi.collect.whatsapp.order import OrderDecision, ShapeEvidence, decide_order
from serasi.collect.whatsapp.sequence import standings
from serasi.collect.whatsapp.source import Source, opened_text
from serasi.problems import EXPORT_TOO_LARGE, NOT_AN_EXPORT, Problem

_SHAPES_HELD = 200
_SENDERS_HELD = 20_000
_SECOND_SHAPE_HEADS, _SECOND_SHAPE_SHARE = 20, 5
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - wall time
_NO_TIME = -(2**62)


@dataclass(frozen=True, slots=True)
class Survey:
    """The manner in which a file is written; `standings` and `regulars` serve to find quotes."""

    source: Source
    encoding: Encoding
    shapes: frozenset[Shape]
    decision: OrderDecision
    newest: date | None
    standings: bytearray
    regulars: frozenset[str]
    inner_break: str | None
    assumptions: tuple[Assumption, ...]


@dataclass(slots=True)
class _Evidence:
    """What the lines of a file say; the times of each head are kept under both date orders."""

    newest: date | None
    shapes: dict[Shape, ShapeEvidence] = field(default_factory=dict)
    numbers: dict[Shape, int] = field(default_factory=dict)
    after: Counter[tuple[str, bool]] = field(default_factory=Counter)
    senders: Counter[str] = field(default_factory=Counter)
    of_shape: array[int] = field(default_factory=lambda: array("B"))
    day_first: array[int] = field(default_factory=lambda: array("q"))
    month_first: array[int] = field(default_factory=lambda: array("q"))
    weak: bytearray = field(default_factory=bytearray)

    def add(self, head: Head) -> None:
        """Count one more head."""
        shape = self.shapes.get(head.shape)
        if shape is None:
            if len(self.shapes) >= _SHAPES_HELD:
                return
            self.numbers[head.shape] = len(self.shapes)
            shape = self.shapes[head.shape] = ShapeEvidence(head.shape)
        shape.add(head)
        self.of_shape.append(self.numbers[head.shape])
        year_first = head.shape.year_at == "first"
        self.day_first.append(self._seconds(head, "ymd" if year_first else "dmy"))
        self.month_first.append(self.day_first[-1] if year_first else self._seconds(head, "mdy"))
        split = split_sender(head.rest)
        self.weak.append(split is None and not tells_an_act(head.rest))
        if split is not None and (split[0] in self.senders or len(self.senders) < _SENDERS_HELD):
            self.senders[split[0]] += 1

    def _seconds(self, head: Head, order: DateOrder) -> int:
        at = sent_at(head, order, newest=self.newest)
        return _NO_TIME if at is None else int((at - _EPOCH).total_seconds())

    def standings(self, shapes: frozenset[Shape], order: DateOrder) -> bytearray:
        """Return the standings of the heads of these shapes that have a time."""
        times = self.month_first if order == "mdy" else self.day_first
        numbers = {self.numbers[shape] for shape in shapes}
        if order == "ymd" and any(shape.year_at != "first" for shape in shapes):
            return bytearray(len(times))
        kept = [
            at for at, when in enumerate(times) if self.of_shape[at] in numbers and when != _NO_TIME
        ]
        weak = bytearray(self.weak[at] for at in kept)
        return standings(array("q", (times[at] for at in kept)), weak)


def survey(
    source: Source, *, limits: Limits, date_order: DateOrder | None, newest: date | None
) -> Survey:
    """Read a file once to learn its manner; `date_order` overrules what it suggests."""
    with opened_text(source, limits=limits) as file:
        encoding = detect_encoding(file)
    with opened_text(source, limits=limits) as file:
        evidence = _gather(file, encoding, limits, newest)
    ranked = sorted(evidence.shapes.values(), key=lambda shape: shape.heads, reverse=True)
    if not ranked:
        raise Problem(NOT_AN_EXPORT)
    decision = decide_order(ranked[0])
    if date_order is not None:
        decision = OrderDecision(date_order, True, "dipilih petugas")
    shapes = _main_shapes(ranked)
    return Survey(
        source=source,
        encoding=encoding,
        shapes=shapes,
        decision=decision,
        newest=newest,
        standings=evidence.standings(shapes, decision.order),
        regulars=frozenset(name for name, count in evidence.senders.items() if count > 1),
        inner_break=_inner_break(evidence.after),
        assumptions=_assumptions(source, encoding, decision, ranked[0].shape, newest),
    )


def _gather(file: BinaryIO, encoding: Encoding, limits: Limits, newest: date | None) -> _Evidence:
    evidence = _Evidence(newest)
    size = 0
    for line in lines(file, encoding, longest=limits.message_chars):
        size += len(line.text)
        if size > limits.text_bytes:
            raise Problem(EXPORT_TOO_LARGE, limit=in_words(limits.text_bytes))
        head = read_head(line.text)
        if head is not None and head.shape.year_at == "nowhere" and newest is None:
            head = None
        evidence.after[line.after, head is not None] += 1
        if head is not None:
            evidence.add(head)
    return evidence


def _main_shapes(ranked: list[ShapeEvidence]) -> frozenset[Shape]:
    """Take the most frequent shape, and another only where it heads a good part of the file."""
    total = sum(shape.heads for shape in ranked)
    others = (
        shape.shape
        for shape in ranked[1:]
        if shape.heads >= _SECOND_SHAPE_HEADS and shape.heads * _SECOND_SHAPE_SHARE >= total
    )
    return frozenset({ranked[0].shape, *others})


def _inner_break(after: Counter[tuple[str, bool]]) -> str | None:
    """Return LF where the file, as iPhones do, ends messages with CRLF and inner lines with LF."""
    ends_messages = after["\r\n", True] >= 2 and after["\r\n", False] == 0
    inner = after["\n", False] + after["\n", True]
    return "\n" if ends_messages and inner and after["\n", True] <= after["\r\n", True] else None


def _assumptions(
    source: Source,
    encoding: Encoding,
    decision: OrderDecision,
    shape: Shape,
    newest: date | None,
) -> tuple[Assumption, ...]:
    others = tuple(order for order in ("dmy", "mdy", "ymd") if order != decision.order)
    what = f"Urutan tanggal dalam chat ini: {decision.reason}."
    told = [
        *source.assumptions,
        Assumption("date_order", "seluruh berkas", what, decision.order, others),
    ]
    if shape.year_at == "nowhere" and newest is not None:
        what = "Tahun tidak tertulis; dipakai tahun terdekat sebelum teks ini diterima."
        told.append(Assumption("year", "kepala pesan", what, str(newest.year)))
    if encoding.codec == "cp1252" or encoding.misfits:
        what = f"Berkas tidak utuh UTF-8 ({encoding.misfits or 'banyak'} tanda tidak terbaca)."
        told.append(Assumption("encoding", "berkas", what, encoding.codec))
    return tuple(told)
