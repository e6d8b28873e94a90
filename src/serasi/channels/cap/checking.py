"""The rules of CAP 1.2 that go beyond the form of single elements (OASIS CAP 1.2, section 3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from urllib.parse import urlsplit

from serasi.channels.cap import grammar
from serasi.channels.cap.shapes import Alert, Area, Info, Resource
from serasi.channels.cap.values import in_range, ring_misfit

MOST_INFOS = 50
ANSWERS = frozenset({"Update", "Cancel", "Ack", "Error"})

_UNFIT_NAME = re.compile(r"[\s,<&]")
_UNFIT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIGEST = re.compile(r"[0-9a-fA-F]{40}")


@dataclass(frozen=True)
class Finding:
    """One departure from CAP 1.2: where, and what is wrong, in plain words."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def check(alert: Alert) -> list[Finding]:
    """Return every departure of a message from CAP 1.2; none means that it may go out."""
    return [*_unwritable(alert, "alert"), *_alert(alert)]


def _alert(alert: Alert) -> Iterator[Finding]:
    for tag, name in (("identifier", alert.identifier), ("sender", alert.sender)):
        if not name or _UNFIT_NAME.search(name):
            yield Finding(tag, "kosong, atau memuat spasi, koma, < atau &")
    yield from _word("status", alert.status, grammar.STATUS)
    yield from _word("msgType", alert.msg_type, grammar.MSG_TYPE)
    yield from _word("scope", alert.scope, grammar.SCOPE)
    yield from _moment("sent", alert.sent)
    if alert.scope == "Restricted" and not (alert.restriction or "").strip():
        yield Finding("restriction", "wajib diisi untuk scope Restricted")
    if alert.restriction and alert.scope != "Restricted":
        yield Finding("restriction", "hanya untuk scope Restricted")
    if alert.scope == "Private" and not alert.addresses:
        yield Finding("addresses", "wajib diisi untuk scope Private")
    if alert.msg_type in ANSWERS and not alert.references:
        yield Finding("references", f"wajib diisi untuk msgType {alert.msg_type}")
    if alert.msg_type == "Error" and not (alert.note or "").strip():
        yield Finding("note", "wajib menjelaskan kesalahan untuk msgType Error")
    if alert.msg_type in {"Alert", "Update"} and not alert.infos:
        yield Finding("info", f"msgType {alert.msg_type} tanpa satu pun info")
    if len(alert.infos) > MOST_INFOS:
        yield Finding("info", f"lebih dari {MOST_INFOS} bagian info")
    for number, info in enumerate(alert.infos, 1):
        for finding in _info(info):
            yield Finding(f"info {number}, {finding.where}", finding.what)


def _info(info: Info) -> Iterator[Finding]:
    if not info.categories:
        yield Finding("category", "wajib ada")
    for category in info.categories:
        yield from _word("category", category, grammar.CATEGORY)
    for response in info.responses:
        yield from _word("responseType", response, grammar.RESPONSE)
    if not info.event.strip():
        yield Finding("event", "kosong")
    yield from _word("urgency", info.urgency, grammar.URGENCY)
    yield from _word("severity", info.severity, grammar.SEVERITY)
    yield from _word("certainty", info.certainty, grammar.CERTAINTY)
    yield from _times(info)
    if info.web is not None and not urlsplit(info.web).scheme:
        yield Finding("web", "bukan alamat lengkap")
    for resource in info.resources:
        yield from _resource(resource)
    for number, area in enumerate(info.areas, 1):
        for finding in _area(area):
            yield Finding(f"area {number}, {finding.where}", finding.what)


def _times(info: Info) -> Iterator[Finding]:
    for tag, when in (
        ("effective", info.effective),
        ("onset", info.onset),
        ("expires", info.expires),
    ):
        if when is not None:
            yield from _moment(tag, when)
    if any(when is not None and when.tzinfo is None for when in (info.effective, info.expires)):
        return
    if info.expires and info.effective and info.expires <= info.effective:
        yield Finding("expires", "tidak sesudah effective")
    if info.expires and info.onset and info.onset.tzinfo and info.expires <= info.onset:
        yield Finding("expires", "tidak sesudah onset")


def _resource(resource: Resource) -> Iterator[Finding]:
    if "/" not in resource.mime_type:
        yield Finding("mimeType", "bukan jenis MIME")
    if resource.size is not None and resource.size < 0:
        yield Finding("size", "negatif")
    if resource.digest is not None and not _DIGEST.fullmatch(resource.digest.strip()):
        yield Finding("digest", "bukan SHA-1 heksadesimal")
    if resource.deref_uri is not None and resource.uri is None:
        yield Finding("derefUri", "tanpa uri")


def _area(area: Area) -> Iterator[Finding]:
    if not area.desc.strip():
        yield Finding("areaDesc", "kosong")
    for ring in area.polygons:
        why = ring_misfit(ring)
        if why or not all(in_range(place) for place in ring):
            yield Finding("polygon", why or "titik di luar bumi")
    for circle in area.circles:
        if not in_range(circle.centre) or circle.radius_km < 0:
            yield Finding("circle", "titik di luar bumi, atau radius negatif")
    if area.ceiling is not None and area.altitude is None:
        yield Finding("ceiling", "tanpa altitude")
    if area.ceiling is not None and area.altitude is not None and area.ceiling < area.altitude:
        yield Finding("ceiling", "di bawah altitude")


def _word(tag: str, word: str, allowed: frozenset[str]) -> Iterator[Finding]:
    if word not in allowed:
        yield Finding(tag, f"“{word[:40]}” bukan salah satu dari {', '.join(sorted(allowed))}")


def _moment(tag: str, when: datetime) -> Iterator[Finding]:
    offset = when.utcoffset()
    if offset is None:
        yield Finding(tag, "tanpa zona waktu")
    elif offset.total_seconds() % 60 or abs(offset.total_seconds()) > 14 * 3600:
        yield Finding(tag, "zona waktunya tidak mungkin")


def _unwritable(part: object, where: str) -> Iterator[Finding]:
    """Find characters that no XML file may hold, wherever they stand."""
    if isinstance(part, str):
        if _UNFIT_XML.search(part):
            yield Finding(where, "memuat karakter kendali")
    elif isinstance(part, tuple):
        for one in part:
            yield from _unwritable(one, where)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _unwritable(getattr(part, field.name), field.name)
