"""A package is asked for line by line, checked by a second person, and granted or refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from serasi.facilitate import forum_rules
from serasi.facilitate.actions.forum_rows import (
    locked_for,
    locked_forum,
    locked_package,
    need_amount,
    need_other,
    need_text,
    take,
    wrote,
)
from serasi.facilitate.forum_rules import rupiah
from serasi.facilitate.models import Package, PackageHand, PackageLine
from serasi.facilitate.models.forum import Kind
from serasi.network.policy import Viewer
from serasi.problems import (
    FORM_INVALID,
    LINE_USED,
    MONEY_GRANTED,
    MONEY_UNFIT,
    NOT_FOUND,
    PACKAGE_LACKS,
    Problem,
)
from serasi.trail.actions import record

Over = PackageHand.Over


def note_step(actor: Viewer, row: Package, act: str, now: datetime, **more: object) -> None:
    """Write a step of a package into the trail, under its forum."""
    reason = str(more.pop("reason", ""))
    data = {"package": row.label, **more}
    record(
        actor.key, action=f"package.{act}", subject=row.forum.subject, now=now, data=data,
        reason=reason,
    )  # fmt: skip


@transaction.atomic
def draft_package(
    actor: Viewer, *, number: str, theme: str, funding: str, now: datetime
) -> Package:
    """Begin the proposal of a package for a forum."""
    forum = locked_forum(actor, number)
    if not theme.strip() or not funding.strip():
        raise Problem(FORM_INVALID, what="tema dan sumber dana")
    last = forum.packages.order_by("-serial").values_list("serial", flat=True).first() or 0
    row = Package.objects.create(
        forum=forum,
        serial=last + 1,
        theme=theme.strip()[:200],
        funding=funding.strip()[:120],
        made_at=now,
    )
    wrote(actor, row, Over.PROPOSAL)
    note_step(actor, row, "drafted", now)
    return row


@transaction.atomic
def add_line(
    actor: Viewer, *, number: str, serial: int, version: int, kind: str, what: str, asked: int,
    now: datetime,
) -> PackageLine:  # fmt: skip
    """Add a line to a proposal that was not handed in yet."""
    row = locked_package(actor, number, serial, version=version, states=forum_rules.OPEN_FOR_LINES)
    if kind not in Kind.values or not what.strip():
        raise Problem(FORM_INVALID, what="jenis dan uraian baris")
    made = PackageLine.objects.create(
        package=row,
        kind=kind,
        what=what.strip()[:200],
        asked=need_amount(asked, what="Jumlah yang diusulkan"),
    )
    _touch(row)
    wrote(actor, row, Over.PROPOSAL)
    note_step(actor, row, "line_added", now, amount=asked)
    return made


@transaction.atomic
def remove_line(
    actor: Viewer, *, number: str, serial: int, version: int, line_id: int, now: datetime
) -> None:
    """Take a line out of a proposal that was not handed in yet."""
    row = locked_package(actor, number, serial, version=version, states=forum_rules.OPEN_FOR_LINES)
    line = row.lines.filter(pk=line_id).first()
    if line is None:
        raise Problem(NOT_FOUND)
    if line.expenses.exists():
        raise Problem(LINE_USED, line=line.what)
    line.delete()
    _touch(row)
    wrote(actor, row, Over.PROPOSAL)
    note_step(actor, row, "line_removed", now, amount=line.asked)


def _touch(row: Package) -> None:
    row.version += 1
    row.save(update_fields=["version"])


@transaction.atomic
def propose_package(
    actor: Viewer, *, number: str, serial: int, version: int, now: datetime
) -> Package:
    """Hand a proposal in; it needs a dialogue, since works alone bring nobody to talk."""
    row = locked_for(actor, number, serial, version=version, step="propose")
    kinds = set(row.lines.values_list("kind", flat=True))
    if Kind.DIALOGUE not in kinds:
        raise Problem(PACKAGE_LACKS, lacking="paling sedikit satu baris dialog tematik")
    take(row, "propose")
    row.proposed_at, row.proposed_by_id = now, actor.person_id
    row.checked_by = row.checked_at = None
    row.save()
    wrote(actor, row, Over.PROPOSAL)
    note_step(actor, row, "proposed", now)
    return row


@transaction.atomic
def send_back(
    actor: Viewer, *, number: str, serial: int, version: int, reason: str, now: datetime
) -> Package:
    """Give a proposal back to be mended, and say what is lacking."""
    row = locked_for(actor, number, serial, version=version, step="send_back")
    need_other(actor, row, Over.PROPOSAL)
    take(row, "send_back")
    row.returned_note = need_text(reason)
    row.save()
    note_step(actor, row, "sent_back", now, reason=row.returned_note)
    return row


@transaction.atomic
def check_package(
    actor: Viewer, *, number: str, serial: int, version: int, reason: str, now: datetime
) -> Package:
    """Say, as a second person, that a proposal is right, and on what ground."""
    row = locked_for(actor, number, serial, version=version, step="check")
    need_other(actor, row, Over.PROPOSAL)
    take(row, "check")
    row.check_note, row.returned_note = need_text(reason), ""
    row.checked_at, row.checked_by_id = now, actor.person_id
    row.save()
    note_step(actor, row, "checked", now, reason=row.check_note)
    return row


@transaction.atomic
def refuse_package(
    actor: Viewer, *, number: str, serial: int, version: int, reason: str, now: datetime
) -> Package:
    """Refuse a proposal for good, and say why."""
    row = locked_for(actor, number, serial, version=version, step="refuse")
    need_other(actor, row, Over.PROPOSAL)
    take(row, "refuse")
    row.decision = need_text(reason, most=160)
    row.decided_at, row.decided_by_id = now, actor.person_id
    row.save()
    note_step(actor, row, "refused", now, reason=row.decision)
    return row


@transaction.atomic
def approve_package(
    actor: Viewer, *, number: str, serial: int, version: int, granted: Mapping[int, int],
    decision: str, now: datetime,
) -> Package:  # fmt: skip
    """Write down how much of each line was granted, by which decision."""
    row = locked_for(actor, number, serial, version=version, step="approve")
    need_other(actor, row, Over.PROPOSAL)
    paper = need_text(decision, most=160)
    lines = list(row.lines.all())
    for line in lines:
        amount = granted.get(line.pk)
        if amount is None or not 0 <= amount <= line.asked:
            raise Problem(MONEY_GRANTED, line=line.what, asked=rupiah(line.asked))
        line.granted = amount
    total = sum(granted[line.pk] for line in lines)
    if not total:
        raise Problem(MONEY_UNFIT, what="Jumlah yang disetujui")
    PackageLine.objects.bulk_update(lines, ["granted"])
    take(row, "approve")
    row.decision = paper
    row.decided_at, row.decided_by_id = now, actor.person_id
    row.save()
    note_step(actor, row, "approved", now, amount=total)
    return row
