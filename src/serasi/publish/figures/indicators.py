"""The yearly indicators of an office (LKjIP, IKU): target, what was reached, and the year before.

A target is what a row of the plan of action says whose activity bears the name of the indicator;
its last target of the year counts. Without such a row there is no target.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from serasi.facilitate.models import Meeting
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.publish.figures import harmony, plan, register, work
from serasi.publish.figures.model import Asked, Definition, Result, Value, Words
from serasi.publish.figures.plan import rounded
from serasi.publish.periods import FOUR_MONTHS
from serasi.regions.placed import within

HUNDRED = Decimal(100)


def _records_known(viewer: Viewer, asked: Asked) -> bool:
    return not register.unrecorded(viewer, replace(asked, filter=(("past", "1"),)))


def _meetings_known(_viewer: Viewer, asked: Asked) -> bool:
    rows = Meeting.objects.filter(within([asked.area]), state__in=work.HELD)
    return rows.filter(starts_at__lt=work.ends(asked), held_at__lte=asked.cut_off).exists()


@dataclass(frozen=True)
class Indicator:
    """One indicator: where its value is found, and whether less is better.

    formula, source : as they stand on the sheet
    share : the value is a percentage
    other_name : under which a row of the plan may name it too
    known : whether anything of a period was ever recorded; else it is no data, not nought
    """

    code: str
    name: Words
    words: Words
    formula: Words
    source: Words
    value: tuple[Callable[[Viewer, Asked], Result], str]
    fewer: bool = False
    share: bool = False
    other_name: str = ""
    known: Callable[[Viewer, Asked], bool] = _records_known

    def cell(self, part: str) -> str:
        """Return the name of one of its cells; shares end in "persen" and are printed so."""
        return f"{self.code}.{part}{'.persen' if self.share else ''}"


INDICATORS = (
    Indicator(
        "I1", "Banyaknya konflik sosial",
        "Peristiwa konflik yang mulai dalam tahun itu dan disahkan dua orang.",
        "Banyaknya peristiwa", "Register peristiwa", (register.by_kind, "peristiwa"), fewer=True,
        other_name="Jumlah konflik sosial",
    ),
    Indicator(
        "I2", "Persentase Penyelesaian Konflik Sosial",
        "Peristiwa yang perkaranya ditutup menurut syarat penutupan.",
        "Konflik diselesaikan dibagi total konflik, kali 100", "Register peristiwa dan perkara",
        (work.settled, "persen"), share=True,
    ),
    Indicator(
        "I3", "Persentase panggilan siaga yang dijawab",
        "Panggilan kepada instansi pada tingkat siaga yang disahkan.",
        "Panggilan dijawab dibagi panggilan, kali 100", "Catatan siaga",
        (work.levels, "menjawab.persen"), share=True,
    ),
    Indicator(
        "I4", "Persentase kewajiban instansi tepat waktu",
        "Kewajiban yang jatuh tempo dalam tahun itu dan tidak dicabut.",
        "Selesai tepat waktu dibagi jatuh tempo, kali 100", "Catatan kewajiban",
        (work.duties, "persen"), share=True,
    ),
    Indicator(
        "I5", "Capaian rencana aksi",
        "Rata-rata capaian baris rencana aksi yang jatuh tempo.",
        "Capaian dibagi target, paling tinggi 100, dirata-rata", "Rencana aksi",
        (plan.plan, "persen"), share=True,
    ),
    Indicator(
        "I6", "Rapat Tim Terpadu",
        "Rapat Tim Terpadu yang berlangsung.",
        "Banyaknya rapat", "Catatan rapat", (work.meetings, "timdu"), known=_meetings_known,
    ),
    Indicator(
        "I7", "Indeks keserasian sosial",
        "Gelombang survei berpeluang terakhir yang sudah diumumkan.",
        "INSERASI, nilai 0 sampai 100", "Survei keserasian", (harmony.index, "indeks"),
    ),
)  # fmt: skip


def sheet(viewer: Viewer, asked: Asked) -> Result:
    """Return target, value, achievement and the year before of every indicator."""
    before = replace(
        asked, since=date(asked.since.year - 1, 1, 1), until=date(asked.until.year - 1, 12, 31)
    )
    targets = _targets(asked)
    values: dict[str, Value] = {}
    texts: dict[str, str] = {}
    for one in INDICATORS:
        count, cell = one.value
        now = count(viewer, asked).get(cell)
        was = count(viewer, before).get(cell) if one.known(viewer, before) else None
        names = (str(name).casefold() for name in (one.name, one.other_name))
        target = next((targets[name] for name in names if name in targets), None)
        values |= {
            one.cell("target"): target,
            one.cell("realisasi"): now,
            f"{one.code}.capaian.persen": achieved(now, target, fewer=one.fewer),
            one.cell("lalu"): was,
        }
        texts[f"{one.code}.arah"] = trend(now, was)
    return Result(values, texts, tuple(one.code for one in INDICATORS))


def _targets(asked: Asked) -> dict[str, int]:
    """Return the last target of the year by the activity that a row of the plan names."""
    found: dict[str, int] = {}
    for row in plan.rows_at(asked):
        told = [getattr(row, f"target_{label.lower()}") for label in FOUR_MONTHS]
        known = [target for target in told if target is not None]
        if known:
            found[" ".join(row.activity.split()).casefold()] = known[-1]
    return found


def achieved(now: Value, target: int | None, *, fewer: bool) -> Value:
    """Return how far a target was reached in percent, by the formulas of LKjIP.

    Where less is better: twice the target less the value, over the target, never below nought.

    >>> achieved(8, 10, fewer=True), achieved(8, 10, fewer=False), achieved(None, 10, fewer=True)
    (Decimal('120.0'), Decimal('80.0'), None)
    >>> achieved(30, 10, fewer=True), achieved(3, 0, fewer=False)
    (Decimal('0.0'), None)
    """
    if now is None or not target:
        return None
    part = Decimal(2 * target) - now if fewer else Decimal(now)
    return rounded(max(Decimal(), HUNDRED * part / target))


def trend(now: Value, was: Value) -> str:
    """Return how a value moved against the year before, "" where one of them is not known."""
    if now is None or was is None:
        return ""
    return "tetap" if now == was else "naik" if now > was else "turun"


DEFINITIONS = (
    Definition(
        "iku.lembar", 1, _("Indikator kinerja setahun"), _("sesuai indikatornya"),
        _("Tujuh indikator: target dari baris rencana aksi yang kegiatannya bernama sama, nilai"
          " tahun itu, capaian, dan nilai tahun sebelumnya."),
        sheet, needs=(Can.COUNT, Can.WARN_READ, Can.SURVEY_READ), history=False,
    ),
)  # fmt: skip
