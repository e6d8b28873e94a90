"""Reads the file of an intake into a preview: what each new message or row is taken for, and why.

Reading holds no transaction: on SQLite that would keep everybody else from writing meanwhile.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from serasi.collect import progress, reading, rules
from serasi.collect.actions.dating import date_row
from serasi.collect.assumptions import Assumption
from serasi.collect.following import Earlier
from serasi.collect.models import Channel, Intake, IntakeItem, SeenMessage
from serasi.collect.sorting import Sorted, Sorter, batches
from serasi.collect.whatsapp import ExportStream, Limits, stream_export
from serasi.collect.whatsapp.source import locate
from serasi.network.models import Agency
from serasi.problems import INTAKE_GONE, NOT_AN_EXPORT, Problem

CHATTER_LISTED = 5000
_OWN_SHOWN = 20
_CHUNK = 2000
_OVERLAP = 500
_LONG_BYTES = 1_500_000


@dataclass
class Preview:
    """What a file was read as; nothing of it is stored yet."""

    items: list[IntakeItem] = field(default_factory=list)
    summary: dict[str, Any] = field(default_factory=dict)
    read: int = 0


def path_of(intake: Intake) -> Path:
    """Return where the file of an intake lies.

    Raises
    ------
    Problem
        S348 when it is there no more.
    """
    if not intake.file or not Path(intake.file.path).exists():
        raise Problem(INTAKE_GONE)
    return Path(intake.file.path)


def open_stream(intake: Intake) -> ExportStream:
    """Return the messages of an intake's export, read as was chosen."""
    choices = intake.choices
    return stream_export(
        path_of(intake),
        date_order=choices.get("date_order"),
        chat_file=choices.get("chat_file"),
    )


def count_up_to(intake: Intake, most: int) -> int:
    """Count the messages of an intake, but not far beyond `most`; books are always read at once."""
    if intake.channel == Channel.RECAP:
        return 0
    if _chat_bytes(intake) > _LONG_BYTES:
        return most + 1
    count = 0
    try:
        for batch in batches(open_stream(intake)):
            count += len(batch)
            if count > most:
                break
    except Problem as problem:
        if intake.channel != Channel.PASTE or problem.kind is not NOT_AN_EXPORT:
            raise
    return count


def _chat_bytes(intake: Intake) -> int:
    """Return how long the text of an export is; a zip that is no sound one is refused here."""
    path = path_of(intake)
    source = locate(path, limits=Limits(), chat_file=intake.choices.get("chat_file"))
    if source.member is None:
        return path.stat().st_size
    with zipfile.ZipFile(path) as archive:
        return archive.getinfo(source.member).file_size


def known_keys(desk: Agency, keys: list[str]) -> set[str]:
    """Return which keys a desk has seen already."""
    return set(SeenMessage.objects.filter(desk=desk, key__in=keys).values_list("key", flat=True))


def read_preview(intake: Intake, *, now: datetime) -> Preview:
    """Read a file into a preview without writing anything."""
    if intake.channel == Channel.RECAP:
        from serasi.collect.actions.recaps import read_rows

        return read_rows(intake, now=now)
    try:
        preview = Preview()
        for items in _walk(intake, preview, now=now):
            preview.items += items
    except Problem as problem:
        if intake.channel != Channel.PASTE or problem.kind is not NOT_AN_EXPORT:
            raise
        return _single(intake, now=now)
    return preview


@transaction.atomic
def put_preview(intake: Intake, preview: Preview) -> None:
    """Put a preview in the place of the former one; what officers decided by hand stays."""
    decided = {item.key: item for item in intake.items.filter(by_hand=True)}
    intake.items.all().delete()
    for item in preview.items:
        item.intake = intake
        if item.key in decided:
            _decide_again(item, decided[item.key])
    IntakeItem.objects.bulk_create(preview.items, batch_size=500)
    _show(intake, preview)


def _decide_again(item: IntakeItem, before: IntakeItem) -> None:
    """Carry a tick and a corrected date over to the same row, read anew."""
    item.taken, item.by_hand = before.taken, True
    if before.why == "date_given" and item.why == "date_impossible":
        date_row(item, date.fromisoformat(before.stated["recap"]["event_date"]))
        item.sent_at = before.sent_at


def fill_in_parts(intake: Intake, *, now: datetime) -> int:
    """Read a long export, writing part by part; it shows when the whole is there."""
    intake.items.all().delete()
    preview = Preview()
    for items in _walk(intake, preview, now=now):
        IntakeItem.objects.bulk_create(items, batch_size=500)
    with transaction.atomic():
        current = Intake.objects.select_for_update().get(pk=intake.pk)
        if current.state == Intake.State.READING:
            _show(intake, preview)
    return preview.read


def _show(intake: Intake, preview: Preview) -> None:
    intake.summary, intake.read_so_far = preview.summary, preview.read
    intake.state, intake.problem = Intake.State.PREVIEW, ""
    intake.save(update_fields=["state", "summary", "problem", "read_so_far", "choices"])


def _walk(intake: Intake, preview: Preview, *, now: datetime) -> Iterator[list[IntakeItem]]:
    """Yield the items of an export in parts, and fill the rest of the preview at the end.

    Of the chatter only the first thousands are listed; the rest is counted.
    """
    stream = open_stream(intake)
    sorter = Sorter(home=intake.home_id, now=now, known=lambda keys: known_keys(intake.desk, keys))
    waiting: list[Sorted] = []
    listed = unlisted = 0
    for batch in sorter.sort(stream):
        for item in batch:
            chatter = item.verdict.name == "chatter"
            listed += chatter
            if chatter and listed > CHATTER_LISTED:
                unlisted += 1
                continue
            waiting.append(item)
        progress.tell(intake.pk, sorter.tally.messages)
        if len(waiting) > _CHUNK:
            yield [_item(intake, item) for item in waiting[:-_OVERLAP]]
            waiting = waiting[-_OVERLAP:]
    yield [_item(intake, item) for item in waiting]
    preview.read = sorter.tally.messages
    preview.summary = _summary(stream, sorter) | {"unlisted": unlisted}


def _summary(stream: ExportStream, sorter: Sorter) -> dict[str, Any]:
    survey, tally = stream.survey, sorter.tally
    return {
        "messages": tally.messages,
        "system": tally.system,
        "media": tally.media,
        "deleted": tally.deleted,
        "new": tally.new,
        "known": tally.messages - tally.new,
        "future": tally.future,
        "first": tally.first.isoformat() if tally.first else None,
        "last": tally.last.isoformat() if tally.last else None,
        "latest": tally.latest.isoformat() if tally.latest else None,
        "date_order": survey.decision.order,
        "order_certain": survey.decision.certain,
        "order_reason": survey.decision.reason,
        "chat_name": survey.source.chat_name,
        "media_files": len(survey.source.media_files),
        "own_receipts": [receipt for receipt, _n in tally.own.most_common(_OWN_SHOWN)],
        "assumptions": told(survey.assumptions),
    }


def told(assumptions: Iterable[Assumption]) -> list[dict[str, Any]]:
    """Return assumptions as they are kept with the preview."""
    return [{**asdict(a), "alternatives": list(a.alternatives)} for a in assumptions]


def _item(intake: Intake, item: Sorted) -> IntakeItem:
    return IntakeItem(
        intake=intake if intake.pk else None,
        index=item.index,
        verdict=item.verdict.name,
        why=item.verdict.why,
        taken=item.verdict.taken,
        sent_at=item.sent_at,
        text=item.text,
        key=item.key,
        area_code=item.place,
        stated={"follows": _follows(item.follows, item.sender)} if item.follows else {},
        reading=item.read.json,
        media=item.media,
    )


def _follows(earlier: Earlier, sender: str) -> dict[str, Any]:
    """Return which message an update goes on from, as it is kept with its report."""
    return {
        "key": earlier.key,
        "index": earlier.index,
        "at": earlier.at.isoformat(),
        "by": "sender" if earlier.sender == sender else "chat",
    }


def _single(intake: Intake, *, now: datetime) -> Preview:
    """Read pasted words that look like no chat as one message."""
    text = path_of(intake).read_text(encoding="utf-8").strip()
    key = f"paste-{hashlib.sha256(text.encode()).hexdigest()[:40]}"
    known = bool(known_keys(intake.desk, [key]))
    summary = {"messages": 1, "new": 0 if known else 1, "known": 1 if known else 0}
    preview = Preview(summary={**summary, "assumptions": []}, read=1)
    if known:
        return preview
    read = reading.read(text, sent_at=now, area=intake.home_id)
    verdict = rules.verdict_of(text, label=read.label, reason=read.reason, receipts=0)
    if verdict.name == "chatter":
        verdict = rules.Verdict("report", "pasted")
    zone = reading.zone_of(intake.home_id)
    preview.items = [_item(intake, Sorted(0, key, now.astimezone(zone), "", text, verdict, read))]
    return preview
