"""Eighteen months of invented history: verified events with the reports they came from."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from serasi.collect.actions import reserve_receipts
from serasi.collect.models import Channel, Report
from serasi.collect.receipts import receipt_number
from serasi.network.models import Agency, AgencyKind, OfficeHolding
from serasi.ops.demo.network import REGENCIES
from serasi.ops.demo.texts import NIL, PLOTS, WEIGHTS, Plot, casualties, sentence
from serasi.regions.models import Area
from serasi.register.models import Event, EventReport, Handling
from serasi.register.rules import event_number
from serasi.trail.actions import Note, record_many

MONTHS = 18
EVENTS_A_MONTH = {
    "35.08": 4,
    "35.09": 9,
    "35.10": 7,
    "35.11": 3,
    "35.12": 3,
    "35.13": 4,
    "35.74": 2,
}


@dataclass(frozen=True)
class Desk:
    """A desk with its people and the villages from which it hears."""

    agency: Agency
    duty: int
    analyst: int
    field: dict[str, list[int]]
    villages: tuple[Area, ...]


def desks() -> dict[str, Desk]:
    """Return the desk of each regency."""
    found = {}
    for code in REGENCIES:
        agency = Agency.objects.get(kind=AgencyKind.BAKESBANGPOL, areas__code=code)
        staff = dict(
            OfficeHolding.objects.filter(agency=agency).order_by("pk").values_list("role", "person")
        )
        field: dict[str, list[int]] = {}
        for area, person in OfficeHolding.objects.filter(
            agency__areas__code__startswith=code, role__in=("field", "camat")
        ).values_list("agency__areas__code", "person"):
            field.setdefault(area, []).append(person)
        villages = Area.objects.filter(code__startswith=code + ".", level=4, valid_to=None)
        found[code] = Desk(
            agency,
            staff["duty"],
            staff["analyst"],
            field,
            tuple(villages.select_related("parent")),
        )
    return found


class History:
    """Collects the rows of the past, then stores them in one go."""

    def __init__(self, rng: random.Random, *, now: datetime) -> None:
        self.rng = rng
        self.now = now
        self.numbers: Counter[int] = Counter()
        self.reports: list[Report] = []
        self.handlings: list[Handling] = []
        self.events: list[Event] = []
        self.links: list[tuple[int, int]] = []
        self.notes: list[Note] = []

    def _reporter(self, desk: Desk, village: Area) -> int | None:
        """Choose somebody who works in the village itself or in its district."""
        near = desk.field.get(village.code) or desk.field.get(village.code[:8])
        return self.rng.choice(near) if near else None

    def _report(self, desk: Desk, village: Area, text: str, at: datetime, *, nil: bool) -> Report:
        report = Report(
            uuid=uuid.UUID(int=self.rng.getrandbits(128), version=4),
            receipt="",
            channel=self.rng.choices(
                [Channel.WHATSAPP, Channel.FORM, Channel.CITIZEN], [60, 33, 7]
            )[0],
            text=text,
            received_at=at,
            sent_at=at,
            is_nil=nil,
            reporter_id=self._reporter(desk, village),
            desk=desk.agency,
            area=village,
            area_source=Report.AreaSource.TEXT,
            reliability=self.rng.choices("ABCDF", [15, 35, 25, 5, 20])[0],
            credibility=self.rng.choices("12346", [15, 30, 25, 10, 20])[0],
        )
        self.reports.append(report)
        return report

    def add_event(self, desk: Desk, at: datetime) -> None:
        """Invent one verified event and one to four reports of it."""
        rng = self.rng
        plot = rng.choices(PLOTS, WEIGHTS)[0]
        village = rng.choice(desk.villages)
        hamlets = tuple(rng.sample(["Krajan", "Sumberejo", "Tegalrejo", "Kebonsari"], 2))
        counts = casualties(rng, plot)
        event = self._event(desk, village, plot, hamlets, counts, at)
        self.events.append(event)
        for _ in range(rng.choices([1, 2, 3, 4], [55, 28, 12, 5])[0]):
            heard = at + timedelta(minutes=rng.randint(10, 400))
            text = sentence(
                rng,
                plot,
                desa=village.name,
                kec=village.parent.name,
                at=timezone.localtime(at),
                hamlets=hamlets,
                counts=counts,
            )
            report = self._report(desk, village, text, heard, nil=False)
            self.handlings.append(
                Handling(
                    report=report,
                    desk=desk.agency,
                    area=village,
                    title=event.title,
                    state=Handling.State.CLOSED,
                    outcome=event.kind,
                    priority="P2" if event.kind == "incident" else "P3",
                    label="conflict" if event.kind == "incident" else "tension",
                    trigger=plot.trigger,
                    received_at=heard,
                    assigned_to_id=desk.duty,
                    taken_at=heard + timedelta(minutes=rng.randint(2, 40)),
                    triaged_at=heard + timedelta(minutes=rng.randint(5, 90)),
                    verified_at=heard + timedelta(minutes=rng.randint(100, 900)),
                    closed_at=event.confirmed_at,
                    event=event,
                )
            )
            self.links.append((len(self.events) - 1, len(self.reports) - 1))
            event.report_count += 1
        self.notes.append(
            Note(
                f"person:{desk.analyst}",
                "event.confirmed",
                f"event:{event.public_id}",
                {"kind": event.kind, "trigger": event.trigger, "area": event.area_id},
            )
        )

    def _event(
        self,
        desk: Desk,
        village: Area,
        plot: Plot,
        hamlets: tuple[str, ...],
        counts: dict[str, int | None],
        at: datetime,
    ) -> Event:
        local = timezone.localtime(at)
        a, b = hamlets
        done = at + timedelta(hours=self.rng.randint(4, 40))
        self.numbers[local.year] += 1
        return Event(
            public_id=event_number(self.numbers[local.year], year=local.year),
            kind=plot.kind,
            state=Event.State.CONFIRMED,
            desk=desk.agency,
            area=village,
            title=plot.title.format(desa=village.name),
            facts=plot.fact.format(desa=village.name, a=a, b=b).capitalize() + ".",
            start_date=local.date(),
            start_time=local.time().replace(second=0, microsecond=0),
            time_precision="hour",
            trigger=plot.trigger,
            form=plot.form,
            root=plot.root,
            law_source=plot.law,
            party_a=plot.parties[0].format(a=a, b=b),
            party_b=plot.parties[1].format(a=a, b=b),
            crowd_min=counts["crowd"],
            crowd_max=counts["crowd"],
            deaths=counts["deaths"],
            injured_light=counts["injured_light"],
            codebook="2026-1",
            coded_by_id=desk.duty,
            coded_at=done - timedelta(hours=1),
            confirmed_by_id=desk.analyst,
            confirmed_at=done,
            created_at=done - timedelta(hours=1),
        )

    def add_nil(self, desk: Desk, at: datetime) -> None:
        """Invent one zero report."""
        village = self.rng.choice(desk.villages)
        text = self.rng.choice(NIL).format(desa=village.name, kec=village.parent.name)
        report = self._report(desk, village, text, at, nil=True)
        self.handlings.append(
            Handling(
                report=report,
                desk=desk.agency,
                area=village,
                title=f"Nihil, {village.name}",
                state=Handling.State.CLOSED,
                outcome=Handling.Outcome.NIL,
                priority="P4",
                label="not_event",
                received_at=at,
                closed_at=at,
            )
        )

    def store(self) -> None:
        """Write everything, and one trail entry for each event."""
        first = reserve_receipts(len(self.reports))
        for number, report in enumerate(self.reports, start=first):
            report.receipt = receipt_number(number)
        self.notes += [
            Note(
                f"person:{row.assigned_to_id}",
                "report.concluded",
                f"report:{row.report.receipt}",
                {"outcome": row.outcome},
            )
            for row in self.handlings
            if row.assigned_to_id is not None
        ]
        Report.objects.bulk_create(self.reports, batch_size=500)
        Event.objects.bulk_create(self.events, batch_size=200)
        Handling.objects.bulk_create(self.handlings, batch_size=300)
        EventReport.objects.bulk_create(
            (
                EventReport(
                    event=self.events[e],
                    report=self.reports[r],
                    linked_by_id=self.events[e].coded_by_id,
                    linked_at=self.events[e].created_at,
                )
                for e, r in self.links
            ),
            batch_size=500,
        )
        record_many(self.notes, now=self.now)


def invent(rng: random.Random, *, now: datetime) -> History:
    """Invent the history up to yesterday."""
    history = History(rng, now=now)
    begin = now - timedelta(days=30 * MONTHS)
    moments: list[tuple[datetime, str, bool]] = []
    for code, monthly in EVENTS_A_MONTH.items():
        for day in range(30 * MONTHS - 1):
            start = begin + timedelta(days=day)
            season = 1.4 if start.month in (6, 7, 8) else 1.0
            if rng.random() < monthly * season / 30:
                at = start.replace(hour=rng.choice([2, 6, 9, 12, 13, 14, 15]), minute=30)
                moments.append((at, code, False))
            for _ in range(2 if code == "35.09" else 1):
                moments.append((start.replace(hour=13, minute=rng.randint(0, 59)), code, True))
    known = desks()
    for at, code, nil in sorted(moments):
        (history.add_nil if nil else history.add_event)(known[code], at)
    history.store()
    return history
