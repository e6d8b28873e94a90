"""The register of agreements, one agreement with the acts on it, and its text as a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.network.doors import OfficeRequest, door
from serasi.network.policy import Viewer
from serasi.problems import FORM_INVALID, NOT_ALLOWED, Problem
from serasi.respond import queries
from serasi.respond.actions import agreeing, monitoring
from serasi.respond.actions.agreeing import State
from serasi.respond.actions.scanning import keep_scan, open_scan
from serasi.respond.actions.signing import origin_of, reasons_against
from serasi.respond.actions.spreading import spreading_of
from serasi.respond.charts import survival_chart
from serasi.respond.forms_agreement import (
    USUAL,
    BreachForm,
    KeptForm,
    OfferForm,
    OwingForm,
    ReasonForm,
    ScanForm,
    TextAnswerForm,
    TextForm,
    owers_of,
    rows_for,
    text_from,
)
from serasi.respond.models import Agreement, Case, Obligation
from serasi.respond.naming import open_names
from serasi.respond.queries import agreements as found_in
from serasi.respond.queries.harm import deaths_of
from serasi.respond.queries.holding import FEWEST, holding
from serasi.respond.queries.standing import may_handle, parties_of
from serasi.respond.spelling import spelled_day
from serasi.respond.views.cases import READS
from serasi.respond.views.posting import agencies_of, attempt, posted, read_version

Act = Callable[[], object]
VIEWS = (
    ("berlaku", gettext_lazy("Berlaku")),
    ("konsep", gettext_lazy("Konsep")),
    ("dilanggar", gettext_lazy("Dilanggar")),
    ("semua", gettext_lazy("Semua")),
)


@door(*READS)
def agreements(request: OfficeRequest) -> HttpResponse:
    """List the agreements a viewer may read, and tell how long agreements hold."""
    asked = request.GET.get("lihat", "")
    view = asked if asked in dict(VIEWS) else "berlaku"
    figures = holding(request.viewer, now=request.now)
    return render(
        request,
        "respond/agreements.html",
        {
            "found": found_in.register(request.viewer, now=request.now, view=view),
            "figures": figures,
            "fewest": FEWEST,
            "chart": survival_chart(figures),
            "view": view,
            "views": VIEWS,
            "view_words": dict(VIEWS)[view],
            "now": request.now,
        },
    )


@door(*READS)
def agreement(request: OfficeRequest, number: str) -> HttpResponse:
    """Show one agreement; a POST is one step of it, or opens what is sealed with a reason."""
    viewer = request.viewer
    row = found_in.agreement(viewer, number)
    made = _forms(request, row)
    names: dict[int, str] = {}
    status = 200
    step = request.POST.get("do", "") if request.method == "POST" else ""
    if step:
        if step not in made:
            handles = may_handle(viewer, row.case)
            raise Problem(FORM_INVALID, what=_("langkah")) if handles else Problem(NOT_ALLOWED)
        form, act = made[step]
        answer: list[Any] = []
        status = attempt(form, lambda: answer.append(act()))
        if not status and step == "scan_open":
            return _file(row, *answer)
        if not status and step == "names":
            names = answer[0]
        elif not status:
            messages.success(request, _("Tersimpan."))
            return redirect("respond:agreement", number)
    return render(
        request, "respond/agreement.html", _context(request, row, made, names), status=status or 200
    )


def _context(
    request: OfficeRequest, row: Agreement, made: dict[str, tuple[forms.Form, Act]],
    names: dict[int, str],
) -> dict[str, Any]:  # fmt: skip
    signed = list(row.signatories.select_related("party"))
    unsigned = row.state in agreeing.UNSIGNED
    return {
        "row": row,
        "case": row.case,
        "parties": parties_of(row.case),
        "clauses": row.clauses.all(),
        "owed": found_in.obligations_of(row, now=request.now),
        "answers": row.answers.select_related("party", "written_by"),
        "former": row.former.select_related("changed_by"),
        "checks": row.checks.select_related("done_by").prefetch_related(
            "voices__party", "findings__obligation"
        ),
        "spreading": spreading_of(row, origin=origin_of(row)),
        "signed": signed,
        "sealed": found_in.sealed_names(row, signed),
        "names": names,
        "day_words": spelled_day(row.signed_on) if row.signed_on else "",
        "against": reasons_against(row, at=request.now) if unsigned else [],
        "deaths": deaths_of(row.case),
        "next": row.followed_by.first() or row.amended_by.exclude(state=State.DROPPED).first(),
        "unsigned": unsigned,
        "forms": {key: form for key, (form, _act) in made.items()},
        "asked": request.POST.get("do", ""),
        "handles": may_handle(request.viewer, row.case),
        "now": request.now,
    }


def _forms(request: OfficeRequest, row: Agreement) -> dict[str, tuple[forms.Form, Act]]:
    """Return the forms that may follow the state of an agreement, each with what it does."""
    viewer, now = request.viewer, request.now
    made: dict[str, tuple[forms.Form, Act]] = {}
    if row.signed_at is not None:
        why = ReasonForm(posted(request, "names"), prefix="n")
        made["names"] = (why, lambda: _names(viewer, row, why, request))
    if row.scan:
        open_form = ReasonForm(posted(request, "scan_open"), prefix="s")
        made["scan_open"] = (
            open_form,
            lambda: open_scan(
                viewer, number=row.number, reason=open_form.cleaned_data["reason"], now=now
            ),
        )
    if not may_handle(viewer, row.case):
        return made
    known: dict[str, Any] = {"number": row.number, "version": read_version(request), "now": now}
    if row.state in agreeing.UNSIGNED:
        made |= _before(request, row, known)
    else:
        made |= _after(request, row, known)
    return made


def _names(
    viewer: Viewer, row: Agreement, form: forms.Form, request: OfficeRequest
) -> dict[int, str]:
    return open_names(viewer, row, reason=form.cleaned_data["reason"], now=request.now)


def _before(
    request: OfficeRequest, row: Agreement, known: dict[str, Any]
) -> dict[str, tuple[forms.Form, Act]]:
    viewer, now = request.viewer, request.now
    drop = ReasonForm(posted(request, "drop"), prefix="d")
    made: dict[str, tuple[forms.Form, Act]] = {
        "drop": (
            drop,
            lambda: agreeing.drop_text(viewer, reason=drop.cleaned_data["reason"], **known),
        )
    }
    if row.state == State.DRAFT:
        offer = OfferForm(posted(request, "offer"), now=now, prefix="f")
        made["offer"] = (offer, lambda: agreeing.offer_text(viewer, **offer.cleaned_data, **known))
        return made
    answer = TextAnswerForm(
        posted(request, "answer"), letters=sorted(parties_of(row.case)), now=now, prefix="j"
    )
    made["answer"] = (answer, lambda: agreeing.answer_text(viewer, **answer.cleaned_data, **known))
    return made


def _after(
    request: OfficeRequest, row: Agreement, known: dict[str, Any]
) -> dict[str, tuple[forms.Form, Act]]:
    viewer, now = request.viewer, request.now
    scan = ScanForm(posted(request, "scan"), request.FILES or None, prefix="u")
    made: dict[str, tuple[forms.Form, Act]] = {
        "scan": (
            scan,
            lambda: keep_scan(
                viewer, file=scan.cleaned_data["file"], name=scan.cleaned_data["file"].name, **known
            ),
        )
    }
    if row.state != State.SIGNED:
        return made
    owed = list(row.obligations.exclude(state=Obligation.State.KEPT))
    breach = BreachForm(posted(request, "breach"), prefix="l")
    made["breach"] = (
        breach,
        lambda: monitoring.report_breach(viewer, **breach.cleaned_data, **known),
    )
    if owed:
        kept = KeptForm(posted(request, "kept"), owed=owed, now=now, prefix="k")
        made["kept"] = (
            kept,
            lambda: monitoring.settle_obligation(viewer, **kept.cleaned_data, **known),
        )
    return made


def _file(row: Agreement, scan: Any) -> HttpResponse:
    kind = "application/pdf" if scan.kind == "pdf" else "image/jpeg"
    response = HttpResponse(scan.content, content_type=kind)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = f'attachment; filename="{row.number}.{scan.kind}"'
    return response


@door(*READS)
def draft(request: OfficeRequest, number: str) -> HttpResponse:
    """Draft an agreement of a case; `?mengganti=` names the one in force that it replaces."""
    row = queries.case(request.viewer, number)
    if not may_handle(request.viewer, row):
        raise Problem(NOT_ALLOWED)
    amends = request.GET.get("mengganti", "")
    former = found_in.agreement(request.viewer, amends) if amends else None
    return _write(request, row, None, former)


@door(*READS)
def revise(request: OfficeRequest, number: str) -> HttpResponse:
    """Change a text that nobody signed; the former one is kept."""
    row = found_in.agreement(request.viewer, number)
    if not may_handle(request.viewer, row.case):
        raise Problem(NOT_ALLOWED)
    return _write(request, row.case, row, row)


def _initial(held: Agreement | None, case: Case) -> dict[str, Any]:
    if held is None:
        return {
            # A case of a level has the words of the house, which are no matter to agree on.
            "matter": (case.opened_by_id and case.summary) or case.title,
            "clauses": "\n".join(str(words) for words in USUAL),
        }
    clauses = "\n".join(clause.words for clause in held.clauses.all())
    return {"matter": held.matter, "clauses": clauses, "law_process": held.law_process}


def _write(
    request: OfficeRequest, case: Case, held: Agreement | None, source: Agreement | None
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    owers = owers_of(sorted(parties_of(case)), agencies_of(case))
    owed = [] if source is None else source.obligations.select_related("party")
    rows = rows_for(data, owers=owers, held=owed)
    form = TextForm(data, changing=held is not None, initial=_initial(source, case))
    status = 200
    if data is not None and data.get("do") != "rows":
        checked = [row.is_valid() for row in rows]  # each row tells what is wrong with it
        answer: list[Agreement] = []

        def save() -> None:
            answer.append(_save(request, case, held, source, form, rows))

        status = attempt(form, save) if all(checked) else 422
        if not status:
            messages.success(request, _("%(number)s tersimpan.") % {"number": answer[0].number})
            return redirect("respond:agreement", answer[0].number)
    return render(
        request,
        "respond/draft.html",
        {
            "case": case,
            "row": held,
            "source": source,
            "form": form,
            "rows": rows,
            "deaths": deaths_of(case),
        },
        status=status,
    )


def _save(
    request: OfficeRequest, case: Case, held: Agreement | None, source: Agreement | None,
    form: TextForm, rows: list[OwingForm],
) -> Agreement:  # fmt: skip
    text = text_from(form, rows)
    if held is None:
        amends = source.number if source is not None else ""
        return agreeing.draft_agreement(
            request.viewer, number=case.number, text=text, now=request.now, amends=amends
        )
    return agreeing.change_text(
        request.viewer, number=held.number, version=read_version(request), text=text,
        reason=form.cleaned_data["reason"], now=request.now,
    )  # fmt: skip
