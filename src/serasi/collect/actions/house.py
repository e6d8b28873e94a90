"""What the house itself brings in from a terminal, without a person at a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils import timezone

from serasi.channels import cap
from serasi.collect import alerts, queries, reading, sealed
from serasi.collect.actions.alerting import keep_alert, look_at_alert
from serasi.collect.actions.committing import commit_intake
from serasi.collect.actions.intakes import start_recap, start_whatsapp
from serasi.collect.actions.previewing import known_keys, told
from serasi.collect.actions.recaps import read_book
from serasi.collect.actions.receiving import Received
from serasi.collect.recap import recap_json
from serasi.collect.sorting import Sorted, Sorter, Tally, coded_json
from serasi.collect.whatsapp import ExportStream, Message, sender_key, stream_export
from serasi.network.models import Agency, AgencyKind
from serasi.network.policy import system_viewer
from serasi.problems import CAP_UNFIT, NO_AREAS, REGION_NEEDED, Problem
from serasi.regions import queries as regions
from serasi.regions.models import Area

_SAMPLE = 2000
_LONGEST_CHATTER = 60


@dataclass(frozen=True)
class Looked:
    """An export as it was read: counts, found reports, and the area it was read for."""

    tally: Tally
    date_order: str
    order_certain: bool
    reports: list[dict[str, Any]]
    nil: list[dict[str, Any]]
    assumptions: list[dict[str, Any]]
    region: str | None
    stored: int | None = None


def look_at_export(
    file: Path, *, region: str | None, now: datetime, tell: Callable[[int], None]
) -> Looked:
    """Read an export without storing anything.

    Without a region the one that its messages name most is taken for the group's own.
    """
    stream = stream_export(file)
    home = _region(region) or _told_region(stream)
    desk = _desk(home, now=now)
    sorter = Sorter(
        home=home or "35",
        now=now,
        known=lambda keys: known_keys(desk, keys) if desk is not None else set(),
        with_known=True,
    )
    found: list[Sorted] = []
    for batch in sorter.sort(stream):
        found += [item for item in batch if item.verdict.taken]
        tell(len(batch))
    salt = sealed.salt()
    rows = {
        name: [
            coded_json(item, sender_key=sender_key(item.sender, salt))
            for item in found
            if item.verdict.name == name
        ]
        for name in ("report", "nil")
    }
    survey = stream.survey
    return Looked(
        tally=sorter.tally,
        date_order=survey.decision.order,
        order_certain=survey.decision.certain,
        reports=rows["report"],
        nil=rows["nil"],
        assumptions=told(survey.assumptions),
        region=home,
    )


def store_export(file: Path, looked: Looked, *, now: datetime) -> Looked:
    """Store the reports of an export that was looked at."""
    if looked.region is None:
        raise Problem(REGION_NEEDED)
    actor = system_viewer("serasi collect")
    with file.open("rb") as source:
        intake = start_whatsapp(
            actor, file=source, name=file.name, home=looked.region, now=now, at_once=None
        )
    done = commit_intake(actor, intake=intake.pk, now=now, at_once=None)
    return replace(looked, stored=int(done.summary["stored"]))


def look_at_message(file: Path, *, now: datetime) -> dict[str, Any]:
    """Read a CAP alert without storing anything, in the words of the command's contract."""
    looked = look_at_alert(system_viewer("serasi collect"), data=read_alert(file), now=now)
    if looked.alert is None:
        raise looked.why_not or Problem(CAP_UNFIT, why="; ".join(looked.findings[:3]))
    return alerts.told(looked.alert, looked.places) | {
        "findings": list(looked.findings),
        "refused": looked.why_not.code if looked.why_not else None,
        "receipt": looked.known.receipt if looked.known else None,
    }


def store_message(file: Path, *, region: str | None, now: datetime) -> Received:
    """Let a CAP alert become a report of the desk of its area."""
    return keep_alert(
        system_viewer("serasi collect"),
        data=read_alert(file),
        name=file.name,
        area=_region(region),
        now=now,
    )


def read_alert(file: Path) -> bytes:
    """Return a CAP file, of a large one no more than shows that it is too large."""
    with file.open("rb") as source:
        return source.read(cap.LONGEST_FILE + 1)


def look_at_book(file: Path, *, region: str | None, now: datetime) -> dict[str, Any]:
    """Read a recap book without storing anything, in the words of the command's contract."""
    recap = read_book(file, name=file.name, home=_region(region), choices={}, now=now)
    return recap_json(recap)


def store_book(file: Path, *, region: str | None, now: datetime) -> int:
    """Store the rows of a recap book; without a region, at the desk its rows name most."""
    told_rows = look_at_book(file, region=region, now=now)["rows"]
    home = _region(region) or _most([row["code"] for row in told_rows if row["code"]])
    if home is None or _desk(home, now=now) is None:
        raise Problem(REGION_NEEDED)
    actor = system_viewer("serasi collect")
    with file.open("rb") as source:
        intake = start_recap(actor, file=source, name=file.name, home=home, now=now)
    done = commit_intake(actor, intake=intake.pk, now=now, at_once=None)
    return int(done.summary["stored"])


def _region(code: str | None) -> str | None:
    if not Area.objects.exists():
        raise Problem(NO_AREAS)
    return regions.resolve_code(code).area.code if code else None


def _desk(home: str | None, *, now: datetime) -> Agency | None:
    if home is None:
        return None
    try:
        return queries.desk_for(home, on=timezone.localdate(now))
    except Problem:
        return None


def _telling(message: Message) -> bool:
    return message.kind != "system" and len(message.text) > _LONGEST_CHATTER


def _told_region(stream: ExportStream) -> str | None:
    """Return the regency that the longer messages name most, else the only desk's."""
    telling = islice(filter(_telling, stream), _SAMPLE)
    places = (reading.read(m.text, sent_at=None, area=None).place for m in telling)
    return _most([place for place in places if place])


def _most(codes: list[str]) -> str | None:
    counted = Counter(code[:5] for code in codes if len(code) >= 5)
    if counted:
        return counted.most_common(1)[0][0]
    desks = Agency.objects.filter(kind=AgencyKind.BAKESBANGPOL, closed_on=None)
    codes = list(desks.values_list("areas__code", flat=True).distinct()[:2])
    return codes[0] if len(codes) == 1 else None
