"""What was taken from a preview is stored: all of it in one transaction, or nothing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from serasi.collect import places, queries, rules, sealed
from serasi.collect.actions.intakes import forget_file
from serasi.collect.actions.previewing import known_keys, open_stream, path_of
from serasi.collect.actions.storing import Draft, Named, store
from serasi.collect.models import (
    Channel,
    ColumnMap,
    Intake,
    IntakeItem,
    Report,
    SeenMessage,
)
from serasi.collect.photos import clean_photo
from serasi.collect.sorting import batches
from serasi.collect.whatsapp import ExportStream, Message, plain_sender, sender_key
from serasi.collect.whatsapp.source import open_media
from serasi.network.models import Agency, Person
from serasi.network.policy import Viewer
from serasi.problems import (
    MEDIA_MISSING,
    MEDIA_TOO_LARGE,
    NOT_AN_EXPORT,
    NOT_IN_PREVIEW,
    PHOTO_BROKEN,
    PHOTO_TOO_LARGE,
    Problem,
)
from serasi.trail.actions import record

AT_ONCE = 2000
_NO_PHOTO = (MEDIA_MISSING, MEDIA_TOO_LARGE, PHOTO_BROKEN, PHOTO_TOO_LARGE)


def commit_intake(
    actor: Viewer, *, intake: int, now: datetime, at_once: int | None = AT_ONCE
) -> Intake:
    """Store the reports of a preview; a second click finds it done and changes nothing.

    More than `at_once` reports are left to a worker.

    Raises
    ------
    Problem
        S347 when the preview was given up, S348 when its file is gone.
    """
    row = queries.intake(actor, intake)
    if row.state != Intake.State.PREVIEW:
        return _as_it_is(row)
    path_of(row)
    if at_once is not None and row.items.filter(taken=True).count() > at_once:
        return _queue(row)
    store_taken(actor.key, row, now=now)
    return Intake.objects.get(pk=row.pk)


def _as_it_is(row: Intake) -> Intake:
    if row.state not in (Intake.State.DONE, Intake.State.STORING):
        raise Problem(NOT_IN_PREVIEW, state=row.get_state_display())
    return row


@transaction.atomic
def _queue(row: Intake) -> Intake:
    from serasi.collect.tasks import store_intake

    found = Intake.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if found.state != Intake.State.PREVIEW:
        return _as_it_is(found)
    found.state = Intake.State.STORING
    found.save(update_fields=["state"])
    store_intake.enqueue(found.pk)
    return found


def store_taken(actor: str, row: Intake, *, now: datetime) -> list[Report]:
    """Store what is taken, remember every key, and forget the words of the chatter.

    The file is read before the transaction, which then holds the whole of the storing.
    """
    items = {item.index: item for item in row.items.filter(taken=True)}
    drafts = _drafts(row, items, _Desks(row, now=now))
    with transaction.atomic():
        found = Intake.objects.select_for_update(of=("self",)).select_related("desk").get(pk=row.pk)
        if found.state not in (Intake.State.PREVIEW, Intake.State.STORING):
            return []
        Agency.objects.select_for_update().get(pk=found.desk_id)
        fresh = _still_new(found, drafts)
        reports = store(actor, fresh, now=now, intake=found)
        _close(actor, found, reports, now=now)
    if found.channel != Channel.RECAP:
        _remember_file(found)
        forget_file(found)
    return reports


def _drafts(row: Intake, items: dict[int, IntakeItem], desks: _Desks) -> list[Draft]:
    if row.channel == Channel.RECAP:
        return [_recap_draft(row, item, desks) for item in items.values()]
    return _message_drafts(row, items, desks)


def _close(actor: str, row: Intake, reports: list[Report], *, now: datetime) -> None:
    """Mark an intake as stored; of its items only the keys stay.

    A row left out for its impossible date comes up again when its book comes again.
    """
    settled = row.items.exclude(taken=False, why="date_impossible")
    _remember(row.desk, settled.values_list("key", flat=True).iterator(chunk_size=2000))
    _keep_layout(row, now=now)
    passed = row.items.filter(taken=False).count() + row.summary.get("unlisted", 0)
    row.summary = {**row.summary, "stored": len(reports), "passed_over": passed}
    row.items.all().delete()
    row.state, row.done_at, row.problem = Intake.State.DONE, now, ""
    row.save(update_fields=["state", "done_at", "summary", "problem"])
    record(
        actor,
        action="intake.stored",
        subject=f"intake:{row.pk}",
        now=now,
        data={"reports": len(reports), "sha256": row.file_sha256},
    )


def _remember_file(row: Intake) -> None:
    """Remember the keys of all messages, so that the next export tells what is new.

    It comes after the storing and in small writes: when it breaks off, some chatter is merely
    shown as new again.
    """
    try:
        for batch in batches(open_stream(row)):
            _remember(row.desk, (m.key for m in batch if m.kind != "system"))
    except Problem as problem:
        if row.channel != Channel.PASTE or problem.kind is not NOT_AN_EXPORT:
            raise


def _still_new(row: Intake, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts that did not come in by another intake since the preview."""
    known: set[str] = set()
    keys = {draft.content_key: draft.content_key.partition(":")[2] for draft in drafts}
    for start in range(0, len(drafts), 500):
        part = [keys[draft.content_key] for draft in drafts[start : start + 500]]
        known |= known_keys(row.desk, part)
    return [draft for draft in drafts if keys[draft.content_key] not in known]


def _remember(desk: Agency, keys: Iterable[str]) -> None:
    SeenMessage.objects.bulk_create(
        (SeenMessage(desk=desk, key=key) for key in keys),
        batch_size=1000,
        ignore_conflicts=True,
    )


def _keep_layout(row: Intake, *, now: datetime) -> None:
    """Keep the choices made for a book for the next one of the same layout."""
    header_key = row.summary.get("header_key")
    if header_key and row.choices:
        ColumnMap.objects.update_or_create(
            desk=row.desk,
            header_key=header_key,
            defaults={"choices": row.choices, "used_at": now},
        )


class _Desks:
    """Finds the area and the desk of each report, asking once for each area."""

    def __init__(self, row: Intake, *, now: datetime) -> None:
        self.row, self.day = row, timezone.localdate(now)
        self._by_area: dict[str, int] = {}

    def settle(self, read: str | None) -> tuple[str, str, int]:
        """Return area, its source and the desk of a report that a text places at `read`."""
        settled = places.settle(
            None, read=read, home=self.row.home_id, home_source=Report.AreaSource.DESK
        )
        return settled.code, settled.source, self._desk(settled.code)

    def _desk(self, area: str) -> int:
        if area not in self._by_area:
            try:
                self._by_area[area] = queries.desk_for(area, on=self.day).pk
            except Problem:
                self._by_area[area] = self.row.desk_id
        return self._by_area[area]


def _message_drafts(row: Intake, items: dict[int, IntakeItem], desks: _Desks) -> list[Draft]:
    """Walk the file once more for senders and pictures, which the preview does not keep."""
    known = _known_people()
    drafts = []
    for message, stream in _messages(row):
        item = items.get(message.index)
        if item is None:
            continue
        sender = message.sender
        area, source, desk = desks.settle(item.area_code or None)
        if item.stated.get("follows") and area == item.area_code:
            source = Report.AreaSource.FOLLOWED
        secrets = {sealed.SENDER: sender}
        if message.point:
            secrets[sealed.POINT] = f"{message.point[0]},{message.point[1]}"
        drafts.append(
            Draft(
                uuid=uuid.uuid4(),
                text=item.text,
                channel=row.channel,
                desk_id=desk,
                area=area,
                area_source=source,
                sent_at=item.sent_at,
                is_nil=item.verdict == IntakeItem.Verdict.NIL,
                reporter_id=known.get(plain_sender(sender)) if sender else None,
                sender_key=sender_key(sender, sealed.salt()) if sender else "",
                grade=rules.stated_grade(item.text) or ("F", "6"),
                stated=item.stated,
                reading=item.reading,
                content_key=f"{row.desk_id}:{item.key}",
                intake_index=item.index,
                secrets=secrets,
                pictures=_pictures(stream, item),
            )
        )
    return drafts


def _known_people() -> dict[str, int]:
    """Return the people of the network by their numbers, written in the one way."""
    rows = Person.objects.exclude(phone="").values_list("phone", "pk")
    return {plain_sender(phone): pk for phone, pk in rows}


def _messages(row: Intake) -> Iterator[tuple[Message, ExportStream | None]]:
    """Yield the messages of the file; pasted words that are no chat are one message."""
    try:
        stream = open_stream(row)
    except Problem as problem:
        if row.channel != Channel.PASTE or problem.kind is not NOT_AN_EXPORT:
            raise
        for item in row.items.all():
            at = item.sent_at or row.created_at
            yield Message(item.index, at, "", item.text, "text", None, item.key, 1), None
        return
    for message in stream:
        if message.kind != "system":
            yield message, stream


def _pictures(stream: ExportStream | None, item: IntakeItem) -> tuple[Named, ...]:
    """Return the pictures of a report that came with the export and are pictures indeed."""
    if stream is None:
        return ()
    source = stream.survey.source
    kept = []
    for name in item.media:
        try:
            with open_media(source, name, limits=stream.limits) as file:
                kept.append(Named(name, clean_photo(file, name=name)))
        except Problem as problem:
            if problem.kind not in _NO_PHOTO:
                raise
    return tuple(kept)


def _recap_draft(row: Intake, item: IntakeItem, desks: _Desks) -> Draft:
    area, source, desk = desks.settle(item.area_code or None)
    return Draft(
        uuid=uuid.uuid4(),
        text=item.text,
        channel=Channel.RECAP,
        desk_id=desk,
        area=area,
        area_source=source,
        sent_at=item.sent_at,
        stated=item.stated,
        reading=item.reading,
        content_key=f"{row.desk_id}:{item.key}",
        intake_index=item.index,
    )
