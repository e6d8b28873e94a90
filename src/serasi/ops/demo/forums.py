"""Forums of the demo: one accounted for, one that runs with its account still open, one asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from serasi.facilitate.actions import forum_founding, forum_proposing, forum_spending
from serasi.facilitate.actions.forum_founding import Founding
from serasi.facilitate.actions.forum_spending import Done, Paid
from serasi.facilitate.actions.strength import keep_strength
from serasi.facilitate.models import Package
from serasi.network.models import Agency, OfficeHolding, Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.regions.models import Area

REGENCY = "35.09"
WRITER, SECOND = "staf-forum-1", "staf-forum-2"
STAFF = (
    (WRITER, "Endah Prasasti", "Pendamping Forum"),
    (SECOND, "Joko Santosa", "Kabid Linjamsos"),
)
LINES = (
    ("dialogue", "Dialog tematik 1: Pancasila dan kebangsaan", 17_500_000),
    ("dialogue", "Dialog tematik 2: pemuda dan toleransi", 17_500_000),
    ("works", "Perbaikan saluran air bersama", 100_000_000),
    ("labour", "Upah kerja warga", 15_000_000),
)
PEOPLE = {"youth": (14, 22), "women": (25, 0), "elders": (3, 9), "officials": (4, 6)}


@dataclass(frozen=True)
class Story:
    """One forum of the demo: where, its theme, how far its package came, how long ago it began."""

    district: str
    village: str
    theme: str
    until: str
    days_ago: int


STORIES = (
    Story("35.09.11", "Lojejer", "Saluran air dua dusun", "closed", 300),
    Story("35.09.12", "Sabrang", "Balai pertemuan pemuda", "running", 90),
    Story("35.09.11", "Dukuhdempok", "Lapangan bersama", "proposed", 12),
)


def _staff() -> None:
    agency = Agency.objects.filter(kind="dinsos", areas__code=REGENCY).order_by("name").first()
    if agency is None:
        raise LookupError("no social agency in the demo")
    for username, name, title in STAFF:
        person, _made = Person.objects.get_or_create(
            username=username, defaults={"name": name, "password": "!"}
        )
        OfficeHolding.objects.get_or_create(
            person=person, agency=agency, title=title,
            defaults={"role": "social", "start": date(2020, 1, 1)},
        )  # fmt: skip


class _Teller:
    """Takes one package through its steps, a few days between each."""

    def __init__(self, number: str, serial: int, then: datetime) -> None:
        self.number, self.serial, self.then = number, serial, then

    def viewer(self, username: str) -> Viewer:
        person = Person.objects.get(username=username)
        return viewer_of(person, now=self.then, second_factor=True)

    @property
    def row(self) -> Package:
        return Package.objects.get(forum__number=self.number, serial=self.serial)

    @property
    def day(self) -> date:
        return timezone.localdate(self.then)

    def do(self, run: Any, username: str = WRITER, *, after_days: int = 0, **told: Any) -> None:
        self.then += timedelta(days=after_days)
        run(
            self.viewer(username), number=self.number, serial=self.serial,
            version=self.row.version, now=self.then, **told,
        )  # fmt: skip


def _propose(teller: _Teller) -> None:
    for kind, what, asked in LINES:
        teller.do(forum_proposing.add_line, kind=kind, what=what, asked=asked)
    teller.do(forum_proposing.propose_package, after_days=1)


def _run(teller: _Teller) -> None:
    teller.do(forum_proposing.check_package, SECOND, after_days=7, reason="Lokasi dicek, RAB wajar")
    granted = {line.pk: line.asked for line in teller.row.lines.all()}
    teller.do(
        forum_proposing.approve_package, SECOND, after_days=7, granted=granted,
        decision=f"460/{teller.row.pk}/2026",
    )  # fmt: skip
    teller.do(
        forum_spending.pay_tranche, after_days=10, amount=150_000_000, received_on=teller.day,
        paper="SP2D 0412",
    )  # fmt: skip
    for kind, what in (("dialogue", "Dialog pemuda dan toleransi"), ("works", "Kerja bakti")):
        done = Done(kind, what, teller.day, teller.day, PEOPLE, "Disepakati jadwal pakai bersama")
        teller.do(forum_spending.carry_out, done=done)
    for n, (line, short) in enumerate(zip(teller.row.lines.all(), (0, 0, 450_000, 0), strict=True)):
        paid = Paid(line.pk, teller.day, line.what, line.asked - short, f"KW-{n + 1:03d}")
        teller.do(forum_spending.book_expense, paid=paid)


def _close(teller: _Teller) -> None:
    teller.do(
        forum_spending.pay_back, after_days=20, amount=450_000, paid_on=teller.day, paper="STS 18"
    )
    teller.do(
        forum_spending.file_account, told_total=149_550_000, paper="LPJ 7/FKS", excess_reason=""
    )
    teller.do(forum_spending.close_package, SECOND, after_days=5, note="Kuitansi lengkap")


def tell(now: datetime) -> None:
    """Invent three forums, and measure the network of Jember."""
    _staff()
    for story in STORIES:
        area = Area.objects.filter(parent_id=story.district, name=story.village).first()
        if area is None:
            continue
        teller = _Teller("", 1, now - timedelta(days=story.days_ago))
        told = Founding(area.code, f"FKS {area.name} Rukun", chair_office="Kepala Desa")
        forum = forum_founding.found_forum(teller.viewer(WRITER), told=told, now=teller.then)
        forum_founding.count_members(
            teller.viewer(WRITER), number=forum.number, counts=PEOPLE, now=teller.then
        )
        made = forum_proposing.draft_package(
            teller.viewer(WRITER), number=forum.number, theme=story.theme, funding="Kemensos",
            now=teller.then,
        )  # fmt: skip
        teller = _Teller(forum.number, made.serial, teller.then)
        _propose(teller)
        if story.until in ("running", "closed"):
            _run(teller)
        if story.until == "closed":
            _close(teller)
    keep_strength(REGENCY, now=now)
