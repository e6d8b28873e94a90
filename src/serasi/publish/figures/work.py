"""Figures of what the network did: levels, cases, agreements, duties, meetings, institutions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from statistics import median_high
from typing import Any

from django.db.models import Count, Q, QuerySet

from serasi.facilitate.models import Attendance, Forum, Meeting, Package
from serasi.facilitate.models.meeting import Series
from serasi.facilitate.queries import forums
from serasi.network.models import Agency, AgencyKind, Commitment
from serasi.network.policy import Viewer
from serasi.publish.figures.model import Asked, Result, Value
from serasi.publish.figures.register import INCIDENT
from serasi.regions.placed import within
from serasi.regions.zones import local_day, zone_of
from serasi.register import queries as register
from serasi.register.queries.tables import shares
from serasi.respond.models import Agreement, Case, CaseEvent
from serasi.respond.queries.holding import counted_for
from serasi.respond.queries.scope import visible_to as cases_of
from serasi.trail.queries import story
from serasi.warn.models import Level, Notice
from serasi.warn.queries.scope import visible_to as warnings_of

HELD = (
    Meeting.State.HELD,
    Meeting.State.MINUTED,
    Meeting.State.CORRECTED,
    Meeting.State.FINAL,
)
SIGNED = (Agreement.State.SIGNED, Agreement.State.BROKEN, Agreement.State.REPLACED)
LEVELS = {Level.KUNING: "kuning", Level.ORANYE: "oranye", Level.MERAH: "merah"}


def begins(asked: Asked) -> datetime:
    """Return the first moment of a period in its area."""
    return datetime.combine(asked.since, time(), zone_of(asked.area))


def ends(asked: Asked) -> datetime:
    """Return the moment just after a period in its area, or the cut-off where that is earlier."""
    after = datetime.combine(asked.until + timedelta(days=1), time(), zone_of(asked.area))
    return min(after, asked.cut_off)


def part(n: int, of: int) -> Value:
    """Return a share in percent to one decimal; None of nothing."""
    return shares([n, of - n])[0] if of else None


def levels(viewer: Viewer, asked: Asked) -> Result:
    """Count the levels that came into force, and how the agencies that were called answered."""
    rows = warnings_of(viewer).filter(
        within([asked.area]), confirmed_at__gte=begins(asked), confirmed_at__lt=ends(asked)
    )
    n = Counter(rows.values_list("level", flat=True))
    values: dict[str, Value] = {words: n[level] for level, words in LEVELS.items()}
    calls = Notice.objects.filter(warning__in=rows.values("pk"), told_at__lte=asked.cut_off)
    told = calls.values_list("warning", "agency", "state", "told_at", "answered_at")
    called: set[tuple[int, int]] = set()
    answered: dict[tuple[int, int], list[int]] = {}
    for warning, agency, state, at, answer in told:
        called.add((warning, agency))
        if state == Notice.State.ACKNOWLEDGED and answer and answer <= asked.cut_off:
            minutes = int((answer - at).total_seconds() // 60)
            answered.setdefault((warning, agency), []).append(minutes)
    fastest = [min(minutes) for minutes in answered.values()]
    values |= {
        "jumlah": rows.count(),
        "dipanggil": len(called),
        "menjawab": len(answered),
        "menjawab.persen": part(len(answered), len(called)),
        "menit": median_high(fastest) if fastest else None,
    }
    return Result(values)


def closed_at(row: Case, *, at: datetime) -> datetime | None:
    """Return when a case was closed as it stood at a moment; one reopened since then was closed."""
    if not row.reopened:
        return row.closed_at if row.closed_at and row.closed_at <= at else None
    steps = story(row.subject, only=("case.closed", "case.reopened"))
    last = next((step for step in steps if step.at <= at), None)
    return last.at if last is not None and last.action == "case.closed" else None


def cases(viewer: Viewer, asked: Asked) -> Result:
    """Count the cases opened and closed in the period, and those open at its end."""
    last = ends(asked)
    rows = list(cases_of(viewer).filter(within([asked.area]), opened_at__lt=last))
    ended = {row.pk: closed_at(row, at=asked.cut_off) for row in rows}
    first = begins(asked)
    done = [moment for moment in ended.values() if moment and moment < last]
    return Result(
        {
            "dibuka": sum(row.opened_at >= first for row in rows),
            "selesai": sum(moment >= first for moment in done),
            "terbuka": len(rows) - len(done),
        }
    )


def settled(viewer: Viewer, asked: Asked) -> Result:
    """Return "Persentase Penyelesaian Konflik Sosial": settled incidents of all incidents.

    An incident is settled when the case it belongs to was closed by the closing rule; one without
    a case is not. Rows are the incidents, with the number and the stage of their case.
    """
    found = register.known_at(
        viewer, at=asked.cut_off, since=asked.since, until=asked.until, area=asked.area,
        kind=INCIDENT,
    )  # fmt: skip
    names = [one.public_id for one in found]
    links = CaseEvent.objects.filter(
        event__public_id__in=names, linked_at__lte=asked.cut_off
    ).select_related("case", "event")
    states = {link.event.public_id: link.case for link in links}
    texts, done = {}, 0
    for name in names:
        case = states.get(name)
        if case is None:
            texts[name] = "tanpa perkara"
            continue
        ended = closed_at(case, at=asked.cut_off)
        done += ended is not None
        texts[name] = f"{case.number}: {'selesai' if ended else 'ditangani'}"
    return Result(
        {
            "peristiwa": len(names),
            "selesai": done,
            "ditangani": len(states) - done,
            "tanpa_perkara": len(names) - len(states),
            "persen": part(done, len(names)),
        },
        texts,
        tuple(names),
    )


def agreements(viewer: Viewer, asked: Asked) -> Result:
    """Count the agreements signed in the period, and those in force and broken at its end."""
    rows = Agreement.objects.filter(
        counted_for(viewer), within([asked.area], prefix="case__"), state__in=SIGNED,
        signed_at__lte=asked.cut_off, signed_on__lte=asked.until,
    )  # fmt: skip
    replaced = set(
        Agreement.objects.filter(
            amends__isnull=False, signed_at__lte=asked.cut_off, signed_on__lte=asked.until
        ).values_list("amends", flat=True)
    )
    at_end = min(asked.until, local_day(asked.cut_off, asked.area))
    signed = broken = holding = 0
    for row in rows:
        signed += row.signed_on is not None and row.signed_on >= asked.since
        gone = row.broken_on is not None and row.broken_on <= at_end
        broken += gone and row.broken_on is not None and row.broken_on >= asked.since
        holding += not gone and row.pk not in replaced
    return Result({"ditandatangani": signed, "berlaku": holding, "dilanggar": broken})


def _duties(asked: Asked) -> list[Commitment]:
    rows = Commitment.objects.filter(
        within([asked.area]), created_at__lte=asked.cut_off,
        due_at__gte=begins(asked), due_at__lt=ends(asked),
    )  # fmt: skip
    return list(rows.select_related("owed_by").order_by("owed_by__name", "due_at", "pk"))


def _kept(row: Commitment, *, at: datetime) -> str:
    """Return how a duty that fell due stood at a moment."""
    ended = row.done_at if row.done_at and row.done_at <= at else None
    if ended and row.state == Commitment.State.DROPPED:
        return "dicabut"
    if ended and row.state == Commitment.State.DONE:
        return "tepat" if ended <= row.due_at else "terlambat"
    return "belum"


def duties(_viewer: Viewer, asked: Asked) -> Result:
    """Count the duties that fell due in the period: kept in time, late, not done, withdrawn.

    Rows are the agencies that owed them. The share in time is of those not withdrawn.
    """
    found: dict[str, Counter[str]] = {}
    for row in _duties(asked):
        found.setdefault(row.owed_by.name, Counter())[_kept(row, at=asked.cut_off)] += 1
    whole = sum(found.values(), Counter())
    values: dict[str, Value] = _of_duties("", whole)
    texts = {}
    for serial, (name, n) in enumerate(found.items(), 1):
        texts[f"i{serial}"] = name
        values |= _of_duties(f"i{serial}.", n)
    return Result(values, texts, tuple(texts))


def _of_duties(prefix: str, n: Counter[str]) -> dict[str, Value]:
    owed = n.total() - n["dicabut"]
    counts: dict[str, Value] = {
        name: n[name] for name in ("tepat", "terlambat", "belum", "dicabut")
    }
    counts |= {"dinilai": owed, "jatuh_tempo": n.total(), "persen": part(n["tepat"], owed)}
    return {f"{prefix}{name}": count for name, count in counts.items()}


def _meetings(asked: Asked) -> QuerySet[Meeting]:
    return Meeting.objects.filter(
        within([asked.area]), state__in=HELD, held_at__lte=asked.cut_off,
        starts_at__gte=begins(asked), starts_at__lt=ends(asked),
    )  # fmt: skip


def meetings(_viewer: Viewer, asked: Asked) -> Result:
    """Count the meetings held by series, and who came by sex."""
    rows = _meetings(asked)
    n = Counter(rows.values_list("kind", flat=True))
    values: dict[str, Value] = {kind: n[kind] for kind in Series.values}
    values["jumlah"] = n.total()
    came = Attendance.objects.filter(meeting__in=rows.values("pk"), at__lte=asked.cut_off)
    by_sex = Counter(came.values_list("sex", flat=True))
    values |= {
        "hadir": by_sex.total(),
        "L": by_sex["L"],
        "P": by_sex["P"],
        "tidak_dicatat": by_sex[""],
    }
    return Result(values)


BODIES = (AgencyKind.FKUB, AgencyKind.FKDM)


def bodies(viewer: Viewer, asked: Asked) -> Result:
    """Count the bodies of the network in an area at the end of the period, and the forums."""
    day = asked.until
    open_then = Agency.objects.filter(
        Q(closed_on=None) | Q(closed_on__gt=day),
        _inside(asked.area),
        Q(jurisdictions__valid_to=None) | Q(jurisdictions__valid_to__gt=day),
        jurisdictions__valid_from__lte=day,
    )
    n = dict(open_then.values_list("kind").annotate(n=Count("pk", distinct=True)).order_by())
    values: dict[str, Value] = {str(kind): n.get(kind, 0) for kind in BODIES}
    seen = forums.visible_to(viewer).filter(within([asked.area]), made_at__lte=asked.cut_off)
    values |= _of_forums(seen, asked)
    return Result(values)


def _inside(area: str) -> Q:
    return Q(jurisdictions__area=area) | Q(jurisdictions__area__code__startswith=area + ".")


def _of_forums(seen: QuerySet[Forum], asked: Asked) -> dict[str, Value]:
    founded = seen.filter(Q(founded_on=None) | Q(founded_on__lte=asked.until))
    packages = Package.objects.filter(forum__in=founded.values("pk"))
    granted: list[Any] = list(
        packages.filter(decided_at__lte=asked.cut_off, decided_at__lt=ends(asked)).exclude(
            state=Package.State.REFUSED
        )
    )
    amounts = [sum(line.granted or 0 for line in one.lines.all()) for one in granted]
    return {
        "fks": founded.count(),
        "paket": len(granted),
        "dana": sum(amounts) if granted else None,
    }


def days(since: date, until: date) -> Iterable[date]:
    """Yield the days of a period."""
    for n in range((until - since).days + 1):
        yield since + timedelta(days=n)
