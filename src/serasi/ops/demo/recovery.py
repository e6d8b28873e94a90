"""A recovery of the demo: what remains in Ambulu six weeks after a fight, all of it invented."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from django.utils import timezone

from serasi.ops.demo.levels import past_oranye
from serasi.ops.demo.mediation import Quarrel, agree, follow
from serasi.ops.demo.network import FIRST, LAST, acting, agency_at
from serasi.recover import actions
from serasi.recover.actions import Aim, Made, What
from serasi.recover.actions.listing import Defaults
from serasi.recover.listing import ListRow
from serasi.recover.models import Client, Visit
from serasi.recover.secrets import Identity
from serasi.respond.actions import casing
from serasi.respond.actions.situations import Situation, report_situation

AMBULU, SABRANG = "35.09.12", "35.09.12.2003"
BEGAN, CALM, LISTED, SIGNED, ASSESSED = 45, 40, 38, 31, 28  # days ago
TITLE = "Bentrok dua dusun di pasar Ambulu"
QUARREL = Quarrel(
    AMBULU, "T1", TITLE, ("pemuda dusun barat", "pemuda dusun timur"),
    "Ganti rugi empat kios", SIGNED,
)  # fmt: skip
FAMILIES, MEMBERS = 14, 4
CARE = (  # days ago of opening the card, first and last calm, met at the planned times
    (31, 2, 6, True),
    (31, 3, 5, True),
    (30, 4, 6, True),
    (30, 3, 7, True),
    (29, 5, 5, True),
    (29, 2, 4, True),
    (6, 0, 0, False),
)
PLANS = (
    ("reconciliation", "Dialog pemuda dua dusun dan gotong royong pasar", "fkub", None, "none", 60),
    ("rehabilitation", "Layanan dukungan psikososial enam bulan", "dinsos", 48_000_000, "apbd", 40),
    ("reconstruction", "Perbaikan rumah dan kios yang rusak", "bpbd", 385_000_000, "ready", 25),
)
LOSSES = (
    ("house", "heavy", "private", 3, 210_000_000),
    ("house", "light", "private", 9, 67_500_000),
    ("business", "medium", "private", 4, 52_250_000),
    ("vehicle", "heavy", "private", 6, 71_000_000),
    ("land", "light", "group", 1, None),
)


def tell(now: datetime) -> None:
    """Tell the story: a case of six weeks ago, its people, their care, and what is late in it."""
    rng = random.Random(1945)
    began = now - timedelta(days=BEGAN)
    case = past_oranye(AMBULU, "Massa dua dusun berkumpul di pasar", trigger="T1", then=began)
    number = case.number
    after = began + timedelta(hours=2)
    piket = acting("piket", after)
    casing.rename_case(piket, number=number, title=TITLE, trigger="T1", now=after)
    for letter, words in zip("AB", QUARREL.sides, strict=True):
        casing.add_party(piket, number=number, letter=letter, words=words, demand="", now=after)
    told = Situation(
        at=after, facts="Bentrok di pasar berhenti pukul sembilan. Tiga rumah rusak berat.",
        injured=3, displaced_people=56, violence=True, next_at=after + timedelta(hours=6),
    )  # fmt: skip
    report_situation(piket, number=number, told=told, now=after)
    signed = now - timedelta(days=SIGNED)
    follow(agree(case, QUARREL, signed), signed, now=now, broken=None)
    _people(number, rng, now=now)
    _support(number, now=now)
    _needs(number, now=now)
    _works(number, now=now)


def _people(number: str, rng: random.Random, *, now: datetime) -> None:
    """Take in the list of those who fled; most have gone home since."""
    at = now - timedelta(days=LISTED)
    dinsos, day = acting("dinsos", at), timezone.localdate(at)
    points = [
        actions.open_point(dinsos, number=number, name=name, area=SABRANG, now=at).pk
        for name in ("Balai Desa", "SD Negeri 2")
    ]
    rows = [
        _row(family * MEMBERS + n, family, points[family % 2], rng, day=day)
        for family in range(FAMILIES)
        for n in range(MEMBERS)
    ]
    actions.store_list(dinsos, number=number, rows=rows, defaults=Defaults(), now=at)
    people = Client.objects.filter(case__number=number).order_by("number")
    for client in people[: FAMILIES * MEMBERS - 9]:
        then = now - timedelta(days=20 - client.number % 7)
        on = timezone.localdate(then)
        outcome = "returned" if client.number % 9 else "local"
        actions.solve(
            acting("dinsos", then),
            number=number,
            code=client.number,
            outcome=outcome,
            on=on,
            now=then,
        )
    then = now - timedelta(days=9)
    actions.withdraw_consent(
        acting("dinsos", then), number=number, code=7, purpose="data", now=then
    )


def _row(number: int, family: int, point: int, rng: random.Random, *, day: date) -> ListRow:
    """Invent one person: two grown-ups and two children to a family."""
    grown = number % MEMBERS < 2
    age = rng.randint(24, 58) if grown else rng.randint(1, 16)
    sex = "LP"[number % 2]
    vulnerable = {"toddler"} if age < 5 else set()
    if grown and sex == "P" and family % 5 == 0:
        vulnerable.add("nursing")
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    return ListRow(
        number=number + 2,
        sex=sex,
        household=str(family + 1),
        birth_year=day.year - age,
        vulnerable=frozenset(vulnerable),
        harm="light" if number in (4, 13, 21) else None,
        origin=SABRANG,
        point=point,
        entered_on=day,
        identity=Identity(name=name, guardian="" if grown else f"Orang tua, keluarga {family + 1}"),
    )


def _support(number: str, *, now: datetime) -> None:
    """Open cards of grown-ups, meet most of them as planned, and miss one."""
    grown = list(
        Client.objects.filter(case__number=number, child=False, withdrawn_at=None).order_by(
            "number"
        )[: len(CARE)]
    )
    for client, (ago, first, last, met) in zip(grown, CARE, strict=True):
        at = now - timedelta(days=ago)
        care = {"number": number, "code": client.number, "now": at}
        dinsos = acting("dinsos", at)
        for purpose in ("data", "service", "share"):
            actions.give_consent(
                dinsos, purpose=purpose, giver="self", on=timezone.localdate(at), **care
            )
        actions.open_support(
            dinsos, contact="alone", complaint="Masih waswas melewati pasar", **care
        )
        if met:
            _met(client, first, last, opened=at, now=now)
    actions.refer(
        acting("dinsos", now),
        number=number,
        code=grown[0].number,
        to="puskesmas",
        words="Pemeriksaan dan pendampingan lanjutan",
        agency=agency_at("dinkes").pk,
        now=now,
    )


def _met(client: Client, first: int, last: int, *, opened: datetime, now: datetime) -> None:
    """Make the visits that were due by now, with the first and the last answer."""
    rows = Visit.objects.filter(support__client=client, due_at__lt=now).order_by("due_at")
    for n, visit in enumerate(rows):
        at = visit.due_at - timedelta(hours=3)
        made = Made("screening" if n == 0 else "talk", "peksos", calm=first if n == 0 else last)
        actions.make_visit(acting("dinsos", at), visit=visit.pk, made=made, now=at)


def _needs(number: str, *, now: datetime) -> None:
    """Ask for what nine people still lack, and write down what was given."""
    waiting = Client.objects.filter(case__number=number, solutions=None).order_by("number")
    family = waiting.exclude(household=None).first()
    if family is None or family.household is None:
        return
    at = now - timedelta(days=4)
    aim = Aim(household=family.household.number)
    actions.ask_need(
        acting("dinsos", at),
        number=number,
        aim=aim,
        what=What("shelter", "Sewa rumah sementara tiga bulan"),
        agency=agency_at("bpbd").pk,
        due_at=now - timedelta(days=1),
        now=at,
    )
    actions.give_help(
        acting("dinsos", at),
        number=number,
        aim=aim,
        what=What("food", "Paket bahan pokok"),
        agency=agency_at("dinsos").pk,
        on=timezone.localdate(at),
        value_rp=375_000,
        now=at,
    )


def _works(number: str, *, now: datetime) -> None:
    """Assess, plan, report progress, and count the damage, half of it verified."""
    at = now - timedelta(days=ASSESSED)
    piket, analis = acting("piket", at), acting("analis", at)
    calm = timezone.localdate(now - timedelta(days=CALM))
    actions.set_calm(piket, number=number, on=calm, now=at)
    recovery = actions.assess(
        piket,
        number=number,
        needs="Tiga rumah tidak dapat dihuni. Kios pasar tutup. Anak-anak takut lewat simpang.",
        social_capital="Takmir dan karang taruna kedua dusun masih saling percaya.",
        now=at,
    )
    actions.move_recovery(
        piket, number=number, to="rehabilitation", version=recovery.version, now=at
    )
    for what, grade, owner, count, estimate in LOSSES:
        loss = actions.Loss(what, grade, owner, count, SABRANG, estimate)
        made = actions.record_damage(piket, number=number, loss=loss, now=at)
        if grade == "heavy":
            actions.verify_damage(analis, number=number, damage=made.pk, now=at)
    for kind, what, agency, budget, source, percent in PLANS:
        work = actions.Work(
            kind=kind,
            what=what,
            agency=agency_at(agency).pk,
            source=source,
            target="Warga kedua dusun",
            due_at=now + timedelta(days=percent - 30),
            budget_rp=budget,
            area=AMBULU,
        )
        row = actions.plan_work(piket, number=number, work=work, now=at)
        actions.report_progress(
            piket, number=number, plan=row.pk, percent=percent, evidence="Foto dan daftar", now=at
        )
    check = timezone.localdate(now) + timedelta(days=46)
    actions.plan_residual(piket, number=number, on=check, now=at)
