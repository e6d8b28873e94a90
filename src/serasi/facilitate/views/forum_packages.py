"""One package of a forum: its budget, what was done and paid, its account, and the acts on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.facilitate import forum_rules
from serasi.facilitate.actions import forum_proposing, forum_spending
from serasi.facilitate.actions.forum_spending import Done, Paid
from serasi.facilitate.forum_forms import (
    amount_of,
    day_of,
    element_rows,
    number_of,
    people_of,
)
from serasi.facilitate.models import Package
from serasi.facilitate.models.forum import Kind
from serasi.facilitate.queries import forums as reads
from serasi.network.doors import OfficeRequest, door
from serasi.network.queries import param
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, Problem

MILLION = 1_000_000
ORDER = ("draft", "proposed", "checked", "approved", "running", "reported", "closed")
Known = dict[str, Any]
Run = Callable[..., object]


def _steps(row: Package) -> list[dict[str, object]]:
    at = ORDER.index(row.state) if row.state in ORDER else 1
    return [
        {
            "label": Package.State(state).label,
            "done": n < at or row.state == Package.State.CLOSED,
            "now": n == at and row.state in ORDER,
        }
        for n, state in enumerate(ORDER)
    ]


def _lines(row: Package) -> list[dict[str, object]]:
    spent: dict[int, int] = {}
    for expense in row.expenses.all():
        spent[expense.line_id] = spent.get(expense.line_id, 0) + expense.amount
    return [{"line": line, "spent": spent.get(line.pk, 0)} for line in row.lines.all()]


def _activities(row: Package) -> list[dict[str, object]]:
    found = []
    for one in row.activities.prefetch_related("presences"):
        there = list(one.presences.all())
        women, men = sum(p.women for p in there), sum(p.men for p in there)
        found.append({"row": one, "presences": there, "women": women, "men": men})
    return found


def _show(request: OfficeRequest, row: Package, trouble: Problem | None = None) -> HttpResponse:
    book = reads.ledger(row)
    may = {step: forum_rules.may(step, row.state) for step in forum_rules.STEPS}
    usual = param("forum.grant_million", on=timezone.localdate(request.now)) * MILLION
    left = []
    if row.state == Package.State.RUNNING:
        left = reads.open_faults(row, told_total=book.spent, excess_reason="")
    return render(
        request,
        "facilitate/forum_package.html",
        {
            "row": row,
            "steps": _steps(row),
            "lines": _lines(row),
            "book": book,
            "usual": usual,
            "above_usual": book.asked > usual,
            "activities": _activities(row),
            "expenses": row.expenses.select_related("line"),
            "tranches": row.tranches.all(),
            "repayments": row.repayments.all(),
            "kinds": Kind.choices,
            "done_kinds": [c for c in Kind.choices if c[0] in (Kind.DIALOGUE, Kind.WORKS)],
            "elements": element_rows({}),
            "left": left,
            "may": may,
            "mine": row.proposed_by_id == request.viewer.person_id,
            "my_account": row.reported_by_id == request.viewer.person_id,
            "may_write": request.viewer.can(Can.FORUMS, area=row.forum.area_id),
            "trouble": trouble,
            "told": request.POST,
            "today": timezone.localdate(request.now),
        },
        status=trouble.status if trouble else 200,
    )


@door(*reads.READS)
def package(request: OfficeRequest, number: str, serial: int) -> HttpResponse:
    """Show one package."""
    return _show(request, reads.package(request.viewer, number, serial))


def _granted(told: Any) -> dict[int, int]:
    found = {}
    for key, written in told.items():
        name, _dash, pk = key.partition("-")
        if name == "granted" and pk.isdecimal():
            found[int(pk)] = amount_of(written, what=_("Jumlah yang disetujui"))
    return found


def _done(told: Any) -> Done:
    first = day_of(told, "first_day", what=_("tanggal mulai"))
    last = day_of(told, "last_day", what=_("tanggal selesai")) if told.get("last_day") else first
    return Done(
        told.get("kind", ""), told.get("what", ""), first, last, people_of(told),
        told.get("result", ""), told.get("photos", ""),
    )  # fmt: skip


def _paid(told: Any) -> Paid:
    return Paid(
        number_of(told, "line"),
        day_of(told, "paid_on", what=_("tanggal bayar")),
        told.get("what", ""),
        amount_of(told.get("amount", ""), what=_("Belanja")),
        told.get("receipt", ""),
    )


def _money(told: Any, day: str) -> Known:
    return {
        "amount": amount_of(told.get("amount", ""), what=_("Jumlah")),
        day: day_of(told, "on", what=_("tanggal")),
        "paper": told.get("paper", ""),
    }


def _by_reason(told: Any) -> Known:
    return {"reason": told.get("reason", "")}


def _account(told: Any) -> Known:
    return {
        "told_total": amount_of(told.get("told_total", ""), what=_("Total LPJ")),
        "paper": told.get("paper", ""),
        "excess_reason": told.get("excess_reason", ""),
    }


def _line(told: Any) -> Known:
    asked = amount_of(told.get("asked", ""), what=_("Jumlah yang diusulkan"))
    return {"kind": told.get("kind", ""), "what": told.get("what", ""), "asked": asked}


ACTS: dict[str, tuple[Run, Callable[[Any], Known]]] = {
    "line": (forum_proposing.add_line, _line),
    "unline": (forum_proposing.remove_line, lambda told: {"line_id": number_of(told, "line")}),
    "propose": (forum_proposing.propose_package, lambda told: {}),
    "send_back": (forum_proposing.send_back, _by_reason),
    "check": (forum_proposing.check_package, _by_reason),
    "refuse": (forum_proposing.refuse_package, _by_reason),
    "approve": (
        forum_proposing.approve_package,
        lambda told: {"granted": _granted(told), "decision": told.get("decision", "")},
    ),
    "pay": (forum_spending.pay_tranche, lambda told: _money(told, "received_on")),
    "carry_out": (forum_spending.carry_out, lambda told: {"done": _done(told)}),
    "expense": (forum_spending.book_expense, lambda told: {"paid": _paid(told)}),
    "strike": (
        forum_spending.strike_expense,
        lambda told: {"expense_id": number_of(told, "expense"), **_by_reason(told)},
    ),
    "repay": (forum_spending.pay_back, lambda told: _money(told, "paid_on")),
    "account": (forum_spending.file_account, _account),
    "return_account": (forum_spending.return_account, _by_reason),
    "close": (forum_spending.close_package, lambda told: {"note": told.get("note", "")}),
}


@require_POST
@door(*reads.READS)
def package_act(request: OfficeRequest, number: str, serial: int) -> HttpResponse:
    """Do what was posted about a package; a refusal keeps the page with what was written."""
    row = reads.package(request.viewer, number, serial)
    run, read = ACTS.get(request.POST.get("do", ""), (None, None))
    if run is None or read is None:
        return _show(request, row, Problem(FORM_INVALID, what=_("tindakan")))
    try:
        version = number_of(request.POST, "version")
        run(
            request.viewer, number=number, serial=serial, version=version, now=request.now,
            **read(request.POST),
        )  # fmt: skip
    except Problem as refused:
        if refused.status == 404:  # noqa: PLR2004 - what may not be seen is not there
            raise
        return _show(request, row, refused)
    messages.success(request, _("Tersimpan."))
    return redirect("facilitate:package", number, serial)
