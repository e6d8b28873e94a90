"""Builders of the register's tests: reports as they come in, and events through the actions."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from serasi.collect.events import reports_received
from serasi.collect.models import Report
from serasi.register import actions, receiving
from serasi.register.actions.verifying import SheetInput
from serasi.register.coded import Coding
from serasi.register.models import Event
from serasi.register.tasks import look_for_twins
from tests.cast import NOW, House

_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def _compared_at_once(monkeypatch):
    """What a worker would do some seconds later is done at once."""
    monkeypatch.setattr(receiving, "look_soon", lambda now: look_for_twins.call())


def report_in(
    house: House,
    text: str,
    *,
    area: str = "35.09.11.2004",
    desk: str = "Bakesbangpol Kab. Jember",
    at: datetime = NOW - timedelta(minutes=30),
    tell: bool = True,
    **fields: object,
) -> Report:
    """Store a report as collect does, and tell the register."""
    number = next(_numbers)
    report = Report.objects.create(
        uuid=uuid.UUID(int=number),
        receipt=f"LP-T{number:05d}",
        channel=fields.pop("channel", "whatsapp"),
        text=text,
        received_at=at,
        sent_at=at,
        desk=house.agencies[desk],
        area_id=area,
        area_source="text",
        **fields,
    )
    if tell:
        reports_received.send(sender=Report, report_ids=[report.pk], now=at)
    return report


CODING = Coding(
    kind="incident",
    title="Bentrok pemuda di lapangan Krajan",
    area="35.09.11.2004",
    start_date=date(2026, 11, 24),
    trigger="T1",
    form="F10",
    law_source="U-a",
    injured_light=3,
    deaths=0,
    facts="Dua kelompok pemuda saling mengejar.",
)


def both_sides(house: House, receipt: str, *, now: datetime = NOW) -> None:
    """Let the camat hear both sides."""
    camat = house.viewer("surya")
    for side in ("A", "B"):
        actions.verify(
            camat,
            receipt=receipt,
            sheet=SheetInput(
                side=side,
                source=f"N-{side}1",
                team="Babinsa dan kasun",
                visited_at=now - timedelta(minutes=20),
                finding="true",
            ),
            now=now,
        )


def confirmed(
    house: House, *, now: datetime = NOW, text: str = "Bentrok pemuda.", **changes: object
) -> Event:
    """Bring an event all the way: received, checked on both sides, coded, confirmed."""
    coding = replace(CODING, **changes)
    report = report_in(house, text, area=coding.area, at=now - timedelta(minutes=60))
    dewi, rini = house.viewer("dewi"), house.viewer("rini")
    event = actions.code_event(dewi, receipt=report.receipt, coding=coding, now=now)
    actions.send_to_second(
        dewi, receipt=report.receipt, reason="pihak B tidak dapat ditemui", now=now
    )
    return actions.confirm(rini, public_id=event.public_id, now=now)


@pytest.fixture
def make_report(house: House) -> Callable[..., Report]:
    """A builder of reports in the house of this test."""

    def make(text: str = "Dua kelompok pemuda saling kejar.", **fields: object) -> Report:
        return report_in(house, text, **fields)

    return make
