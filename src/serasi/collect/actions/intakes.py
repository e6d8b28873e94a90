"""Exports, pastes and recap books come in for preview; nothing is stored until a person says."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import BinaryIO

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone

from serasi.collect import queries
from serasi.collect.actions.previewing import Preview, count_up_to, put_preview, read_preview
from serasi.collect.models import Channel, Intake, IntakeItem
from serasi.network.models import Agency
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import (
    NO_FILE,
    NOT_ALLOWED,
    NOT_IN_PREVIEW,
    PASTE_EMPTY,
    UPLOAD_TOO_LARGE,
    Problem,
)
from serasi.regions.placed import lies_in
from serasi.trail.actions import record

MIB = 1024 * 1024
LARGEST = 300 * MIB
AT_ONCE = 2000
KEPT_HOURS = 48
OPEN = (Intake.State.PREVIEW, Intake.State.READING, Intake.State.REFUSED)


def start_whatsapp(
    actor: Viewer,
    *,
    file: BinaryIO,
    name: str,
    now: datetime,
    home: str | None = None,
    at_once: int | None = AT_ONCE,
) -> Intake:
    """Take a chat export in for preview; one above `at_once` messages is read by a worker.

    Raises
    ------
    Problem
        S31x when the file is no readable export; then nothing is kept.
    """
    return _start(
        actor, Channel.WHATSAPP, file=file, name=name, home=home, now=now, at_once=at_once
    )


def start_recap(
    actor: Viewer, *, file: BinaryIO, name: str, now: datetime, home: str | None = None
) -> Intake:
    """Take a recap book in for preview, with the choices made for the last one of its layout.

    Raises
    ------
    Problem
        S33x when the file is no readable book; then nothing is kept.
    """
    return _start(actor, Channel.RECAP, file=file, name=name, home=home, now=now)


def start_paste(actor: Viewer, *, text: str, now: datetime, home: str | None = None) -> Intake:
    """Take pasted messages in for preview."""
    if not text.strip():
        raise Problem(PASTE_EMPTY)
    file = ContentFile(text.encode("utf-8", "replace"))
    return _start(actor, Channel.PASTE, file=file, name="tempelan.txt", home=home, now=now)


def _start(
    actor: Viewer,
    channel: str,
    *,
    file: BinaryIO | File[bytes],
    name: str,
    home: str | None,
    now: datetime,
    at_once: int | None = AT_ONCE,
) -> Intake:
    desk, area = desk_and_home(actor, home, now=now)
    stored = file if isinstance(file, File) else File(file)
    size = stored.size
    if not size:
        raise Problem(NO_FILE)
    if size > LARGEST:
        raise Problem(UPLOAD_TOO_LARGE, limit=f"{LARGEST // MIB} MB")
    intake = Intake(
        channel=channel,
        state=Intake.State.READING,
        desk=desk,
        home_id=area,
        file_name=name.replace("\\", "/").rsplit("/", 1)[-1][:200],
        file_sha256=_digest(stored),
        by_id=actor.person_id,
        created_at=now,
    )
    intake.file.save(_safe_name(channel, name), stored, save=False)
    try:
        preview = _read(intake, now=now, at_once=at_once)
    except Problem:
        intake.file.delete(save=False)
        raise
    _open(actor, intake, preview, now=now)
    return intake


def _read(intake: Intake, *, now: datetime, at_once: int | None) -> Preview | None:
    """Read a file at once, or return None when it is so long that a worker must."""
    if at_once is not None and count_up_to(intake, at_once) > at_once:
        return None
    return read_preview(intake, now=now)


@transaction.atomic
def _open(actor: Viewer, intake: Intake, preview: Preview | None, *, now: datetime) -> None:
    intake.save()
    record(
        actor.key,
        action="intake.started",
        subject=f"intake:{intake.pk}",
        now=now,
        data={"channel": intake.channel, "sha256": intake.file_sha256, "desk": intake.desk_id},
    )
    _put_or_queue(intake, preview)


def _put_or_queue(intake: Intake, preview: Preview | None) -> None:
    if preview is not None:
        put_preview(intake, preview)
        return
    from serasi.collect.tasks import read_intake

    intake.state = Intake.State.READING
    intake.save(update_fields=["state", "choices"])
    read_intake.enqueue(intake.pk)


def desk_and_home(actor: Viewer, home: str | None, *, now: datetime) -> tuple[Agency, str]:
    """Return the importing desk and the area taken for granted where a text names none."""
    day = timezone.localdate(now)
    require(actor, Can.IMPORT)
    desks = queries.desks_of(actor, on=day)
    if not desks and home is not None:
        require(actor, Can.IMPORT, area=home)
        return queries.desk_for(home, on=day), home
    for desk in desks:
        own = queries.desk_home(desk, on=day)
        if own and (home is None or lies_in(home, [own])):
            return desk, home or own
    raise Problem(NOT_ALLOWED)


def _digest(file: File[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks(MIB):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _safe_name(channel: str, name: str) -> str:
    """Return a file name of our own; of the sender's only the ending is kept."""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    known = {"txt", "zip", "xlsx", "xlsm", "csv", "xls", "ods", "tsv"}
    return f"{channel}.{ending if ending in known else 'bin'}"


def locked(actor: Viewer, pk: int) -> Intake:
    """Return one of the actor's intakes, locked, while its preview is open."""
    found = queries.intake(actor, pk)
    intake = Intake.objects.select_for_update(of=("self",)).select_related("desk").get(pk=found.pk)
    if intake.state not in OPEN:
        raise Problem(NOT_IN_PREVIEW, state=intake.get_state_display())
    return intake


def change_choices(
    actor: Viewer, *, intake: int, choices: Mapping[str, str], now: datetime
) -> Intake:
    """Read the file again with other answers to what was assumed.

    Raises
    ------
    Problem
        S322 or S337 when an answer does not fit; then everything stays as it was.
    """
    asked = queries.intake(actor, intake)
    asked.choices = {**asked.choices, **choices}
    preview = _read(asked, now=now, at_once=AT_ONCE)
    with transaction.atomic():
        found = locked(actor, intake)
        found.choices = asked.choices
        _put_or_queue(found, preview)
    return found


@transaction.atomic
def choose_items(
    actor: Viewer, *, intake: int, shown: list[int], taken: list[int]
) -> tuple[int, int]:
    """Take or leave messages by hand; return how many were added and how many left out."""
    found = locked(actor, intake)
    items = IntakeItem.objects.filter(intake=found, index__in=shown)
    added = items.filter(taken=False, index__in=taken).update(taken=True, by_hand=True)
    left = items.filter(taken=True).exclude(index__in=taken).update(taken=False, by_hand=True)
    return added, left


@transaction.atomic
def discard_intake(actor: Viewer, *, intake: int, now: datetime) -> None:
    """Give a preview up: its file and its messages are deleted, what was stored stays."""
    found = locked(actor, intake)
    _discard(found, by=actor.key, now=now)


def _discard(intake: Intake, *, by: str, now: datetime) -> None:
    intake.items.all().delete()
    intake.state = Intake.State.DISCARDED
    intake.done_at = now
    intake.save(update_fields=["state", "done_at"])
    record(by, action="intake.discarded", subject=f"intake:{intake.pk}", now=now)
    transaction.on_commit(lambda: forget_file(intake))


def forget_file(intake: Intake) -> None:
    """Delete the stored file of an intake; chats hold the words and numbers of many."""
    if intake.file:
        intake.file.delete(save=False)
        Intake.objects.filter(pk=intake.pk).update(file="")


def discard_old_previews(*, now: datetime) -> int:
    """Give up previews that nobody finished within two days; return how many."""
    old = Intake.objects.filter(state__in=OPEN, created_at__lt=now - timedelta(hours=KEPT_HOURS))
    count = 0
    for intake in old:
        with transaction.atomic():
            _discard(intake, by="system", now=now)
        count += 1
    return count
