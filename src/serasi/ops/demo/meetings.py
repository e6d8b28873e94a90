"""Invented meetings of the demo house: one kept to its end, one in correction, one to come."""

from __future__ import annotations

from datetime import datetime, timedelta

from serasi.facilitate.actions import (
    meeting_attending,
    meeting_correcting,
    meeting_inviting,
    meeting_minutes,
    meeting_planning,
    meeting_replying,
    meeting_sending,
)
from serasi.facilitate.actions.meeting_planning import Plan
from serasi.facilitate.models import Meeting
from serasi.network.actions import complete_duty
from serasi.network.models import Commitment
from serasi.ops.demo.mediation import JALUR
from serasi.ops.demo.network import acting
from serasi.ops.demo.recovery import TITLE as AMBULU
from serasi.respond.models import Case

WULUHAN = "35.09.11"
JEMBER = "35.09"
PRESENT = """Hendra Wibisono; L; Bakesbangpol; Kepala Badan
Wulan Sari; P; Satpol PP; Kabid Trantibum
Menik Rahayu; P; Dinas Sosial; Kabid Linjamsos
Joko Santoso; L; Polres; Kasat Binmas
Seno Hartono; L; Kodim; Pasi Intel
Ratih Utami; P; Dinas Kominfo; Kabid IKP
Arif Hidayat; L; FKUB; Ketua
Sulis Wardani; P; DP3A; Kepala UPTD
Panji Nugroho; L; tokoh pemuda; ketua karang taruna
Tutik Astuti; P; tokoh masyarakat; ketua PKK"""
CONCLUDED = """Patroli bersama jalur Wuluhan sampai Ambulu tiap malam Sabtu – Satpol PP – 7 hari
Datangi keluarga yang takut pulang – Dinas Sosial – 3 hari
Luruskan kabar pembakaran warung – Dinas Kominfo – besok
Pertemukan ketua dua karang taruna – FKUB – 14 hari"""


def _hour(now: datetime, hour: int) -> datetime:
    return now.replace(hour=hour, minute=0, second=0, microsecond=0)


def tell(now: datetime) -> None:
    """Tell three meetings of Jember."""
    _timdu(now - timedelta(days=12))
    _fkub(now - timedelta(days=1))
    _forkopimcam(now)


def _about(title: str) -> str:
    return Case.objects.get(title=title).subject


def plan_one(
    who: str, kind: str, area: str, starts: datetime, made: datetime, **more: str
) -> Meeting:
    agenda = tuple(more.pop("agenda").split("|"))
    plan = Plan(
        kind=kind,
        area=area,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        agenda=agenda,
        **more,
    )
    return meeting_planning.plan_meeting(acting(who, made), plan=plan, now=made)


def invite_kinds(who: str, row: Meeting, kinds: tuple[str, ...], made: datetime) -> None:
    meeting_inviting.invite(
        acting(who, made), number=row.number, agencies=[], kinds=kinds, now=made
    )
    while meeting_inviting.tell_invited(row.pk, now=made):
        pass


def _timdu(day: datetime) -> None:
    """Tell a meeting of the integrated team that was minuted, corrected and fixed."""
    starts = _hour(day, 2)
    before, after = starts - timedelta(days=2), starts + timedelta(hours=2)
    row = plan_one(
        "piket", "timdu", JEMBER, starts, before,
        place="Aula Bakesbangpol Kab. Jember", chair="Kepala Bakesbangpol Kab. Jember",
        need="Sembilan orang belum pulang sesudah bentrok di pasar Ambulu.", about=_about(AMBULU),
        agenda="Keadaan di Ambulu|Kabar yang beredar|Langkah bersama",
    )  # fmt: skip
    kinds = ("satpol_pp", "dinsos", "kominfo", "polres", "kodim", "fkub", "dp3a", "kepala_daerah")
    invite_kinds("piket", row, kinds, before)
    satpol = row.invitees.get(agency__kind="satpol_pp").agency_id
    meeting_replying.reply(
        acting("satpol", before), number=row.number, agency_id=satpol, answer="comes", words="",
        now=before,
    )  # fmt: skip
    piket = acting("piket", starts)
    meeting_planning.open_meeting(piket, number=row.number, now=starts)
    meeting_attending.enter_list(piket, number=row.number, text=PRESENT, now=starts)
    said = (
        (
            "Polres – dua malam tanpa kejadian, penjagaan dikurangi\nSatpol PP – jalur kebun gelap",
            "",
        ),
        ("Kominfo – kabar pembakaran warung tidak benar, foto lama", "Klarifikasi satu pintu."),
        ("Dinsos – tiga keluarga masih di rumah kerabat\nFKUB – pemuda mau bertemu", "Bertindak."),
    )
    for serial, (notes, decision) in enumerate(said, 1):
        meeting_minutes.save_point(
            piket, number=row.number, serial=serial, version=1, notes=notes, decision=decision,
            now=starts + timedelta(minutes=20 * serial),
        )  # fmt: skip
    meeting_minutes.conclude_lines(piket, number=row.number, serial=3, text=CONCLUDED, now=starts)
    meeting_sending.send_minutes(piket, number=row.number, now=after)
    _correct(row, after)
    _keep_some(row, after)


def _correct(row: Meeting, after: datetime) -> None:
    one = meeting_correcting.propose_correction(
        acting("satpol", after), number=row.number, serial=1,
        text="Jalur kebun tebu, bukan seluruh jalur kebun.", now=after + timedelta(hours=3),
    )  # fmt: skip
    at = after + timedelta(days=3, hours=1)
    kepala = acting("kepala", at)
    meeting_correcting.take_correction(
        kepala, number=row.number, correction=one.pk,
        notes="Polres – dua malam tanpa kejadian, penjagaan dikurangi\n"
        "Satpol PP – jalur kebun tebu gelap",
        decision="", reason="sesuai yang disampaikan", now=at,
    )  # fmt: skip
    row = meeting_correcting.close_corrections(kepala, number=row.number, now=at)
    meeting_correcting.fix_minutes(kepala, number=row.number, version=row.version, now=at)


def _keep_some(row: Meeting, after: datetime) -> None:
    """Let one duty be done in time; the others stay open, some late."""
    duty = Commitment.objects.get(origin=row.subject, owed_by__kind="satpol_pp")
    at = after + timedelta(days=5)
    complete_duty(
        acting("satpol", at),
        duty_id=duty.pk,
        evidence="Dua patroli, berita acara di posko.",
        now=at,
    )


def _fkub(day: datetime) -> None:
    """Tell a meeting of FKUB whose minutes wait for corrections."""
    starts = _hour(day, 3)
    made = starts - timedelta(days=1)
    row = plan_one(
        "fkub", "fkub", JEMBER, starts, made,
        place="Sekretariat FKUB", chair="Ketua FKUB Kab. Jember",
        agenda="Permohonan rumah ibadah|Safari kerukunan bulan depan",
    )  # fmt: skip
    invite_kinds("fkub", row, ("kemenag", "bakesbangpol"), made)
    fkub = acting("fkub", starts)
    meeting_planning.open_meeting(fkub, number=row.number, now=starts)
    meeting_minutes.save_point(
        fkub, number=row.number, serial=1, version=1,
        notes="Kemenag – daftar pengguna lengkap\nFKUB – tinjau lapangan dulu",
        decision="Tinjau lapangan bersama.", now=starts,
    )  # fmt: skip
    meeting_minutes.conclude_lines(
        fkub, number=row.number, serial=1, text="Tinjau lapangan – Kantor Kemenag – 10 hari",
        now=starts,
    )  # fmt: skip
    meeting_sending.send_minutes(fkub, number=row.number, now=starts + timedelta(hours=2))


def _forkopimcam(now: datetime) -> None:
    """Tell a meeting of the leaders of Wuluhan that is to come, with some answers."""
    starts = _hour(now, 2) + timedelta(days=2)
    row = plan_one(
        "camat", "forkopimcam", WULUHAN, starts, now,
        place="Pendopo Kecamatan Wuluhan", chair="Camat Wuluhan",
        need="Penonton dan warga jalur pulang belum sepakat; siaga oranye sejak pagi.",
        about=_about(JALUR),
        agenda="Jalur pulang dan jam bubar|Penjagaan dua dusun",
    )  # fmt: skip
    invite_kinds("camat", row, ("koramil", "polsek", "desa"), now)
    asked = row.invitees.get(agency__kind="desa", agency__areas__code="35.09.11.2001")
    meeting_replying.reply(
        acting("desa", now), number=row.number, agency_id=asked.agency_id, answer="sends",
        words="Kasun Darsono", now=now,
    )  # fmt: skip
