"""Seven invented quarrels that were mediated: most hold, one was broken, one is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from serasi.network.policy import Viewer
from serasi.ops.demo.network import acting, agency_at
from serasi.regions.zones import local_day
from serasi.respond.actions import agreeing, casing, mediating, monitoring
from serasi.respond.actions.agreeing import Owing, Text
from serasi.respond.actions.casing import Opening
from serasi.respond.actions.mediating import Named
from serasi.respond.actions.monitoring import Judged, Visit
from serasi.respond.actions.promising import fulfil
from serasi.respond.actions.signing import Signer, Signing, origin_of, sign
from serasi.respond.actions.sitting import Sitting, record_session
from serasi.respond.actions.spreading import spreading_of
from serasi.respond.models import Agreement, Case, Mediation

WHO = "piket"
JALUR = "Jalur pulang penonton pertandingan"
HOURS = timedelta(hours=1)
DAYS = timedelta(days=1)
MEDIATORS = ("Ketua FKUB (rekaan)", "Pemangku adat (rekaan)", "Ketua HIPPA (rekaan)")


@dataclass(frozen=True)
class Quarrel:
    """One invented quarrel: where, about what, and how long ago its agreement was signed."""

    area: str
    trigger: str
    title: str
    sides: tuple[str, str]
    promise: str
    signed_days_ago: int
    broken_after: int | None = None


QUARRELS = (
    Quarrel("35.09.12", "T7", "Giliran air irigasi hulu dan hilir",
            ("petani hulu", "petani hilir"), "Ukur dan gembok pintu air bersama", 260),
    Quarrel("35.09.11", "T1", "Selisih pemuda dua dusun sesudah hajatan",
            ("pemuda dusun utara", "pemuda dusun selatan"), "Biaya berobat dua warga", 205, 64),
    Quarrel("35.09.12", "T6", "Rute konvoi dua perguruan",
            ("perguruan pertama", "perguruan kedua"), "Konvoi lewat jalan yang disepakati", 170),
    Quarrel("35.09.11", "T4", "Daftar penerima bantuan pupuk",
            ("kelompok tani lama", "kelompok tani baru"), "Daftar diumumkan di balai desa", 128),
    Quarrel("35.09.12", "T7", "Batas lahan jalan usaha tani",
            ("pemilik lahan", "pengguna jalan"), "Patok dipasang bersama", 96),
    Quarrel("35.09.11", "T1", "Suara keras orkes malam",
            ("panitia hajatan", "warga sekitar"), "Jam malam orkes", 41),
)  # fmt: skip


def _as(now: datetime) -> Viewer:
    return acting(WHO, now)


def _open(row: Quarrel, now: datetime) -> Case:
    told = Opening(
        title=row.title,
        trigger=row.trigger,
        areas=(row.area,),
        summary=f"{row.title}, sudah dua kali ditengahi perangkat (cerita contoh).",
        parties=row.sides,
    )
    return casing.open_case(_as(now), opening=told, now=now)


def _talk(case: Case, now: datetime) -> datetime:
    """Let both sides be met, accept a mediator and sit together; return when they did."""
    actor = _as(now)
    held = mediating.open_mediation(actor, number=case.number, now=now)
    place = case.pk % len(MEDIATORS)
    named = Named(MEDIATORS[place], "P" if place else "L", private_name="Tokoh Contoh")
    mediator = mediating.name_mediator(actor, named=named, now=now, **_known(case))
    member = Named("Kasi Kesejahteraan desa", "P" if case.pk % 2 else "L", "member")
    mediating.name_mediator(actor, named=member, now=now, **_known(case))
    for letter in "AB":
        mediating.answer_mediator(
            actor, mediator_id=mediator.pk, letter=letter, accepted=True,
            on=local_day(now, case.area_id), now=now, **_known(case),
        )  # fmt: skip
        at = now + (6 if letter == "A" else 9) * HOURS
        told = Sitting(
            "pre", at, "rumah kepala dusun", letter, (), ("Selisih sudah tiga pekan.",),
            {letter: ("Ingin selesai tanpa dipermalukan.",)},
        )  # fmt: skip
        record_session(_as(at), told=told, now=at, **_known(case))
    together = held.began_at + 3 * DAYS
    joint = Sitting(
        "joint", together, "balai desa", "", (), ("Keduanya memakai jalan dan air yang sama.",),
        {"A": ("Minta jadwal tertulis.",), "B": ("Setuju bila dipantau.",)},
        {"": ("Jadwal bergantian, dipantau camat.",)}, "Konsep kesepakatan",
    )  # fmt: skip
    record_session(_as(together), told=joint, now=together, **_known(case))
    return together


def _known(case: Case) -> dict[str, Any]:
    held = Mediation.objects.filter(case=case).order_by("-serial")[0]
    return {"number": case.number, "serial": held.serial, "version": held.version}


def _text(row: Quarrel, signed: datetime) -> Text:
    satpol = agency_at("satpol_pp")
    due = local_day(signed, row.area) + 21 * DAYS
    return Text(
        f"{row.title}: kedua pihak sama-sama dirugikan.",
        (
            "Kedua pihak berdamai dan saling memaafkan.",
            "Tidak mengerahkan massa, juga lewat media sosial.",
            "Kewajiban dipenuhi menurut tenggatnya.",
            "Perselisihan baru dibawa ke musyawarah desa lebih dahulu.",
        ),
        (
            Owing(row.promise, "A", amount_rp=3_450_000, due_on=due, evidence="foto, kuitansi"),
            Owing("Patroli bersama tiap Sabtu malam", agency_id=satpol.pk, due_on=due,
                  evidence="jadwal jaga"),
            Owing("Tidak mengerahkan massa", "B"),
        ),
    )  # fmt: skip


def _offer(case: Case, row: Quarrel, together: datetime, signed: datetime) -> Agreement:
    at = together + 6 * HOURS
    text = agreeing.draft_agreement(_as(at), number=case.number, text=_text(row, signed), now=at)
    return agreeing.offer_text(_as(at), number=text.number, version=text.version, now=at)


def agree(case: Case, row: Quarrel, signed: datetime) -> Agreement:
    """Take a case to an agreement that is signed at a moment."""
    text = _offer(case, row, _talk(case, signed - 8 * DAYS), signed)
    signing = Signing(
        signed,
        "balai desa",
        (
            Signer("party", "Wakil Contoh Satu, 52, petani", "A", gender="L"),
            Signer("party", "Wakil Contoh Dua, 45, pedagang", "B", gender="P"),
            Signer("witness", "Saksi Contoh", office="tokoh masyarakat", gender="P"),
            Signer("official", office="Kepala desa/lurah"),
            Signer("official", office="Bhabinkamtibmas"),
            Signer("official", office="Camat"),
        ),
    )
    return sign(_as(signed), number=text.number, version=text.version, signing=signing, now=signed)


def follow(text: Agreement, signed: datetime, *, now: datetime, broken: int | None) -> None:
    """Let the visits so far be made, and a breach be told where there was one."""
    end = now if broken is None else min(now, signed + broken * DAYS)
    _spread(text, signed + 3 * DAYS, end=end)
    for days in (7, 30, 90, 180):
        at = signed + days * DAYS + 2 * HOURS
        if at >= end:
            break
        text.refresh_from_db()
        kept = days >= 30  # noqa: PLR2004 - from the second visit on everything was done
        found = {n: Judged("kept", "dilihat bersama") for n in (1, 2)} if kept else {}
        visit = Visit(
            on=local_day(at, text.case.area_id),
            voices={"A": "Tenang, jadwal jalan.", "B": "Tenang, sesekali terlambat."},
            findings=found,
        )
        monitoring.record_check(
            _as(at), number=text.number, version=text.version, days=days, visit=visit, now=at
        )
    if broken is not None and end < now:
        text.refresh_from_db()
        monitoring.report_breach(
            _as(end), number=text.number, version=text.version, breach="violence",
            on=local_day(end, text.case.area_id), reason="Perkelahian lagi di jalan pulang.",
            now=end,
        )  # fmt: skip


def _spread(text: Agreement, at: datetime, *, end: datetime) -> None:
    """Let the camats tell the residents what was agreed, a few days after."""
    if at < end:
        for duty in spreading_of(text, origin=origin_of(text)):
            told = "Pertemuan warga di balai desa, 86 orang hadir."
            fulfil(duty.pk, by=_as(at).key, evidence=told, now=at)


def tell(now: datetime) -> None:
    """Invent the agreements of the last months, one of them made twice, and one being asked."""
    for row in QUARRELS:
        signed = now - row.signed_days_ago * DAYS
        case = _open(row, signed - 12 * DAYS)
        text = agree(case, row, signed)
        follow(text, signed, now=now, broken=row.broken_after)
        if row.broken_after is not None:
            again = now - 22 * DAYS
            second = agree(case, row, again)
            follow(second, again, now=now, broken=None)
    last = Quarrel(
        "35.09.11", "T1", JALUR, ("penonton utara", "warga jalur"),
        "Satu jalur pulang", 0,
    )  # fmt: skip
    case = _open(last, now - 6 * DAYS)
    together = _talk(case, now - 5 * DAYS)
    text = _offer(case, last, together + 12 * HOURS, now)
    agreeing.answer_text(
        _as(now), number=text.number, version=text.version, letter="A", kind="agreed", at=now,
        note="", now=now,
    )  # fmt: skip
