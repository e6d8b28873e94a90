"""Seed a house with a province's load: 200,000 events and 1,000,000 reports, all invented.

    SERASI_HOME=/somewhere python benchmarks/seed_scale.py [--events N] [--reports N] [--people N]

Prints JSON with the counts and the seconds taken. Works on SQLite and on PostgreSQL
(SERASI_DATABASE_URL). The house must be empty.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serasi.settings")
os.environ.setdefault("SERASI_DEMO", "1")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.management.color import no_style  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Max, Model  # noqa: E402

from serasi.collect.models import Report  # noqa: E402
from serasi.collect.receipts import receipt_number  # noqa: E402
from serasi.network.models import (  # noqa: E402
    Agency,
    AgencyKind,
    Jurisdiction,
    OfficeHolding,
    Person,
)
from serasi.network.walls import open_wall  # noqa: E402
from serasi.ops.demo import build  # noqa: E402
from serasi.ops.demo.history import Desk, desks  # noqa: E402
from serasi.ops.demo.network import SINCE  # noqa: E402
from serasi.ops.demo.texts import PLOTS, WEIGHTS, casualties, sentence  # noqa: E402
from serasi.regions.models import Area  # noqa: E402
from serasi.register.models import Event, EventReport, Handling  # noqa: E402
from serasi.register.params import clocks_on  # noqa: E402
from serasi.register.rules import Clocks, event_number, next_due  # noqa: E402

BATCH = 2000
YEARS = 5
TEXTS_A_VILLAGE = 12
FIRST_RECEIPT = 2_000_000


def _chunks(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    source = iter(rows)
    while chunk := list(islice(source, size)):
        yield chunk


def _put(rows: list[Any]) -> None:
    """Insert rows of one model with their keys set, without the ORM's cost a field."""
    model = type(rows[0])
    fields = [f for f in model._meta.concrete_fields if not f.generated]
    columns = ", ".join(connection.ops.quote_name(f.column) for f in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks})"  # noqa: S608
    named = [(f.attname, f.get_db_prep_save) for f in fields]
    with connection.cursor() as cursor:
        cursor.executemany(
            sql,
            [[prepare(getattr(row, name), connection) for name, prepare in named] for row in rows],
        )


def _hurry() -> None:
    """Let SQLite write without waiting for the disk: this house is thrown away if it breaks."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -1000000")
            cursor.execute("PRAGMA wal_autocheckpoint = 100000")


def _next_key(model: type[Model]) -> int:
    return (model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1


def _events(
    rng: random.Random, known: list[Desk], count: int, first: int, key: int
) -> Iterator[Event]:
    end = datetime.now(UTC)
    span = YEARS * 365 * 24 * 60
    weights = [len(desk.villages) for desk in known]
    for number in range(count):
        desk = rng.choices(known, weights)[0]
        plot = rng.choices(PLOTS, WEIGHTS)[0]
        at = end - timedelta(minutes=rng.randrange(60, span))
        village = rng.choice(desk.villages)
        counts = casualties(rng, plot)
        yield Event(
            pk=key + number,
            public_id=event_number(first + number, year=at.year),
            kind=plot.kind,
            state=Event.State.CONFIRMED,
            desk=desk.agency,
            area=village,
            title=plot.title.format(desa=village.name),
            facts=plot.fact.format(desa=village.name, a="Krajan", b="Gumuk"),
            start_date=at.date(),
            start_time=at.time().replace(microsecond=0),
            trigger=plot.trigger,
            form=plot.form,
            law_source=plot.law,
            root=plot.root,
            deaths=counts["deaths"],
            injured_light=counts["injured_light"],
            crowd_min=counts["crowd"],
            crowd_max=counts["crowd"],
            codebook="2026-1",
            coded_by_id=desk.duty,
            confirmed_by_id=desk.analyst,
            coded_at=at,
            confirmed_at=at + timedelta(hours=5),
            created_at=at,
            report_count=1,
        )


class Words:
    """A pool of invented texts for each village, so that making a row costs little."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.pool: dict[str, list[tuple[str, str, str]]] = {}

    def of(self, village: Area, at: datetime) -> tuple[str, str, str]:
        """Return text, title and trigger of a report from a village."""
        known = self.pool.setdefault(village.pk, [])
        if len(known) < TEXTS_A_VILLAGE:
            plot = self.rng.choices(PLOTS, WEIGHTS)[0]
            text = sentence(
                self.rng,
                plot,
                desa=village.name,
                kec=village.parent.name,
                at=at,
                hamlets=("Krajan", "Tegalrejo"),
                counts=casualties(self.rng, plot),
            )
            known.append((text, plot.title.format(desa=village.name), plot.trigger))
            return known[-1]
        return self.rng.choice(known)


def _report(
    rng: random.Random,
    words: Words,
    desk: Desk,
    at: datetime,
    number: int,
    event: Event | None,
    clocks: Clocks,
    key: int,
) -> tuple[Report, Handling]:
    village = event.area if event else rng.choice(desk.villages)
    text, title, trigger = words.of(village, at)
    report = Report(
        pk=key + number - FIRST_RECEIPT,
        uuid=uuid.UUID(int=rng.getrandbits(128), version=4),
        receipt=receipt_number(number),
        channel=rng.choice(["whatsapp", "form"]),
        text=text,
        received_at=at,
        sent_at=at,
        desk=desk.agency,
        area=village,
        area_source="text",
    )
    closed = event is not None or rng.random() < 0.995
    outcome = event.kind if event else rng.choice(["unproven", "watched", "not_event"])
    state = "closed" if closed else "received"
    priority = rng.choice(["P1", "P2", "P3", "P4"])
    due = next_due(clocks, state=state, priority=priority, received_at=at, verified_at=None)
    return report, Handling(
        report=report,
        desk=desk.agency,
        area=village,
        title=title,
        state=state,
        outcome=outcome if closed else "",
        priority=priority,
        day=at.date(),
        label="conflict",
        trigger=trigger,
        trigger_confidence=0.8,
        received_at=at,
        closed_at=at if closed else None,
        due_at=due.at if due else None,
        due_step=due.step.value if due else "",
        event=event,
    )


def _all_seeing() -> None:
    """Add an analyst of the whole province: the viewer for whom every page is largest."""
    agency = Agency.objects.create(
        kind=AgencyKind.BAKESBANGPOL_PROV, name="Meja beban", short_name="Meja beban"
    )
    Jurisdiction.objects.create(agency=agency, area_id="35", valid_from=SINCE)
    person = Person.objects.create_user("penuh", name="Petugas Beban")
    OfficeHolding.objects.create(
        person=person, agency=agency, title="Analis", role="analyst", start=SINCE
    )


def seed(events: int, reports: int, people: int) -> dict[str, float]:
    """Fill the house and return seconds by step."""
    rng = random.Random(7)
    took: dict[str, float] = {}
    call_command("migrate", verbosity=0)
    open_wall()
    _hurry()
    begin = time.perf_counter()
    build.demo(pack=None, say=lambda _text: None)
    took["demo"] = time.perf_counter() - begin
    _all_seeing()
    known = list(desks().values())
    by_agency = {desk.agency.pk: desk for desk in known}
    begin = time.perf_counter()
    Person.objects.bulk_create(
        (
            Person(username=f"beban-{n}", name=f"Orang {n}", password="!")  # noqa: S106
            for n in range(people)
        ),
        batch_size=1000,
    )
    made: list[Event] = []
    first = Event.objects.count() + 10_000
    key = _next_key(Event)
    for chunk in _chunks(_events(rng, known, events, first, key), BATCH):
        with transaction.atomic():
            _put(chunk)
        made += chunk
    took["events"] = time.perf_counter() - begin
    begin = time.perf_counter()
    key = _next_key(Report)
    link = _next_key(EventReport)
    words = Words(rng)
    clocks = clocks_on(datetime.now(UTC))
    for numbers in _chunks(range(reports), BATCH):
        pairs = []
        for n in numbers:
            event = made[n] if n < len(made) else None
            desk = by_agency[event.desk_id] if event else rng.choice(known)
            at = event.created_at if event else made[rng.randrange(len(made))].created_at
            pairs.append(_report(rng, words, desk, at, FIRST_RECEIPT + n, event, clocks, key))
        with transaction.atomic():
            _put([report for report, _handling in pairs])
            _put([handling for _report, handling in pairs])
            links = [
                EventReport(pk=link + n, event=h.event, report=r, linked_at=r.received_at)
                for n, (r, h) in zip(numbers, pairs, strict=True)
                if h.event is not None
            ]
            if links:
                _put(links)
    took["reports"] = time.perf_counter() - begin
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [Event, Report, EventReport]):
            cursor.execute(sql)
        vacuum = connection.vendor == "postgresql"  # as autovacuum would do by and by
        cursor.execute("VACUUM ANALYZE" if vacuum else "ANALYZE")
    return took


def main() -> None:
    """Read the arguments, seed, print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=5_000)
    args = parser.parse_args()
    took = seed(args.events, args.reports, args.people)
    print(
        json.dumps(
            {
                "database": connection.vendor,
                "events": Event.objects.count(),
                "reports": Report.objects.count(),
                "seconds": {name: round(value, 1) for name, value in took.items()},
            }
        )
    )


if __name__ == "__main__":
    main()
