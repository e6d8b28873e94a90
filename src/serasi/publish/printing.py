"""A paper for the house itself, by command: composed from fresh figures, drawn, not signed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from serasi.network.models import Agency
from serasi.network.queries import agencies_answering
from serasi.network.walls import opened
from serasi.problems import NOT_FOUND, PERIOD_UNFIT, Problem
from serasi.publish.actions.making import signing_agency
from serasi.publish.composing import Draft
from serasi.publish.facts import facts_of
from serasi.publish.keeping import Fresh
from serasi.publish.kinds import KINDS, Kind
from serasi.publish.models import Paper, PaperState
from serasi.publish.periods import Span
from serasi.publish.queries.composed import WAYS, Composed, drawn, prose_of
from serasi.publish.rhythms import asked_label
from serasi.regions.models import Area
from serasi.regions.zones import local_day


@dataclass(frozen=True)
class Printed:
    """The files of a paper by name, with their hashes, and the paper itself."""

    files: dict[str, bytes]
    composed: Composed

    @property
    def hashes(self) -> dict[str, str]:
        """Return the SHA-256 of each file."""
        return {name: hashlib.sha256(content).hexdigest() for name, content in self.files.items()}


def print_paper(
    kind_code: str, *, area: str, span: Span, now: datetime, agency: str = ""
) -> Printed:
    """Compose and draw a paper about a period of an area, as known at a moment.

    The officer's prose of the paper that the desk is writing is taken over, if there is one.
    `agency` names whose paper it is where several write such papers there.
    """
    kind = KINDS[kind_code]
    place = Area.objects.filter(code=area).first()
    if place is None or place.level not in kind.levels:
        raise Problem(NOT_FOUND)
    if span.since > local_day(now, area):
        raise Problem(PERIOD_UNFIT, label=span.label)
    with opened():
        row = _paper(kind_code, place, span, agency=agency, now=now)
        draft = Draft(
            facts_of(row, on=local_day(now, area)), resolve=Fresh(now=now),
            prose=prose_of(row) if row.pk else {},
        )  # fmt: skip
        found = Composed(kind.compose(draft), draft)
        period = asked_label(kind, span).replace("/", "-")
        stem = f"{period}-{area}" if kind_code == "timdu" else f"{kind_code}-{period}-{area}"
        files = {f"{stem}.{way}": drawn(row, found, way, made_at=now) for way in WAYS}
    return Printed(files, found)


def _paper(kind_code: str, place: Area, span: Span, *, agency: str, now: datetime) -> Paper:
    """Return the paper that the desk is writing, as it would be now, else one that is not kept."""
    kind = KINDS[kind_code]
    rows = Paper.objects.filter(kind=kind_code, area=place, since=span.since, until=span.until)
    if agency:
        rows = rows.filter(agency__name=agency)
    found = rows.filter(state=PaperState.DRAFT).select_related("agency", "area").first()
    if found is not None:
        found.cut_off = now
        return found
    writers = _writers(kind, place, on=local_day(now, place.code))
    writer = (writers.filter(name=agency) if agency else writers).order_by("pk").first()
    if writer is None:
        raise Problem(NOT_FOUND)
    return Paper(
        number="", kind=kind_code, label=span.label, title=str(kind.title), agency=writer,
        signing_agency=signing_agency(kind, place.code, writer, now=now), area=place,
        since=span.since, until=span.until, cut_off=now,
    )  # fmt: skip


def _writers(kind: Kind, place: Area, *, on: date) -> QuerySet[Agency]:
    """Return who can write a paper: who answers for its area, or for areas inside it."""
    kinds = [str(one) for one in kind.writers]
    if not kind.above:
        return agencies_answering(kinds, area=place.code, on=on)
    inside = Agency.objects.filter(
        Q(jurisdictions__valid_to=None) | Q(jurisdictions__valid_to__gt=on),
        kind__in=kinds, closed_on=None, jurisdictions__valid_from__lte=on,
        jurisdictions__area__code__startswith=f"{place.code}.",
    )  # fmt: skip
    return inside.distinct()


def hash_file(found: Printed) -> bytes:
    """Return the list of hashes as `sha256sum -c` reads it."""
    return "".join(f"{digest}  {name}\n" for name, digest in found.hashes.items()).encode()


def told(found: Printed) -> str:
    """Return what was written as JSON."""
    return json.dumps(
        {
            "files": found.hashes,
            "figures": len(found.composed.draft.shown),
            "numbers": sum(len(s.result.values) for s in found.composed.draft.shown.values()),
        },
        indent=1,
    )
