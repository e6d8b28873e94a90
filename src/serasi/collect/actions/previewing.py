"""Fills the preview of an intake: every new message or row with what it is taken for, and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from serasi.collect import reading, rules
from serasi.collect.assumptions import Assumption
from serasi.collect.models import Channel, Intake, IntakeItem, SeenMessage
from serasi.collect.sorting import Sorted, Sorter, batches
from serasi.collect.whatsapp import ExportStream, stream_export
from serasi.network.models import Agency
from serasi.problems import INTAKE_GONE, NOT_AN_EXPORT, Problem

_OWN_SHOWN = 20


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


def known_keys(desk: Agency, keys: list[str]) -> set[str]:
    """Return which keys a desk has seen already."""
    return set(SeenMessage.objects.filter(desk=desk, key__in=keys).values_list("key", flat=True))


@transaction.atomic
def fill_preview(intake: Intake, *, now: datetime) -> None:
    """Read the file of an intake and put its preview in place of the former one."""
    intake.items.all().delete()
    if intake.channel == Channel.RECAP:
        from serasi.collect.actions.recaps import fill_recap

        fill_recap(intake, now=now)
    elif intake.channel == Channel.PASTE:
        _fill_paste(intake, now=now)
    else:
        _fill_export(intake, now=now)
    intake.state = Intake.State.PREVIEW
    intake.problem = ""
    intake.save(update_fields=["state", "summary", "problem", "read_so_far", "to_read"])


def _fill_export(intake: Intake, *, now: datetime) -> None:
    stream = open_stream(intake)
    sorter = Sorter(home=intake.home_id, now=now, known=lambda keys: known_keys(intake.desk, keys))
    waiting: list[Sorted] = []
    for batch in sorter.sort(stream):
        waiting += batch
        report_progress(intake, sorter.tally.messages)
        if len(waiting) > 2 * len(batch) + 2000:
            waiting = _store_early(intake, waiting)
    _store_items(intake, waiting)
    intake.read_so_far = sorter.tally.messages
    intake.summary = _summary(stream, sorter)


def _store_early(intake: Intake, waiting: list[Sorted]) -> list[Sorted]:
    """Store what is old enough that no picture can still be added; return the rest."""
    _store_items(intake, waiting[:-500])
    return waiting[-500:]


def report_progress(intake: Intake, read: int) -> None:
    """Tell, outside of the transaction of the reading, how far it is."""
    from serasi.collect.progress import tell

    tell(intake.pk, read)


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


def _store_items(intake: Intake, items: Iterable[Sorted]) -> None:
    rows = [
        IntakeItem(
            intake=intake,
            index=item.index,
            verdict=item.verdict.name,
            why=item.verdict.why,
            taken=item.verdict.taken,
            sent_at=item.sent_at,
            text=item.text,
            key=item.key,
            area_code=item.read.place or "",
            reading=item.read.json,
            media=item.media,
        )
        for item in items
    ]
    IntakeItem.objects.bulk_create(rows, batch_size=500)


def _fill_paste(intake: Intake, *, now: datetime) -> None:
    """Read pasted words: as copied chat lines when they look so, else as one message."""
    try:
        _fill_export(intake, now=now)
    except Problem as problem:
        if problem.kind is not NOT_AN_EXPORT:
            raise
        _fill_single(intake, now=now)


def _fill_single(intake: Intake, *, now: datetime) -> None:
    text = path_of(intake).read_text(encoding="utf-8").strip()
    key = f"paste-{hashlib.sha256(text.encode()).hexdigest()[:40]}"
    known = bool(known_keys(intake.desk, [key]))
    summary = {"messages": 1, "new": 0 if known else 1, "known": 1 if known else 0}
    intake.summary = {**summary, "assumptions": []}
    intake.read_so_far = 1
    if known:
        return
    read = reading.read(text, sent_at=now, area=intake.home_id)
    verdict = rules.verdict_of(text, label=read.label, reason=read.reason, receipts=0)
    if verdict.name == "chatter":
        verdict = rules.Verdict("report", "pasted")
    zone = reading.zone_of(intake.home_id)
    item = Sorted(0, key, now.astimezone(zone), "", text, verdict, read)
    _store_items(intake, [item])
