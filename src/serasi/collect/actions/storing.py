"""Stores reports as they came, one or thousands, in one transaction with receipts and trail."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from serasi.collect.actions.counting import new_receipts
from serasi.collect.events import reports_received
from serasi.collect.models import Attachment, Intake, Report
from serasi.collect.origin import origin_key
from serasi.collect.photos import Picture
from serasi.collect.reading import VERSION
from serasi.collect.sealed import POINT, subject_of
from serasi.network.sealed import Secret, seal_many
from serasi.network.walls import opened
from serasi.trail.actions import Note, record_many


@dataclass(frozen=True)
class Named:
    """A cleaned picture under the name it came with."""

    name: str
    picture: Picture


@dataclass(frozen=True)
class Original:
    """A file of another system, kept byte by byte beside the report that was made of it."""

    name: str
    kind: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A report about to be stored."""

    uuid: UUID
    text: str
    channel: str
    desk_id: int
    area: str
    area_source: str
    sent_at: datetime | None = None
    is_nil: bool = False
    life_at_risk: bool | None = None
    reporter_id: int | None = None
    sender_key: str = ""
    grade: tuple[str, str] = ("F", "6")
    stated: Mapping[str, Any] = field(default_factory=dict)
    reading: Mapping[str, Any] = field(default_factory=dict)
    content_key: str = ""
    intake_index: int | None = None
    secrets: Mapping[str, str] = field(default_factory=dict)
    pictures: tuple[Named, ...] = ()
    original: Original | None = None


def _row(draft: Draft, receipt: str, *, now: datetime, intake: Intake | None) -> Report:
    return Report(
        uuid=draft.uuid,
        receipt=receipt,
        channel=draft.channel,
        text=draft.text,
        received_at=now,
        sent_at=draft.sent_at,
        is_nil=draft.is_nil,
        life_at_risk=draft.life_at_risk,
        reporter_id=draft.reporter_id,
        desk_id=draft.desk_id,
        sender_key=draft.sender_key,
        area_id=draft.area,
        area_source=draft.area_source,
        reliability=draft.grade[0],
        credibility=draft.grade[1],
        stated=dict(draft.stated),
        reading=dict(draft.reading),
        reading_version=VERSION if draft.reading else "",
        intake=intake,
        intake_index=draft.intake_index,
        content_key=draft.content_key,
        origin_key="" if draft.is_nil else origin_key(draft.text),
    )


def _secrets(draft: Draft) -> list[Secret]:
    told = {kind: text for kind, text in draft.secrets.items() if text}
    points = [
        f"{n.picture.point[0]},{n.picture.point[1]}" for n in draft.pictures if n.picture.point
    ]
    if points:
        told.setdefault(POINT, "; ".join(points))
    subject = subject_of(draft.uuid)
    return [Secret(subject, kind, text, draft.area) for kind, text in told.items()]


def _attach(report: Report, named: Named) -> None:
    picture = named.picture
    row, made = Attachment.objects.get_or_create(
        report=report,
        sha256=picture.sha256,
        defaults={
            "name": named.name[:120],
            "kind": "photo",
            "size": len(picture.jpeg),
            "file": "",
        },
    )
    if made:
        row.file.save(f"{picture.sha256[:24]}.jpg", ContentFile(picture.jpeg), save=False)
        row.save(update_fields=["file"])


def _attach_original(report: Report, original: Original, *, now: datetime) -> None:
    name = f"{original.kind}/{now:%Y/%m}/{original.sha256[:24]}.xml"
    Attachment.objects.create(
        report=report,
        name=original.name[:120],
        kind=original.kind,
        sha256=original.sha256,
        size=len(original.content),
        file=default_storage.save(name, ContentFile(original.content)),
    )


def _note(actor: str, report: Report) -> Note:
    digest = hashlib.sha256(report.text.encode("utf-8", "replace")).hexdigest()
    data = {
        "channel": report.channel,
        "area": report.area_id,
        "desk": report.desk_id,
        "text_sha256": digest,
        "nil": report.is_nil,
    }
    return Note(actor, "report.received", f"report:{report.receipt}", data)


@transaction.atomic
def store(
    actor: str, drafts: Sequence[Draft], *, now: datetime, intake: Intake | None = None
) -> list[Report]:
    """Store reports with their secrets, pictures, receipts and trail; tell the later stages."""
    if not drafts:
        return []
    with opened():
        receipts = new_receipts(len(drafts))
        reports = Report.objects.bulk_create(
            [
                _row(draft, receipt, now=now, intake=intake)
                for draft, receipt in zip(drafts, receipts, strict=True)
            ],
            batch_size=400,
        )
        seal_many((s for draft in drafts for s in _secrets(draft)), now=now)
        for report, draft in zip(reports, drafts, strict=True):
            for named in draft.pictures:
                _attach(report, named)
            if draft.original is not None:
                _attach_original(report, draft.original, now=now)
        record_many([_note(actor, report) for report in reports], now=now)
        reports_received.send(sender=Report, report_ids=[r.pk for r in reports], now=now)
    return reports
