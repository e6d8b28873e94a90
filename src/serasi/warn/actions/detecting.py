"""What detectors find in the verified counts: kept as findings, weak evidence for a proposal.

Each finding says how often chance alone does the same. The thresholds follow from the false-alarm
budget of the house, by simulation on its own history.
"""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
from django.db import transaction
from django.utils import timezone

from serasi.network.models import LegalParam
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, Problem
from serasi.science import series, space
from serasi.trail.actions import record
from serasi.warn import budget
from serasi.warn.backtest import backtest
from serasi.warn.models import Backtest, Finding
from serasi.warn.panels import Panel, panel, regencies_at_work, reports, zones_of

LONGEST, REPLICATES = 12, 999
LEAST_EVENTS = 8
SILENT_BELOW, SILENT_WEEKS = 0.01, 2.0


@transaction.atomic
def detect(*, now: datetime) -> list[Finding]:
    """Run every detector over the verified counts and keep what is rare; return it.

    Running it again on the same day changes nothing.
    """
    today = timezone.localdate(now)
    with opened():
        regencies = regencies_at_work()
        counted = panel(regencies, today=today)
        kept = []
        if counted.events.sum() >= LEAST_EVENTS:
            kept += _clusters(counted, today=today, now=now)
            kept += _rises(counted, today=today, now=now)
        kept += _silences(counted.districts, today=today, now=now)
        if kept:
            record(
                "system",
                action="detector.found",
                subject="detector:all",
                now=now,
                data={"findings": len(kept), "districts": len(counted.districts)},
            )
        return kept


def _keep(
    detector: str, areas: list[str], *, today: date, now: datetime, **told: object
) -> Finding:
    finding, _made = Finding.objects.update_or_create(
        detector=detector,
        area_id=areas[0],
        day=today,
        trigger="",
        defaults={**told, "areas": areas, "made_at": now},
    )
    return finding


def _clusters(counted: Panel, *, today: date, now: datetime) -> list[Finding]:
    scan = space.prospective_scan(
        counted.events,
        zones_of(counted.districts),
        longest_weeks=min(LONGEST, counted.weeks),
        replicates=REPLICATES,
        seed=budget.SEED,
    )
    rare = budget.scan_recurrence_weeks(today, districts=len(counted.districts))
    kept = []
    for cluster in scan.clusters:
        if (cluster.recurrence_weeks or 0.0) < rare:
            continue
        kept.append(
            _keep(
                Finding.Detector.SCAN,
                [counted.districts[number] for number in cluster.areas],
                today=today,
                now=now,
                weeks=cluster.weeks,
                observed=cluster.cases,
                expected=cluster.expected,
                score=cluster.llr,
                recurrence_days=7 * (cluster.recurrence_weeks or 0.0),
            )
        )
    return kept


def _rises(counted: Panel, *, today: date, now: datetime) -> list[Finding]:
    """Keep the districts whose last week is above their threshold by any detector."""
    if counted.weeks < budget.LEAST_WEEKS:
        return []
    rate = budget.per_area_week(today)
    made = budget.calibrated(counted.events, rate=rate, judged=budget.WEEKS_PER_YEAR)
    scores = {k: v for k, v in budget.scores(counted.events).items() if k in made.thresholds}
    flags = series.judge(scores, made)
    usual = series.latest_baseline(
        counted.events[:, :-1].astype(float), np.ones(counted.events[:, :-1].shape)
    )
    kept = []
    for number in np.flatnonzero(flags["together"][:, -1]):
        by = next(name for name in scores if flags[name][number, -1])
        kept.append(
            _keep(
                Finding.Detector.EWMA if by == "ewma" else Finding.Detector.EARS,
                [counted.districts[number]],
                today=today,
                now=now,
                weeks=1,
                observed=float(counted.events[number, -1]),
                expected=float(usual.rate[number, 0]),
                score=float(scores[by][number, -1]),
                recurrence_days=7.0 / made.per_area_week,
            )
        )
    return kept


def _silences(districts: list[str], *, today: date, now: datetime) -> list[Finding]:
    """Keep the districts that should have reported: no calm, and no evidence for a level."""
    counted = reports(districts, today=today)
    if counted.shape[1] < budget.LEAST_WEEKS:
        return []
    quiet = series.silence(counted.astype(float))
    kept = []
    for number in np.flatnonzero((quiet.p < SILENT_BELOW) & (quiet.weeks >= SILENT_WEEKS)):
        kept.append(
            _keep(
                Finding.Detector.SILENCE,
                [districts[number]],
                today=today,
                now=now,
                weeks=int(quiet.weeks[number]),
                observed=0.0,
                expected=float(quiet.expected[number]),
                score=float(-np.log10(max(quiet.p[number], 1e-12))),
                recurrence_days=None,
            )
        )
    return kept


@transaction.atomic
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
def choose_budget(actor: Viewer, *, years: int, reason: str, now: datetime) -> LegalParam:
    """Choose how many false alarms the house bears; former choices stay in the history."""
    require(actor, Can.ORANYE)
    if years not in budget.CHOICES or not reason.strip():
        raise Problem(FORM_INVALID, what="anggaran dan alasannya")
    row, _made = LegalParam.objects.update_or_create(
        key=budget.KEY,
        effective_from=timezone.localdate(now),
        defaults={
            "value": years, "unit": "years", "source": reason.strip()[:200], "verified": True,
        },
    )  # fmt: skip
    record(
        actor.key,
        action="budget.chosen",
        subject="detector:all",
        now=now,
        data={"years": years},
        reason=reason.strip()[:300],
    )
    return row
