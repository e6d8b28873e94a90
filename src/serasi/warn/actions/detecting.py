"""What detectors find in the verified counts: kept as findings, weak evidence for a proposal.

Each finding says how often chance alone does the same. The thresholds follow from the false-alarm
budget of the house, by simulation on its own history. Every calendar week is judged once, as the
budget counts it, however often the schedule looks.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
from django.db import transaction
from django.utils import timezone

from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, Problem
from serasi.science import series, space
from serasi.trail.actions import record
from serasi.warn import budget
from serasi.warn.backtest import backtest
from serasi.warn.expected import expected_times
from serasi.warn.models import Backtest, BudgetChoice, Finding, JudgedWeek
from serasi.warn.panels import Panel, last_week_end, panel, regencies_at_work, reports, zones_of

LONGEST, REPLICATES = 12, 999
LEAST_EVENTS = 8
SILENT_BELOW, SILENT_WEEKS = 0.01, 2.0
TOLD = ("weeks", "observed", "expected", "score", "recurrence_days", "areas")


def detect(*, now: datetime) -> list[Finding]:
    """Judge the last whole week and keep what is rare in it; return its findings.

    The history is that known when the week ended, and with it the thresholds. Running it again
    before the next week ends adds only what events of that week, verified meanwhile, lift above
    them, and drops what an event taken back had carried: so the looks of a week come to one.
    """
    day = last_week_end(timezone.localdate(now))
    with opened():
        counted = panel(regencies_at_work(), today=timezone.localdate(now))
        found = _silences(counted.districts, day=day)
        if counted.known(counted.weeks).sum() >= LEAST_EVENTS:
            found += _clusters(counted, day=day)
            found += _rises(counted, day=day)
    return _keep_week(found, day=day, districts=len(counted.districts), now=now)


@transaction.atomic
def _keep_week(found: list[Finding], *, day: date, districts: int, now: datetime) -> list[Finding]:
    """Write down what was found in a week, and that it was judged."""
    with opened():
        kept = [_keep(one, now=now) for one in found]
        Finding.objects.filter(day=day).exclude(pk__in=[row.pk for row, _new in kept]).delete()
        JudgedWeek.objects.get_or_create(day=day, defaults={"districts": districts, "made_at": now})
        fresh = sum(new for _row, new in kept)
        if fresh:
            record(
                "system",
                action="detector.found",
                subject="detector:all",
                now=now,
                data={"findings": fresh, "districts": districts},
            )
        return [row for row, _new in kept]


def _keep(found: Finding, *, now: datetime) -> tuple[Finding, bool]:
    """Write a finding down once for its week; what it rests on may still grow."""
    told = {name: getattr(found, name) for name in TOLD}
    return Finding.objects.update_or_create(
        detector=found.detector,
        area_id=found.area_id,
        day=found.day,
        trigger="",
        defaults=told,
        create_defaults=told | {"made_at": now},
    )


def _clusters(counted: Panel, *, day: date) -> list[Finding]:
    """Return the clusters that last until the week, by what was known when it ended."""
    rare = budget.scan_recurrence_weeks(day, districts=len(counted.districts))
    looks = budget.scan_looks(rare, weeks=counted.weeks)
    events, times = counted.known(counted.weeks), expected_times(counted, counted.weeks)
    special = (times[:, -LONGEST - looks :] > 1).any()
    scan = space.prospective_scan(
        events,
        zones_of(counted.districts),
        baseline=space.expected_times(events, times) if special else None,
        longest_weeks=min(LONGEST, counted.weeks),
        looks=looks,
        replicates=REPLICATES,
        seed=budget.SEED,
    )
    return [
        Finding(
            detector=Finding.Detector.SCAN,
            area_id=counted.districts[cluster.areas[0]],
            areas=[counted.districts[number] for number in cluster.areas],
            day=day,
            weeks=cluster.weeks,
            observed=cluster.cases,
            expected=cluster.expected,
            score=cluster.llr,
            recurrence_days=7 * (cluster.recurrence_weeks or 0.0),
        )
        for cluster in scan.clusters
        if (cluster.recurrence_weeks or 0.0) >= rare
    ]


def _rises(counted: Panel, *, day: date) -> list[Finding]:
    """Return the districts whose last week is above their threshold by any detector."""
    week = counted.weeks - 1
    if week < budget.LEAST_WEEKS:
        return []
    history, counts = counted.known(week + 1)[:, :-1], counted.judged(week)
    times = expected_times(counted, week + 1)
    made = budget.calibrated(
        history,
        rate=budget.per_area_week(day),
        judged=budget.WEEKS_PER_YEAR,
        effort=times[:, :-1],
    )
    every = budget.scores(counts, effort=times)
    scores = {k: v for k, v in every.items() if k in made.thresholds}
    flags = series.judge(scores, made)
    usual = series.latest_baseline(history.astype(float), times[:, :-1]).rate[:, 0] * times[:, -1]
    kept = []
    for number in np.flatnonzero(flags["together"][:, -1]):
        by = next(name for name in scores if flags[name][number, -1])
        kept.append(
            Finding(
                detector=Finding.Detector.EWMA if by == "ewma" else Finding.Detector.EARS,
                area_id=counted.districts[number],
                areas=[counted.districts[number]],
                day=day,
                weeks=1,
                observed=float(counts[number, -1]),
                expected=float(usual[number]),
                score=float(scores[by][number, -1]),
                recurrence_days=7.0 / made.per_area_week,
            )
        )
    return kept


def _silences(districts: list[str], *, day: date) -> list[Finding]:
    """Return the districts that should have reported: no calm, and no evidence for a level."""
    counted = reports(districts, today=day + timedelta(days=1))
    if counted.shape[1] < budget.LEAST_WEEKS:
        return []
    quiet = series.silence(counted.astype(float))
    kept = []
    for number in np.flatnonzero((quiet.p < SILENT_BELOW) & (quiet.weeks >= SILENT_WEEKS)):
        kept.append(
            Finding(
                detector=Finding.Detector.SILENCE,
                area_id=districts[number],
                areas=[districts[number]],
                day=day,
                weeks=int(quiet.weeks[number]),
                observed=0.0,
                expected=float(quiet.expected[number]),
                score=float(-np.log10(max(quiet.p[number], 1e-12))),
                recurrence_days=None,
            )
        )
    return kept


def back_test(*, now: datetime) -> list[Backtest]:
    """Run the back-test of every regency at work and keep it; the page shows the newest."""
    today = timezone.localdate(now)
    kept = []
    with opened():
        for regency in regencies_at_work():
            result = backtest(panel([regency], today=today), today=today)
            if result is None:
                continue
            row, _made = Backtest.objects.update_or_create(
                area_id=regency, day=today, defaults={"made_at": now, "result": result.to_json()}
            )
            kept.append(row)
    return kept


@transaction.atomic
def choose_budget(actor: Viewer, *, years: int, reason: str, now: datetime) -> BudgetChoice:
    """Choose how many false alarms the house bears; every choice stays in the history.

    The last choice of a day counts for the whole of that day.
    """
    require(actor, Can.ORANYE)
    why = reason.strip()[:300]
    if years not in budget.CHOICES or not why:
        raise Problem(FORM_INVALID, what="anggaran dan alasannya")
    row = BudgetChoice.objects.create(years=years, reason=why, by_id=actor.person_id, at=now)
    record(
        actor.key,
        action="budget.chosen",
        subject="detector:all",
        now=now,
        data={"years": years},
        reason=why,
    )
    return row
