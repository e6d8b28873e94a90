"""A whole story of the demo: coffee lorries of two regencies, from an oranye to its closing.

Everybody in it is invented. It began 200 days ago and was closed 17 days ago.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from serasi.facilitate.actions import (
    meeting_attending,
    meeting_minutes,
    meeting_planning,
    meeting_sending,
)
from serasi.network.actions import complete_duty
from serasi.network.models import Commitment
from serasi.ops.demo.levels import past_oranye
from serasi.ops.demo.mediation import Quarrel, agree, follow
from serasi.ops.demo.meetings import invite_kinds, plan_one
from serasi.ops.demo.network import acting, agency_at
from serasi.recover import actions as recover
from serasi.recover.actions import Entry, Made, Work
from serasi.recover.models import Recovery, Visit
from serasi.recover.secrets import Identity
from serasi.respond.actions import casing, legal
from serasi.respond.actions.legal import Conditions
from serasi.respond.actions.situations import Situation, report_situation
from serasi.respond.models import Case

SILO, KALIBARU, HOME_VILLAGE = "35.09.30", "35.10.11", "35.09.30.2001"
AGO, LENGTH = 200, 183
FIRST, SECOND, BROKEN_AFTER = 9, 38, 20  # days of signing, and how long the first text held
TITLE = "Antrean truk kopi di tikungan Gumitir"
QUARREL = Quarrel(
    SILO, "T1", TITLE, ("sopir truk kopi Silo", "sopir truk kopi Kalibaru"),
    "Biaya berobat dua sopir", 0,
)  # fmt: skip
SITUATIONS = (
    (1, "Dua rombongan berhadapan di tikungan, dipisahkan Polsek. Jalan ditutup dua jam.", 2, True),
    (7, "Jalan dibuka. Truk lewat bergantian, dikawal.", 2, False),
    (26, "Tidak ada kerumunan. Tiga keluarga sopir menumpang di rumah kerabat.", 2, False),
)
PRESENT = """Hendra Wibisono; L; Bakesbangpol; Kepala Badan
Wulan Sari; P; Satpol PP; Kabid Trantibum
Joko Santoso; L; Polres; Kasat Binmas
Anwar Fauzi; L; FKUB; Sekretaris
Endah Puspita; P; tokoh masyarakat; ketua koperasi kopi"""
CONCLUDED = """Patroli bersama jalan Gumitir tiap petang – Satpol PP – 3 hari
Luruskan kabar truk dibakar – Dinas Kominfo – besok
Datangi tiga keluarga sopir – Dinas Sosial – 3 hari"""
LESSON = {
    "planned": "Satu jadwal muat untuk kedua paguyuban sejak pekan pertama.",
    "happened": "Jadwal baru ditulis sesudah perkelahian kedua.",
    "why": "Kesepakatan pertama mengatur biaya berobat, bukan antreannya.",
    "change": "Pramediasi menanyakan sebab hariannya; jadwal masuk pasal, bukan lampiran.",
}


def tell(now: datetime) -> None:
    """Tell the story in the order in which it happened."""
    start = now - timedelta(days=AGO)
    case = _begin(start)
    _meet(case, start)
    _flee(case, start)
    signed = start + timedelta(days=FIRST)
    broken = signed + timedelta(days=BROKEN_AFTER)
    first = agree(case, QUARREL, signed)
    _do(f"agreement:{first.number}", {"satpol": "satpol_pp"}, signed + timedelta(days=16))
    follow(first, signed, now=now, broken=BROKEN_AFTER)
    _refuse(case, broken + timedelta(days=2))
    again = start + timedelta(days=SECOND)
    second = agree(case, QUARREL, again)
    follow(second, again, now=start + timedelta(days=LENGTH), broken=None)
    _recover(case, start)
    _close(case, start + timedelta(days=LENGTH))


def _begin(start: datetime) -> Case:
    """An oranye makes the case, which gets its name, its areas, its sides and its reports."""
    reason = "240 sopir dari dua kecamatan berkumpul di tikungan Gumitir"
    case = past_oranye(SILO, reason, trigger="T1", then=start)
    at = start + timedelta(hours=1)
    piket = acting("piket", at)
    known: dict[str, Any] = {"number": case.number, "now": at}
    casing.rename_case(piket, title=TITLE, trigger="T1", **known)
    casing.add_area(piket, area=KALIBARU, **known)
    for letter, words in zip("AB", QUARREL.sides, strict=True):
        casing.add_party(piket, letter=letter, words=words, demand="Giliran muat", **known)
    for hours, facts, injured, violence in SITUATIONS:
        at = start + timedelta(hours=hours)
        told = Situation(
            at=at, facts=facts, injured=injured, violence=violence,
            next_at=at + timedelta(hours=6),
        )  # fmt: skip
        report_situation(acting("piket", at), number=case.number, told=told, now=at)
    return case


def _meet(case: Case, start: datetime) -> None:
    """The integrated team meets on the next day; two of its three conclusions are kept in time."""
    begins = start + timedelta(hours=20)
    row = plan_one(
        "piket", "timdu", SILO[:5], begins, start + timedelta(hours=3),
        place="Pendopo Kecamatan Silo", chair="Kepala Bakesbangpol Kab. Jember",
        need=f"{TITLE} ({case.number})", agenda="Keadaan di Gumitir|Langkah bersama",
        about=case.subject,
    )  # fmt: skip
    kinds = ("satpol_pp", "dinsos", "kominfo", "polres", "kodim", "fkub", "kepala_daerah")
    invite_kinds("piket", row, kinds, start + timedelta(hours=3))
    piket = acting("piket", begins)
    meeting_planning.open_meeting(piket, number=row.number, now=begins)
    meeting_attending.enter_list(piket, number=row.number, text=PRESENT, now=begins)
    meeting_minutes.save_point(
        piket, number=row.number, serial=1, version=1, now=begins,
        notes="Polres – jalan dijaga dua pekan\nKominfo – kabar truk dibakar tidak benar",
        decision="Satu jadwal muat dirundingkan kedua paguyuban.",
    )  # fmt: skip
    meeting_minutes.conclude_lines(piket, number=row.number, serial=2, text=CONCLUDED, now=begins)
    after = begins + timedelta(hours=2)
    meeting_sending.send_minutes(acting("piket", after), number=row.number, now=after)
    _do(row.subject, {"satpol": "satpol_pp", "dinsos": "dinsos"}, after + timedelta(days=2))


def _do(origin: str, who: dict[str, str], at: datetime) -> None:
    """Let some agencies do what they owe from somewhere."""
    for username, kind in who.items():
        owed = Commitment.objects.filter(origin=origin, owed_by=agency_at(kind), state="open")
        for duty in owed:
            complete_duty(
                acting(username, at), duty_id=duty.pk, evidence="Berita acara di posko.", now=at
            )


def _flee(case: Case, start: datetime) -> None:
    """Three families stay with relatives; each is known by a code."""
    at = start + timedelta(days=1)
    for n, (name, sex, born) in enumerate(
        (("Bu Wartini", "P", 1988), ("Pak Sukardi", "L", 1979), ("Bu Ngatmi", "P", 1961))
    ):
        entry = Entry(
            sex=sex, displaced=True, birth_year=born, household=0, origin=HOME_VILLAGE,
            area=HOME_VILLAGE, entered_on=timezone.localdate(at),
            vulnerable=frozenset({"elderly"} if n == 2 else ()),
            identity=Identity(name=f"{name} (rekaan)"),
        )  # fmt: skip
        recover.register_person(acting("dinsos", at), number=case.number, entry=entry, now=at)


def _refuse(case: Case, at: datetime) -> None:
    """A status is proposed after the second fight, and the governor declines it."""
    both = Conditions("B/31/Polres Jember (contoh)", "kantor kecamatan tutup dua hari")
    row = legal.propose_status(acting("kepala", at), case=case.number, conditions=both, now=at)
    then = at + timedelta(hours=9)
    legal.refuse_status(
        acting("gubernur", then), number=row.number, version=row.version, now=then,
        reason="Polres kedua kabupaten masih mampu mengendalikan",
    )  # fmt: skip


def _recover(case: Case, start: datetime) -> None:
    """What remained is assessed, planned and done, and everybody finds a home again."""
    at = start + timedelta(days=SECOND + 7)
    piket = acting("piket", at)
    number = case.number
    calm = timezone.localdate(start + timedelta(days=FIRST + BROKEN_AFTER + 3))
    recover.set_calm(piket, number=number, on=calm, now=at)
    recover.assess(
        piket, number=number, now=at,
        needs="Tiga keluarga sopir takut pulang. Dua truk rusak. Anak sekolah menunggu dikawal.",
        social_capital="Koperasi kopi dan takmir dua kecamatan masih dipercaya kedua pihak.",
    )  # fmt: skip
    work = Work(
        kind="reconciliation", what="Panen kopi bersama dua paguyuban", agency=agency_at("fkub").pk,
        source="none", target="Sopir dan keluarga kedua kecamatan",
        due_at=start + timedelta(days=130), budget_rp=None, area=SILO,
    )  # fmt: skip
    plan = recover.plan_work(piket, number=number, work=work, now=at)
    _care(number, at)
    for code, day in ((1, 60), (2, 72), (3, 96)):
        then = start + timedelta(days=day)
        recover.solve(
            acting("dinsos", then), number=number, code=code, outcome="returned",
            on=timezone.localdate(then), now=then,
        )  # fmt: skip
    done = start + timedelta(days=126)
    recover.report_progress(
        acting("piket", done), number=number, plan=plan.pk, percent=100,
        evidence="Foto dan daftar hadir panen", now=done,
    )  # fmt: skip
    _do(f"recovery:{number}", {"fkub": "fkub"}, done)
    check = timezone.localdate(start + timedelta(days=150))
    recover.plan_residual(acting("piket", done), number=number, on=check, now=done)


def _care(number: str, at: datetime) -> None:
    """One of those who fled is accompanied, with consent."""
    dinsos = acting("dinsos", at)
    care: dict[str, Any] = {"number": number, "code": 3, "now": at}
    for purpose in ("data", "service"):
        recover.give_consent(
            dinsos, purpose=purpose, giver="self", on=timezone.localdate(at), **care
        )
    recover.open_support(dinsos, contact="alone", complaint="Sulit tidur bila truk lewat", **care)
    due = Visit.objects.filter(support__client__case__number=number).order_by("due_at")
    for visit in due[:3]:
        then = visit.due_at - timedelta(hours=2)
        made = Made("talk", "peksos", calm=6)
        recover.make_visit(acting("dinsos", then), visit=visit.pk, made=made, now=then)


def _close(case: Case, at: datetime) -> None:
    """The case is closed by the rule, its recovery evaluated, and what it taught written down."""
    kepala = acting("kepala", at)
    before = at - timedelta(days=1)
    recovery = Recovery.objects.get(case=case)
    recover.evaluate(
        acting("piket", before), number=case.number, now=before,
        words="Truk antre menurut jadwal. Panen bersama dihadiri kedua pihak.",
    )  # fmt: skip
    recovery.refresh_from_db()
    case.refresh_from_db()
    casing.close_case(
        kepala, number=case.number, version=case.version, now=at,
        reason="Kedua paguyuban panen bersama; tidak ada perkelahian sejak kesepakatan kedua.",
    )  # fmt: skip
    recover.ask_lesson(case_id=case.pk, now=at)
    then = at + timedelta(days=6)
    recover.write_lesson(acting("kepala", then), number=case.number, now=then, **LESSON)
