"""The scan of a signed agreement: kept encrypted, its key under the seal, opened with a reason."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction

from serasi.collect.photos import clean_photo
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.sealed import Secret, reseal_many, reveal
from serasi.network.sealed.boxes import closed_file, new_key, opened_file
from serasi.problems import NOT_FOUND, SCAN_GONE, SCAN_UNFIT, Problem
from serasi.respond.actions.agreeing import State, locked_agreement, save, write
from serasi.respond.models import Agreement
from serasi.respond.queries import agreements
from serasi.respond.queries.standing import areas_of

MOST_BYTES = 10 * 1024 * 1024
KEY = "scan"
SIGNED = (State.SIGNED, State.BROKEN, State.REPLACED)


@dataclass(frozen=True)
class Scan:
    """A scan as it is kept: its bytes, their digest, whether a PDF or a picture."""

    content: bytes
    sha256: str
    kind: str


def subject_of(row: Agreement) -> str:
    """Return the name under which the key of a scan is sealed."""
    return f"session:agreement-{row.pk}"


def read_scan(file: BinaryIO, *, name: str) -> Scan:
    """Return an uploaded scan: a PDF as it came, a picture re-drawn without what a camera adds."""
    start = file.read(5)
    file.seek(0)
    if start == b"%PDF-":
        content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Problem(SCAN_UNFIT, limit="10 MB")
        return Scan(content, hashlib.sha256(content).hexdigest(), "pdf")
    try:
        picture = clean_photo(file, name=name)
    except Problem as refused:
        raise Problem(SCAN_UNFIT, limit="10 MB") from refused
    return Scan(picture.jpeg, picture.sha256, "jpeg")


@transaction.atomic
def keep_scan(
    actor: Viewer, *, number: str, version: int, file: BinaryIO, name: str, now: datetime
) -> Agreement:
    """Keep the scan of a signed agreement; another one takes the place of the former."""
    case, row = locked_agreement(actor, number, version=version, states=SIGNED)
    scan = read_scan(file, name=name)
    key = new_key()
    box = closed_file(scan.content, key=key, bound=scan.sha256)
    former = row.scan.name
    row.scan.save(f"{uuid4().hex}.bin", ContentFile(box), save=False)
    row.scan_sha256, row.scan_kind, row.scan_size = scan.sha256, scan.kind, len(scan.content)
    save(row, "scan", "scan_sha256", "scan_kind", "scan_size")
    told = base64.b64encode(key).decode()
    reseal_many([Secret(subject_of(row), KEY, told, case.area_id)], now=now)
    write(actor.key, row, "scanned", now=now, sha256=scan.sha256)
    if former:
        storage = row.scan.storage
        transaction.on_commit(lambda: storage.delete(former))
    return row


def area_to_open(viewer: Viewer, row: Agreement) -> str:
    """Return the place of a case at which somebody may open what is sealed, else its first."""
    may = [code for code in areas_of(row.case) if viewer.can(Can.UNSEAL, area=code)]
    return row.case.area_id if row.case.area_id in may or not may else may[0]


def open_scan(viewer: Viewer, *, number: str, reason: str, now: datetime) -> Scan:
    """Open a scan; the one reading function of sealed data asks for the right and writes it down.

    Raises
    ------
    Problem
        S1157 when the kept bytes are not those that were stored.
    """
    row = agreements.agreement(viewer, number)
    if not row.scan:
        raise Problem(NOT_FOUND)
    told = reveal(
        viewer, subject_of(row), KEY, right=Can.UNSEAL, area=area_to_open(viewer, row),
        reason=reason, now=now,
    )  # fmt: skip
    if told is None:
        raise Problem(SCAN_GONE, number=number, why="kuncinya sudah dimusnahkan")
    with row.scan.open("rb") as kept:
        box = kept.read()
    content = opened_file(box, key=base64.b64decode(told), bound=row.scan_sha256)
    if content is None:
        raise Problem(SCAN_GONE, number=number, why="isinya berubah")
    return Scan(content, row.scan_sha256, row.scan_kind)
