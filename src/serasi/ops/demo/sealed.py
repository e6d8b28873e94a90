"""Around sealed data: a night in which the camat could not wait, and a file that was asked for."""

from __future__ import annotations

from datetime import datetime, timedelta

from serasi.collect.models import Report
from serasi.collect.sealed import SENDER, reveal, subject_of
from serasi.network.models import Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.network.roles import Can
from serasi.network.sealed import Secret, seal_many
from serasi.network.sealed.exporting import ask_export, withdraw_export
from serasi.network.sealed.glasses import break_glass, end_glass
from serasi.regions.placed import within

WULUHAN, INVENTED = "35.09.11", "Bu Karsih (nama rekaan)"


def _viewer(username: str, now: datetime) -> Viewer:
    """Return a viewer as after the second step of logging in."""
    return viewer_of(Person.objects.get(username=username), now=now, second_factor=True)


def _report(now: datetime) -> Report | None:
    """Return the latest report of Wuluhan; its invented sender is sealed if none is yet."""
    rows = Report.objects.filter(within({WULUHAN}), received_at__lt=now).order_by("-received_at")
    report = rows.first()
    if report is not None:
        told = Secret(subject_of(report.uuid), SENDER, INVENTED, report.area_id)
        seal_many([told], now=report.received_at)
    return report


def tell(now: datetime) -> None:
    """Let the camat open a reporter's identity two nights ago, and the head ask for a file."""
    night = now - timedelta(days=2)
    report = _report(night)
    if report is not None:
        glass = break_glass(
            _viewer("camat", night),
            right=Can.UNSEAL,
            area=WULUHAN,
            reason="Rumah pelapor didatangi massa; Kepala Bakesbangpol tidak menjawab telepon.",
            now=night,
        )
        read = night + timedelta(minutes=4)
        why = "memastikan pelapor sudah dijemput"
        reveal(_viewer("camat", read), report, SENDER, reason=why, now=read)
        ended = night + timedelta(minutes=35)
        end_glass(_viewer("kepala", ended), glass_id=glass.pk, now=ended)
    asked = now - timedelta(days=1)
    request = ask_export(
        _viewer("kepala", asked),
        kind="report.senders",
        area=WULUHAN,
        why="Permintaan penyidik Polres, surat B/112 (contoh).",
        now=asked,
    )
    back = asked + timedelta(hours=2)
    withdraw_export(_viewer("kepala", back), export_id=request.pk, now=back)
