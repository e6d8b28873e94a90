"""One package taken through its steps by the people whose steps they are."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from serasi.facilitate.actions import forum_founding, forum_proposing, forum_spending
from serasi.facilitate.actions.forum_founding import Founding
from serasi.facilitate.actions.forum_spending import Done, Paid
from serasi.facilitate.models import Activity, Forum, Package
from serasi.network.models import OfficeHolding, Person
from tests.cast import NOW, House

LOJEJER = "35.09.11.2001"
LATER = NOW + timedelta(days=30)
STEPS = {
    "propose": (forum_proposing.propose_package, {}),
    "send_back": (forum_proposing.send_back, {"reason": "uraian kurang"}),
    "check": (forum_proposing.check_package, {"reason": "sesuai juknis"}),
    "refuse": (forum_proposing.refuse_package, {"reason": "anggaran habis"}),
    "approve": (forum_proposing.approve_package, {"decision": "SK 1/2026"}),
    "pay": (forum_spending.pay_tranche, {"amount": 135_000_000, "paper": "SP2D 1"}),
    "strike": (forum_spending.strike_expense, {"reason": "salah"}),
    "repay": (forum_spending.pay_back, {"amount": 1, "paper": "STS 1"}),
    "account": (forum_spending.file_account, {"paper": "LPJ 1", "excess_reason": ""}),
    "return_account": (forum_spending.return_account, {"reason": "foto kurang"}),
    "close": (forum_spending.close_package, {"note": "lengkap"}),
}
ORDER = ("proposed", "checked", "approved", "running")


def add_colleague(house: House) -> None:
    """Let Damar, a second officer of the social agency, join."""
    damar = Person.objects.create_user("damar", name="Damar Wicaksono")
    house.people["damar"] = damar
    OfficeHolding.objects.create(
        person=damar,
        agency=house.agencies["Dinas Sosial Kab. Jember"],
        title="Kasi",
        role="social",
        start=date(2025, 1, 1),
    )


class Path:
    """A forum of Lojejer and its latest package."""

    def __init__(self, house: House, *, area: str = LOJEJER) -> None:
        self.house = house
        self.serial: int | None = None
        self.forum: Forum = forum_founding.found_forum(
            house.viewer("sinta"), told=Founding(area, "FKS Rukun", chair_office="Kepala Desa"),
            now=NOW,
        )  # fmt: skip

    @property
    def row(self) -> Package:
        return Package.objects.select_related("forum").get(forum=self.forum, serial=self.serial)

    def known(self, who: str, now: datetime) -> dict[str, Any]:
        return {
            "number": self.forum.number, "serial": self.row.serial, "version": self.row.version,
            "now": now,
        }  # fmt: skip

    def step(self, name: str, *, who: str = "", now: datetime | None = None, **more: Any) -> Any:
        run, told = STEPS[name]
        late = name in ("pay", "repay", "strike", "account", "return_account", "close")
        now = now or (LATER if late else NOW)
        told = dict(told)
        if name in ("pay", "repay"):
            told["received_on" if name == "pay" else "paid_on"] = LATER.date()
        if name == "account":
            told["told_total"] = 0
        if name == "approve":
            told["granted"] = {x.pk: x.asked for x in self.row.lines.all()}
        if name == "strike":
            told["expense_id"] = 0
        second = ("check", "send_back", "refuse", "approve", "return_account", "close")
        who = who or ("damar" if name in second else "sinta")
        return run(self.house.viewer(who, now=now), **self.known(who, now), **(told | more))  # type: ignore[operator]

    def to(self, state: str) -> Package:
        """Draft a package of 35 and 100 million and lead it to a state."""
        sinta = self.house.viewer("sinta")
        row = forum_proposing.draft_package(
            sinta, number=self.forum.number, theme="Air bersama", funding="Kemensos", now=NOW
        )
        self.serial = row.serial
        for kind, asked in (("dialogue", 35_000_000), ("works", 100_000_000)):
            forum_proposing.add_line(
                sinta, **self.known("sinta", NOW), kind=kind, what=f"Baris {kind}", asked=asked
            )
        steps = ("propose", "check", "approve", "pay")
        for step in steps[: ORDER.index(state) + 1]:
            self.step(step)
        return self.row

    def expense(
        self,
        line_id: int,
        amount: int,
        receipt: str,
        *,
        who: str = "sinta",
        day: date | None = None,
    ) -> Any:
        paid = Paid(line_id, day or LATER.date(), "Semen", amount, receipt)
        return forum_spending.book_expense(
            self.house.viewer(who, now=LATER), **self.known(who, LATER), paid=paid
        )

    def activity(
        self, kind: str, *, who: str = "sinta", people: dict[str, tuple[int, int]] | None = None
    ) -> Activity:
        there = {"youth": (5, 5)} if people is None else people
        done = Done(kind, f"Kegiatan {kind}", LATER.date(), LATER.date(), there)
        return forum_spending.carry_out(
            self.house.viewer(who, now=LATER), **self.known(who, LATER), done=done
        )

    def attempt(self, step: str, who: str, amount: int) -> None:
        """Try a step with an amount drawn by lot."""
        if step in ("dialogue", "works"):
            self.activity(step, who=who)
        elif step == "expense":
            line = self.row.lines.all()[amount % 2]
            self.expense(line.pk, amount, f"K-{self.row.version}", who=who)
        elif step in ("pay", "repay"):
            self.step(step, who=who, amount=amount)
        elif step == "account":
            from serasi.facilitate.queries.forums import ledger

            rest = ledger(self.row).rest
            if rest > 0:
                self.step("repay", who=who, amount=rest)
            reason = "swadaya" if amount % 2 else ""
            spent = ledger(self.row).spent + (amount % 3 == 0)
            self.step("account", who=who, told_total=spent, excess_reason=reason)
        else:
            self.step(step, who=who)
