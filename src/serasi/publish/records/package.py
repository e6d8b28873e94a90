"""What a package of a Forum Keserasian Sosial tells for its account, to the rupiah."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import CharField, F, Max, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from serasi.facilitate.models.forum import Activity, Kind, Package
from serasi.facilitate.queries import forums
from serasi.network.policy import Viewer
from serasi.problems import NOT_FOUND, Problem
from serasi.publish.figures.model import Asked, Definition, Result
from serasi.publish.records.model import Record, Subject, Telling, number_asked
from serasi.regions.zones import local_day

ACCOUNT = "lpj_forum"
STATES = Package.State
NO_MONEY = _("LPJ dibuat sesudah dana diterima.")


def names(viewer: Viewer) -> QuerySet[Any, Any]:
    """Return the names of the packages of all forums that a viewer may read."""
    rows = Package.objects.filter(forum__in=forums.visible_to(viewer)).order_by()
    named = Concat(
        Value("package:"), F("forum__number"), Value("/"), Cast("serial", CharField()),
        output_field=CharField(),
    )  # fmt: skip
    return rows.annotate(of_paper=named).values("of_paper")


def _parted(label: str) -> tuple[str, int]:
    """Return the number of the forum and the serial of the package of "FK-2026-0001/2"."""
    number, _slash, serial = label.rpartition("/")
    if not number or not serial.isdecimal():
        raise Problem(NOT_FOUND)
    return number, int(serial)


def find(viewer: Viewer, label: str, _now: datetime) -> Record:
    """Return a package, from the first money to the last activity, once it has any."""
    row = forums.package(viewer, *_parted(label))
    began = local_day(row.decided_at or row.made_at, row.forum.area_id)
    paid = row.tranches.values_list("received_on", flat=True).first()
    ended: date | None = row.activities.aggregate(last=Max("last_day"))["last"]
    since = min(paid or began, began)
    lacks = (
        {} if row.state in (STATES.RUNNING, STATES.REPORTED, STATES.CLOSED) else {ACCOUNT: NO_MONEY}
    )
    return Record(
        f"package:{row.label}", row.forum.area_id, since, max(since, ended or since),
        f"{row.forum.name}, {row.theme}", None, lacks,
    )  # fmt: skip


def account(_viewer: Viewer, asked: Asked) -> Result:
    """Tell what was granted, received, done, paid and given back, line by line, and the sums."""
    told = Telling()
    number, _slash, serial = number_asked(asked).rpartition("/")
    rows = Package.objects.select_related("forum", "forum__area", "forum__area__parent")
    row = rows.filter(forum__number=number, serial=serial or 0).first()
    if row is None:
        return told.result()
    forum, book = row.forum, forums.ledger(row)
    told.say(
        nomor=row.label, forum=forum.name, desa=forum.area.name,
        kecamatan=forum.area.parent.name if forum.area.parent else None, ketua=forum.chair_office,
        tema=row.theme, sumber=row.funding, keputusan=row.decision, lpj=row.report_paper,
        lebih=row.excess_reason, keadaan=row.get_state_display(),
        sk=forum.paper, dibentuk=forum.founded_on,
    )  # fmt: skip
    told.count(
        diusulkan=book.asked, disetujui=book.granted, diterima=book.received,
        dibelanjakan=book.spent, dikembalikan=book.repaid, sisa=book.rest,
    )  # fmt: skip
    _people(told, row)
    _money(told, row)
    if row.state != STATES.CLOSED:
        stated = book.spent if row.told_total is None else row.told_total
        faults = forums.open_faults(row, told_total=stated, excess_reason=row.excess_reason)
        for fault in faults:
            told.row("kurang", isi=str(fault))
    return told.result()


def _people(told: Telling, row: Package) -> None:
    """Tell who belongs to the forum and who took part, by element and sex, without names."""
    women = men = 0
    members = list(row.forum.members.all())
    for one in members:
        counts = _sexes(one.women, one.men)
        told.row("anggota", unsur=one.get_element_display(), counts=counts)
        women, men = women + one.women, men + one.men
    if members:
        told.count(**{f"anggota.{sex}": n for sex, n in _sexes(women, men).items()})
    for activity in row.activities.prefetch_related("presences"):
        told.row(
            "kegiatan", counts=_present(activity), jenis=Kind(activity.kind).label,
            apa=activity.what, mulai=activity.first_day, selesai=activity.last_day,
            hasil=activity.result, foto=activity.photos,
        )  # fmt: skip


def _sexes(women: int, men: int) -> dict[str, int]:
    return {"p": women, "l": men, "jumlah": women + men}


def _present(activity: Activity) -> dict[str, int]:
    there = list(activity.presences.all())
    return _sexes(sum(one.women for one in there), sum(one.men for one in there))


def _money(told: Telling, row: Package) -> None:
    spent: dict[int, int] = {}
    for expense in row.expenses.select_related("line"):
        spent[expense.line_id] = spent.get(expense.line_id, 0) + expense.amount
        told.row(
            "bayar", counts={"rp": expense.amount}, hari=expense.paid_on, apa=expense.what,
            bukti=expense.receipt, pos=expense.line.what,
        )  # fmt: skip
    for line in row.lines.all():
        paid = spent.get(line.pk, 0)
        left = None if line.granted is None else line.granted - paid
        told.row(
            "pos", jenis=Kind(line.kind).label, apa=line.what,
            counts={
                "diusulkan": line.asked, "disetujui": line.granted, "dibelanjakan": paid,
                "sisa": left,
            },
        )  # fmt: skip
    for tranche in row.tranches.all():
        told.row(
            "terima", counts={"rp": tranche.amount}, hari=tranche.received_on, bukti=tranche.paper
        )
    for back in row.repayments.all():
        told.row("kembali", counts={"rp": back.amount}, hari=back.paid_on, bukti=back.paper)


def _link(label: str) -> str:
    number, serial = _parted(label)
    return reverse("facilitate:package", args=[number, serial])


SUBJECT = Subject(
    "package",
    names,
    find,
    _link,
    (
        Definition(
            "naskah.lpj", 1, _("Pertanggungjawaban satu paket forum"), _("kata, orang, rupiah"),
            _("Paket menurut catatannya: pos, dana yang diterima, kegiatan dengan peserta L/P,"
              " pengeluaran dengan kuitansinya, dan pengembalian."),
            account, needs=(), history=False, worded=True,
        ),
    ),
)  # fmt: skip
