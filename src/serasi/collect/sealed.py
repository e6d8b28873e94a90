"""What identifies a reporter, kept with all sealed data; opened with a reason, never untraced."""

from __future__ import annotations

from datetime import datetime

from serasi.collect.models import Report
from serasi.network import sealed
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.sealed.boxes import key_for
from serasi.network.walls import opened

SENDER, CONTACT, POINT = "sender", "contact", "point"


def subject_of(uuid: object) -> str:
    """Return the name under which a report's secrets are kept."""
    return f"report:{uuid}"


def receipts(subjects: list[str]) -> dict[str, str]:
    """Return the names of reports in the trail, where they go by their receipts."""
    uuids = [subject.partition(":")[2] for subject in subjects]
    with opened():
        rows = Report.objects.filter(uuid__in=uuids).values_list("uuid", "receipt")
        return {subject_of(uuid): f"report:{receipt}" for uuid, receipt in rows}


def salt() -> bytes:
    """Return the salt of sender keys; without it nobody can test a guessed number."""
    return key_for("sender-key")


def kinds_of(report: Report) -> frozenset[str]:
    """Return which kinds of secret a report has, without opening any."""
    return sealed.kinds_of(subject_of(report.uuid))


def alias(report: Report) -> str:
    """Return the code by which a sealed sender is spoken of: the same sender, the same code."""
    return f"S-{report.sender_key[:5].upper()}" if report.sender_key else ""


def may_reveal(viewer: Viewer, report: Report, *, now: datetime) -> bool:
    """Say whether somebody may open the secrets of a report, by right or in an emergency."""
    subject = subject_of(report.uuid)
    return sealed.may_reveal(viewer, subject, right=Can.UNSEAL, area=report.area_id, now=now)


def reveal(viewer: Viewer, report: Report, kind: str, *, reason: str, now: datetime) -> str | None:
    """Open one sealed value of a report; the trail keeps who did it and why.

    Returns
    -------
    str or None
        None when the report holds no such secret; that look is recorded as well.
    """
    return sealed.reveal(
        viewer,
        subject_of(report.uuid),
        kind,
        right=Can.UNSEAL,
        area=report.area_id,
        reason=reason,
        now=now,
    )
