"""A house with one record of each kind on both sides of a border, each with a word of its own.

The word of a record stands in its text, its title, its facts: wherever it turns up, the record
turned up. `SEES` says, by hand and not from the code, whose screens may carry which words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from allauth.mfa.totp.internal import auth as totp
from django.core.files.base import ContentFile

from serasi.collect.models import Attachment, Channel, Intake, Report
from serasi.collect.sealed import SENDER, subject_of
from serasi.exchange.models import ExternalEvent, ExternalFile, Prepared
from serasi.exchange.preparing import rights_of
from serasi.facilitate.models import (
    AgendaPoint,
    Conclusion,
    Forum,
    Invitee,
    Meeting,
    Package,
    PackageLine,
    Strength,
)
from serasi.facilitate.telling import token_of
from serasi.measure.models import Interview, PaperEntry, SampledPlace, Stratum, Wave
from serasi.measure.sampling import FrameRow, frame_hash
from serasi.network.actions import Office, invite, make_feed, make_renewal
from serasi.network.models import Commitment, Destruction, GlassBreak, Renewal, SealedExport
from serasi.network.roles import Can
from serasi.network.rules import token_hash
from serasi.network.sealed import Secret, seal_many
from serasi.publish.models import Edition, Figure, OfficeNumber, Paper, PaperFigure, PlanRow
from serasi.publish.public_rules import digest_of
from serasi.recover.models import (
    CareOffer,
    Client,
    Help,
    Lesson,
    Need,
    Plan,
    Point,
    Recovery,
    Referral,
    Stay,
    Support,
    Visit,
)
from serasi.register.models import (
    Chain,
    Event,
    EventReport,
    Handling,
    Revision,
    SavedView,
    SecondCoding,
    Suggestion,
)
from serasi.respond.models import Agreement, Case, CaseArea, Mediation, Party
from serasi.trail.actions import record
from serasi.warn.actions.issuing import issue
from serasi.warn.models import Notice, Observation, RiskDate, RiskDay, Rumour, Warning
from tests.cast import NOW, House

COMMON = "kuvalo"  # stands in every record, so that a search for it finds all that may be found
JEMBER, BANYUWANGI = "Bakesbangpol Kab. Jember", "Bakesbangpol Kab. Banyuwangi"
LOJEJER, SABRANG, KEDUNGREJO = "35.09.11.2001", "35.09.12.2002", "35.10.05.2003"

SEEN_BY = {
    "report_lojejer": "surya dewi rini hendra",
    "report_sabrang": "dewi rini hendra",
    "report_restricted": "rini hendra",
    "report_own": "darsono surya dewi rini hendra",
    "report_banyuwangi": "bagus",
    "report_banyuwangi_restricted": "",
    "sealed_lojejer": "hendra",
    "sealed_banyuwangi": "",
    "event_lojejer": "surya dewi rini hendra wulan sinta laras",
    "event_sabrang": "dewi rini hendra wulan sinta laras",
    "event_sara": "dewi rini hendra wulan sinta anwar laras",
    "event_draft": "dewi rini hendra",
    "event_trash": "dewi rini hendra",
    "event_banyuwangi": "bagus",
    "event_banyuwangi_sara": "bagus",
    "event_banyuwangi_draft": "bagus",
    "event_banyuwangi_trash": "bagus",
    "event_border": "surya dewi rini hendra bagus wulan sinta laras tirto",
    "event_merged": "dewi rini hendra",
    "event_banyuwangi_merged": "bagus",
    "report_banyuwangi_linked": "bagus",
    "duty_jember": "surya dewi rini hendra",
    "duty_banyuwangi": "bagus",
    "invitation_jember": "hendra yoga",
    "invitation_banyuwangi": "",
    "trail_jember": "surya dewi rini hendra mira",
    "trail_banyuwangi": "bagus",
    "view_dewi": "dewi",
    "view_bagus": "bagus",
    "intake_jember": "dewi rini hendra",
    "intake_banyuwangi": "bagus",
    "warning_jember": "darsono surya dewi rini hendra wulan sinta laras tirto",
    "warning_banyuwangi": "bagus tirto",
    "proposal_jember": "dewi rini hendra laras",
    "proposal_banyuwangi": "bagus",
    "observation_jember": "surya dewi rini hendra",
    "observation_banyuwangi": "bagus",
    "rumour_jember": "surya dewi rini hendra laras",
    "rumour_banyuwangi": "bagus",
    "case_jember": "surya dewi rini hendra wulan sinta laras",
    "case_banyuwangi": "bagus",
    "case_border": "surya dewi rini hendra bagus wulan sinta laras tirto",
    "client_jember": "sinta",
    "client_banyuwangi": "",
    "clientname_jember": "sinta",
    "clientname_banyuwangi": "",
    "plan_jember": "surya dewi rini hendra wulan sinta laras",
    "plan_banyuwangi": "bagus",
    "lesson_jember": "surya dewi rini hendra wulan sinta laras",
    "lesson_banyuwangi": "bagus",
    "mediation_jember": "surya dewi rini hendra wulan sinta laras",
    "mediation_banyuwangi": "bagus",
    "agreement_jember": "surya dewi rini hendra wulan sinta laras",
    "agreement_banyuwangi": "bagus",
    "signer_jember": "hendra",
    "signer_banyuwangi": "",
    "riskday_jember": "darsono surya dewi rini hendra wulan sinta anwar laras tirto",
    "riskday_banyuwangi": "bagus tirto",
    "glass_jember": "surya hendra mira",
    "glass_banyuwangi": "bagus",
    "export_jember": "hendra mira",
    "export_banyuwangi": "",  # a desk holds no sealed right, so that nobody of it could ask
    "opening_jember": "hendra sinta mira",
    "opening_banyuwangi": "",
    "destroyed_jember": "hendra sinta mira",
    "destroyed_banyuwangi": "",
    "meeting_jember": "surya dewi rini hendra wulan laras",
    "meeting_banyuwangi": "bagus",
    "forum_jember": "surya dewi rini hendra wulan sinta anwar laras tirto",
    "forum_banyuwangi": "bagus tirto",
    "wave_jember": "dewi rini hendra laras tirto nanda",
    "wave_banyuwangi": "bagus tirto",
    "edition_jember": "dewi rini hendra",
    "edition_banyuwangi": "bagus",
    "strength_jember": "dewi rini hendra wulan sinta anwar laras tirto",
    "strength_banyuwangi": "bagus tirto",
    "paper_jember": "dewi rini hendra",
    "paper_banyuwangi": "bagus",
    "signed_jember": "dewi rini hendra wulan sinta laras tirto",
    "signed_banyuwangi": "bagus tirto",
    "renaksi_jember": "dewi rini hendra wulan sinta laras tirto",
    "renaksi_banyuwangi": "bagus tirto",
    "external_jember": "dewi rini hendra wulan sinta laras tirto",
    "external_banyuwangi": "bagus tirto",
    "extfile_jember": "rini hendra",
    "extfile_banyuwangi": "",
    "prepared_jember": "rini",
    "prepared_banyuwangi": "bagus",
}
"""Every record of the world, and whose screens may carry its word; all other screens must not."""

NAMES = tuple(SEEN_BY)
WORDS = {name: f"kuva{number:02d}lora" for number, name in enumerate(NAMES)}
SEES: dict[str, frozenset[str]] = {
    person: frozenset(name for name in NAMES if person in SEEN_BY[name].split())
    for person in (
        "darsono",
        "surya",
        "dewi",
        "rini",
        "hendra",
        "bagus",
        "wulan",
        "sinta",
        "anwar",
        "laras",
        "tirto",
        "yoga",
        "mira",
        "nanda",
    )
}

HIDDEN_BY_REASON = frozenset(
    name for name in NAMES if name.startswith(("sealed_", "clientname_", "signer_"))
)
"""Words that no page shows by itself, only after a reason is given."""


@dataclass
class World:
    """The house with its records by name."""

    house: House
    rows: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.rows[name]


def _text(name: str) -> str:
    return f"Warga {COMMON} {WORDS[name]} berselisih soal batas kebun di balai desa."


def _report(world: World, name: str, desk: str, area: str, **more: Any) -> None:
    number = NAMES.index(name)
    report = Report.objects.create(
        uuid=uuid5(NAMESPACE_URL, name),
        receipt=f"LP-9{number:03d}",
        channel=Channel.FORM,
        text=_text(name),
        received_at=NOW - timedelta(hours=3),
        desk=world.house.agencies[desk],
        area_id=area,
        area_source=Report.AreaSource.STATED,
        content_key=name,
        **more,
    )
    Handling.objects.create(
        report=report,
        desk=report.desk,
        area_id=area,
        title=_text(name)[:100],
        received_at=report.received_at,
        due_at=NOW + timedelta(hours=1),
        due_step="triage",
        day=date(2026, 11, 25),
        sensitivity=more.get("sensitivity", "normal"),
        trigger="T2",
        label="tension",
    )
    world.rows[name] = report


def _event(world: World, name: str, desk: str, area: str, **more: Any) -> Event:
    number = NAMES.index(name)
    facts: dict[str, Any] = {
        "kind": Event.Kind.INCIDENT,
        "state": Event.State.CONFIRMED,
        "trigger": "T2",
        "confirmed_at": NOW - timedelta(hours=2),
        "confirmed_by": world.house.people["rini" if desk == JEMBER else "hendra"],
    }
    event = Event.objects.create(
        public_id=f"CT-2026-{number:04d}",
        desk=world.house.agencies[desk],
        area_id=area,
        title=f"Selisih {COMMON} {WORDS[name]}",
        facts=_text(name),
        opinion=_text(name),
        place_words=f"balai {WORDS[name]}",
        root=f"batas {WORDS[name]}",
        party_a=f"Pihak A {WORDS[name]}",
        party_b="Pihak B",
        response=f"didatangi {WORDS[name]}",
        start_date=date(2026, 11, 20),
        form="F01",
        law_source="a",
        codebook="1",
        lat="-8.30000",
        lng="113.60000",
        coded_by=world.house.people["dewi" if desk == JEMBER else "bagus"],
        coded_at=NOW - timedelta(hours=4),
        created_at=NOW - timedelta(hours=5),
        **{**facts, **more},
    )
    world.rows[name] = event
    return event


def _draft() -> dict[str, Any]:
    return {"state": Event.State.SECOND, "confirmed_at": None, "confirmed_by": None}


def _duty(world: World, name: str, owed_by: str, owed_to: str, area: str) -> None:
    world.rows[name] = Commitment.objects.create(
        what=f"Temui warga {COMMON} {WORDS[name]}",
        owed_by=world.house.agencies[owed_by],
        owed_to=world.house.agencies[owed_to],
        area_id=area,
        due_at=NOW - timedelta(hours=1),
        origin="uji",
        created_at=NOW - timedelta(days=1),
    )


def _photo(world: World, report: str) -> None:
    from io import BytesIO

    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    row = Attachment(report=world[report], name="a.jpg", kind="jpeg", sha256="0" * 64, size=1)
    row.file.save("a.jpg", ContentFile(picture.getvalue()))
    world.rows[f"photo_{report}"] = row


def _link(world: World, event: str, report: str, who: str) -> None:
    """Make a report the evidence of an event, as linking does."""
    EventReport.objects.create(
        event=world[event], report=world[report], linked_by=world.house.people[who], linked_at=NOW
    )
    Handling.objects.filter(report=world[report]).update(
        event=world[event],
        state=Handling.State.CLOSED,
        outcome=Handling.Outcome.INCIDENT,
        closed_at=NOW,
        due_at=None,
    )


def _revise(world: World, event: str, who: str) -> None:
    """Make the history of an event that was edited once."""
    Revision.objects.create(
        event=world[event],
        version=1,
        at=NOW,
        by=world.house.people[who],
        action="edited",
        reason=f"Perbaikan {WORDS[event]}",
        changes={"root": ["semula", world[event].root]},
    )


def _side(world: World, side: str) -> None:
    """Make the records that both sides have alike."""
    jember = side == "jember"
    desk, who = (JEMBER, "dewi") if jember else (BANYUWANGI, "bagus")
    person, area = world.house.people[who], LOJEJER if jember else KEDUNGREJO
    report = world["report_lojejer" if jember else "report_banyuwangi"]
    sealed = "sealed_lojejer" if jember else "sealed_banyuwangi"
    seal_many([Secret(subject_of(report.uuid), SENDER, WORDS[sealed], area)], now=NOW)
    _photo(world, "report_lojejer" if jember else "report_banyuwangi")
    view = f"view_{who}"
    world.rows[view] = SavedView.objects.create(
        person=person, page="queue", name=WORDS[view], query="q=x"
    )
    world.rows[f"intake_{side}"] = Intake.objects.create(
        channel=Channel.PASTE,
        desk=world.house.agencies[desk],
        home_id=area,
        file_name=f"{WORDS[f'intake_{side}']}.txt",
        by=person,
        created_at=NOW,
        summary={},
    )
    record(
        person.key,
        action="report.released",
        subject=f"report:{report.receipt}",
        now=NOW,
        reason=WORDS[f"trail_{side}"],
    )
    _duty(
        world,
        f"duty_{side}",
        "Kecamatan Wuluhan" if jember else desk,
        desk,
        area,
    )


def _levels(world: World, side: str) -> None:
    """Make a level in force with a call, a proposal, and an observation on one side."""
    jember = side == "jember"
    here, there = ("35.09.11", "35.09.12") if jember else ("35.10.05", "35.10.05")
    who, decides = ("surya", "dewi") if jember else ("bagus", "bagus")
    people, number = world.house.people, 1 if jember else 2
    desk = world.house.agencies[JEMBER if jember else BANYUWANGI]
    name = f"warning_{side}"
    said = [{"code": "I03", "level": 1, "strength": "strong", "text": WORDS[name], "held": False}]
    world.rows[name] = Warning.objects.create(
        number=f"SG-2026-000{number}",
        area_id=here,
        level=1,
        state=Warning.State.CONFIRMED,
        headline=f"Selisih {COMMON} {WORDS[name]}",
        reasons=said,
        proposed_at=NOW - timedelta(hours=3),
        confirmed_by=people[decides],
        confirmed_at=NOW - timedelta(hours=2),
        valid_until=NOW + timedelta(days=7),
    )
    issue(world[name], now=NOW - timedelta(hours=2))
    token = f"tautan-jawab-{side}-yang-panjang"
    world.rows[f"notice_{side}"] = Notice.objects.create(
        warning=world[name],
        agency=world.house.agencies["Kecamatan Wuluhan"] if jember else desk,
        person=people[who],
        level=1,
        told_at=NOW - timedelta(hours=2),
        climbs_at=NOW + timedelta(hours=10),
        token_hash=token_hash(token),
    )
    world.rows[f"answer_{side}"] = token
    name = f"proposal_{side}"
    world.rows[name] = Warning.objects.create(
        number=f"SG-2026-001{number}",
        area_id=there,
        level=1,
        headline=f"Selisih {COMMON} {WORDS[name]}",
        reasons=[{**said[0], "text": WORDS[name]}],
        proposed_at=NOW - timedelta(hours=1),
    )
    world.rows[f"rumour_{side}"] = Rumour.objects.create(
        claim=f"Katanya {COMMON} {WORDS[f'rumour_{side}']} mau diserang nanti malam",
        area_id=LOJEJER if jember else KEDUNGREJO,
        seen_at=NOW - timedelta(hours=4),
        agency=desk,
        by=people[decides],
        created_at=NOW - timedelta(hours=4),
    )
    name = f"riskday_{side}"
    world.rows[name] = RiskDay.objects.create(
        name=f"Hari {COMMON} {WORDS[name]}",
        kind="other",
        area_id=(LOJEJER if jember else KEDUNGREJO)[:8],
        source="kalender",
        agency=desk,
        by=people[decides],
        created_at=NOW - timedelta(days=400),
    )
    RiskDate.objects.create(
        day=world.rows[name],
        first_day=date(2026, 12, 5),
        last_day=date(2026, 12, 6),
        added_at=NOW - timedelta(days=400),
    )
    world.rows[f"observation_{side}"] = Observation.objects.create(
        code="I03",
        area_id=LOJEJER if jember else KEDUNGREJO,
        value=60,
        strength="strong",
        observed_on=date(2026, 11, 24),
        note=WORDS[f"observation_{side}"],
        agency=desk,
        by=people[decides],
        created_at=NOW - timedelta(hours=5),
    )


def _case(world: World, side: str, *areas: str) -> None:
    name = f"case_{side}"
    row = Case.objects.create(
        number=f"KS-2026-{len(Case.objects.all()) + 1:04d}",
        title=f"Perkara {COMMON} {WORDS[name]}",
        trigger="T1",
        area_id=areas[0],
        cross_border=len(areas) > 1,
        summary=WORDS[name],
        lead=world.house.agencies[BANYUWANGI if side == "banyuwangi" else JEMBER],
        opened_at=NOW - timedelta(days=2),
    )
    for code in areas:
        CaseArea.objects.create(case=row, area_id=code)
    world.rows[name] = row


def _kept(world: World, side: str) -> None:
    """Make an emergency, a request for a file, a reading and a destruction on one side."""
    jember = side == "jember"
    area = LOJEJER if jember else KEDUNGREJO
    people, when = world.house.people, NOW - timedelta(hours=1)
    world.rows[f"glass_{side}"] = GlassBreak.objects.create(
        person=people["surya" if jember else "bagus"],
        right=Can.UNSEAL.value,
        area_id=area[:8],
        reason=f"Ancaman malam ini di {WORDS[f'glass_{side}']}",
        opened_at=when,
        until=when + timedelta(hours=3),
        told=1,
    )
    world.rows[f"export_{side}"] = SealedExport.objects.create(
        kind="report.senders",
        right=Can.UNSEAL.value,
        area_id=area[:5],
        why=f"Surat penyidik {WORDS[f'export_{side}']}",
        asked_by=people["hendra" if jember else "bagus"],
        asked_at=when,
    )
    record(
        people["sinta" if jember else "bagus"].key,
        action="sealed.read",
        subject=f"client:{7 if jember else 9}",
        now=when,
        data={"area": area, "right": "victim.read_sealed", "kind": "name", "found": True},
        reason=f"Penjemputan {WORDS[f'opening_{side}']}",
    )
    Destruction.objects.create(
        rule="by_hand",
        what="client",
        area_id=area[:5],
        subjects=1,
        count=2,
        why=f"Persetujuan ditarik {WORDS[f'destroyed_{side}']}",
        at=when,
        by="system",
    )


def _recovery(world: World, side: str) -> None:
    """Make people, a plan and a lesson of the case of one side; the name is sealed."""
    case, area = world[f"case_{side}"], LOJEJER if side == "jember" else KEDUNGREJO
    word = WORDS[f"client_{side}"]
    agency = world.house.agencies[JEMBER if side == "jember" else BANYUWANGI]
    here: dict[str, Any] = {"case": case, "area_id": area}
    made: dict[str, Any] = {"recorded_at": NOW - timedelta(days=1)}
    Recovery.objects.create(case=case, opened_at=NOW - timedelta(days=1))
    point = Point.objects.create(**here, name=f"Posko {word}", opened_on=date(2026, 11, 24))
    client = Client.objects.create(
        **here,
        number=1,
        sex="P",
        displaced=True,
        birth_year=1990,
        registered_at=NOW - timedelta(days=1),
        served_at=NOW - timedelta(days=1),
    )
    name = Secret(client.subject, "name", f"{COMMON} {WORDS[f'clientname_{side}']}", area)
    seal_many([name], now=NOW)
    Stay.objects.create(client=client, point=point, entered_on=date(2026, 11, 24))
    Need.objects.create(
        **here, **made, client=client, kind="food", words=word, agency=agency, due_at=NOW
    )
    Help.objects.create(
        **here, **made, client=client, kind="food", words=word, agency=agency, given_on=NOW.date()
    )
    card = Support.objects.create(
        client=client, agency=agency, complaint=word, contact="alone", opened_at=NOW
    )
    Referral.objects.create(client=client, to="psikolog", words=word, asked_at=NOW)
    offer = CareOffer.objects.create(client=client, area_id=area, reason=word, asked_at=NOW)
    visit = Visit.objects.create(support=card, reason="screening", due_at=NOW - timedelta(hours=1))
    plan = f"plan_{side}"
    Plan.objects.create(
        **here,
        **made,
        kind="rehabilitation",
        what=f"Perbaikan {COMMON} {WORDS[plan]}",
        agency=agency,
        source="apbd",
        target="dua rumah",
        due_at=NOW - timedelta(hours=1),
    )
    told = dict.fromkeys(("planned", "happened", "why", "change"), WORDS[f"lesson_{side}"])
    Lesson.objects.create(case=case, written_at=NOW, tuning=COMMON, **told)
    world.rows |= {f"client_{side}": client, f"visit_{side}": visit, f"offer_{side}": offer}


def _meeting(world: World, side: str, area: str, host: str, *asked: str) -> None:
    """Make a meeting that is being held, with what is written of it so far."""
    name = f"meeting_{side}"
    row = Meeting.objects.create(
        number=f"RP-2026-000{1 if side == 'jember' else 2}",
        kind="timdu",
        title=f"Rapat {COMMON} {WORDS[name]}",
        need=WORDS[name],
        area_id=area,
        place="Aula",
        starts_at=NOW - timedelta(hours=1),
        ends_at=NOW + timedelta(hours=1),
        chair="Sekda",
        agency=world.house.agencies[host],
        state=Meeting.State.HELD,
        door_key=f"kunci-{side}",
        invited_at=NOW - timedelta(days=2),
        held_at=NOW - timedelta(hours=1),
        made_at=NOW - timedelta(days=3),
    )
    AgendaPoint.objects.create(
        meeting=row, serial=1, title=f"Butir {WORDS[name]}", notes=f"Dinas – {WORDS[name]}"
    )
    for agency in asked:
        one = Invitee.objects.create(
            meeting=row, agency=world.house.agencies[agency], told_at=NOW - timedelta(days=2)
        )
        one.token_hash = token_hash(token_of(one))
        one.save(update_fields=["token_hash"])
    Conclusion.objects.create(
        meeting=row,
        serial=1,
        what=f"Datangi {WORDS[name]}",
        agency=world.house.agencies[asked[0]],
        due_on=date(2026, 12, 1),
    )
    world.rows[name] = row
    world.rows[f"rsvp_{side}"] = token_of(one)


def _wave(world: World, side: str, area: str, typists: tuple[str, str]) -> None:
    """Make a wave in the field with one village drawn and one paper form typed apart twice."""
    name = f"wave_{side}"
    frame = [FrameRow(area, WORDS[name], area[:5], 100)]
    row = Wave.objects.create(
        code=f"GS-2026-000{1 if side == 'jember' else 2}",
        title=f"Survei {COMMON} {WORDS[name]}",
        kind="probability",
        state="field",
        instrument="inserasi-1",
        area_id=area[:5],
        starts_on=NOW.date(),
        ends_on=NOW.date() + timedelta(days=9),
        seed=7,
        frame=[[one.code, one.name, one.stratum, one.size] for one in frame],
        frame_hash=frame_hash(frame),
        drawn_at=NOW,
        made_at=NOW,
    )
    stratum = Stratum.objects.create(
        wave=row, code=area[:5], name=WORDS[name], villages=1, size=100, take=1
    )
    place = SampledPlace.objects.create(
        wave=row, stratum=stratum, code=area, psu=area, area_id=area, name=WORDS[name],
        order=1, probability=1.0, certainty=True, size=100,
    )  # fmt: skip
    one, two = (world.house.people[who] for who in typists)
    PaperEntry.objects.create(
        wave=row, place=place, slip="AAAA-0001", first={"sex": "P"}, first_by=one, first_at=NOW,
        second={"sex": "L"}, second_by=two, second_at=NOW,
    )  # fmt: skip
    world.rows[name] = row
    world.rows[f"interview_{side}"] = Interview.objects.create(
        uuid=uuid5(NAMESPACE_URL, name),
        wave=row,
        place=place,
        area_id=area,
        serial=1,
        slip="BBBB-0001",
        enumerator=world.house.people["nanda" if side == "jember" else "bagus"],
        mode="capi",
        instrument="inserasi-1",
        consent=False,
        received_at=NOW,
        digest="",
    )


def _residual_wave(world: World, side: str, area: str) -> None:
    """Make a wave after the case of a side, planned and nothing more."""
    name = f"residual_{side}"
    world.rows[name] = Wave.objects.create(
        code=f"GS-2026-001{1 if side == 'jember' else 2}",
        title=f"Sesudahnya {COMMON} {WORDS[f'wave_{side}']}",
        kind="residual",
        instrument="inserasi-1",
        area_id=area[:8],
        starts_on=NOW.date(),
        ends_on=NOW.date() + timedelta(days=9),
        months_after=6,
        case=world[f"case_{side}"],
        made_at=NOW,
    )


FIGURES = {"jember": "1a" * 32, "banyuwangi": "2b" * 32}
"""Digests of the figure on either side."""


def _papers(world: World, side: str, area: str, desk: str) -> None:
    """Make a draft and a signed report of a desk, a figure that stands in the draft, a plan row."""
    agency = world.house.agencies[desk]
    mid, early = (date(2026, 5, 1), date(2026, 8, 31)), (date(2026, 1, 1), date(2026, 4, 30))
    spans = {"paper": mid, "signed": early}
    writer, signer = ("dewi", "hendra") if side == "jember" else ("bagus", "tirto")
    for n, (kind, (since, until)) in enumerate(spans.items(), 1 if side == "jember" else 3):
        name = f"{kind}_{side}"
        signed = kind == "signed"
        number = OfficeNumber.objects.create(
            agency=agency, year=2026, serial=n, number=f"{agency.pk}/2026-{n}", printed=f"300/{n}",
            what="Laporan", given_at=NOW,
        )  # fmt: skip
        world.rows[name] = Paper.objects.create(
            number=f"NS-2026-000{n}", kind="timdu", label="B08", area_id=area, agency=agency,
            title=f"Laporan {COMMON} {WORDS[name]}", signing_agency=agency, since=since,
            until=until, cut_off=NOW, made_at=NOW, office_number=number,
            state="signed" if signed else "draft", sent_by=world.house.people[writer],
            signed_at=NOW if signed else None,
            signed_by=world.house.people[signer] if signed else None,
            signer="Bupati\nSatu\n" if signed else "",
        )  # fmt: skip
    figure = Figure.objects.create(
        digest=FIGURES[side], code="catatan.jumlah", version=1,
        area_id=area, since=mid[0], until=mid[1], cut_off=NOW, made_at=NOW,
        result={"values": {"potensi": 0, "peristiwa": 0, "jumlah": 0}, "texts": {}, "rows": []},
    )  # fmt: skip
    paper = world.rows[f"paper_{side}"]
    PaperFigure.objects.create(paper=paper, name="jumlah", serial=1, figure=figure)
    PlanRow.objects.create(
        agency=agency, area_id=area, year=2026, serial=1, domain="prevent", plan="Dialog",
        activity=f"Dialog {WORDS[f'renaksi_{side}']}", measure="rapat", target_b04=1,
        responsible="FKUB", made_at=NOW,
    )  # fmt: skip


def _forum(world: World, side: str, area: str) -> None:
    name = f"forum_{side}"
    row = Forum.objects.create(
        number=f"FK-2026-000{1 if side == 'jember' else 2}",
        name=f"Forum {COMMON} {WORDS[name]}",
        area_id=area,
        made_at=NOW - timedelta(days=3),
    )
    package = Package.objects.create(
        forum=row,
        serial=1,
        theme=f"Air {WORDS[name]}",
        funding="APBD",
        made_at=NOW - timedelta(days=3),
    )
    PackageLine.objects.create(package=package, kind="dialogue", what=WORDS[name], asked=1_000_000)
    world.rows[name] = row
    name = f"strength_{side}"
    alone = {"name": WORDS[name], "key": "1", "x": 0.5, "y": 0.5, "near": 0, "cut": []}
    world.rows[name] = Strength.objects.create(
        area_id=area[:5],
        day=NOW.date(),
        made_at=NOW,
        since=NOW - timedelta(days=90),
        until=NOW,
        result={
            "agencies": [alone],
            "ties": [],
            "findings": [{"kind": "alone", "subjects": ["1"], "numbers": {}, "measure": None}],
            "changes": [],
            "answers": None,
            "lost": {"decided": 0},
            "contacts": 0,
            "meetings": 0,
        },
    )


def _peace(world: World, side: str) -> None:
    """Make a mediation with its session, and the agreement that came of it, of a case."""
    case, n = world[f"case_{side}"], 1 if side == "jember" else 2
    talks, text = WORDS[f"mediation_{side}"], WORDS[f"agreement_{side}"]
    a = Party.objects.create(case=case, letter="A", words=f"warga utara {talks}")
    Party.objects.create(case=case, letter="B", words=f"warga selatan {talks}")
    since = NOW - timedelta(days=20)
    held = Mediation.objects.create(
        case=case, serial=1, ground_rules=talks, began_at=since, opened_at=since
    )
    held.team.create(office=f"Ketua {talks}", named_at=since)
    sitting = held.sessions.create(
        serial=1, kind="pre", party=a, held_at=since, place=talks, written_at=since
    )
    sitting.minutes.create(serial=1, kind="fact", words=f"{COMMON} {talks}")
    row = Agreement.objects.create(
        number=f"KD-2026-000{n}",
        case=case,
        mediation=held,
        state="signed",
        matter=f"{COMMON} {text}",
        drafted_at=since,
        offered_at=since + timedelta(days=1),
        consult_until=since + timedelta(days=4),
        signed_at=since + timedelta(days=5),
        signed_on=(since + timedelta(days=5)).date(),
        in_force_since=(since + timedelta(days=5)).date(),
    )
    row.clauses.create(serial=1, words=text)
    row.obligations.create(serial=1, party=a, what=text)
    row.checks.create(days=7, due_on=(since + timedelta(days=12)).date())
    signer = row.signatories.create(kind="witness", office=text)
    name = Secret(signer.subject, "name", WORDS[f"signer_{side}"], case.area_id)
    seal_many([name], now=NOW)
    world.rows[f"mediation_{side}"], world.rows[f"agreement_{side}"] = held, row


def _edition(world: World, side: str, area: str, by: str) -> None:
    """Make the draft of a correction, whose reason carries the word."""
    figures = {
        "schema": 1, "threshold": 3, "through": "2026-09", "names": {}, "cells": [], "harmony": [],
        "area": {"code": area, "name": side.title(), "kind": "kabupaten"},
    }  # fmt: skip
    name = f"edition_{side}"
    world.rows[name] = Edition.objects.create(
        area_id=area, number=1, through=date(2026, 9, 1), corrects=True, reason=WORDS[name],
        figures=figures, digest=digest_of(figures), made_at=NOW, made_by=world.house.people[by],
    )  # fmt: skip


def _external(world: World, side: str, area: str, agency: str) -> None:
    """Make a file of another source, whose name carries a word, and one event of it."""
    office = world.house.agencies[agency]
    row = ExternalFile.objects.create(
        source="ucdp", agency=office, name=WORDS[f"extfile_{side}"], licence="CC BY 4.0",
        sha256=side.ljust(64, "0"), size=1, encoding="utf-8", delimiter=",", head="id\n",
        complete=True, rows=1, new=1, changed=0, same=0, refused=0, at=NOW,
    )  # fmt: skip
    world.rows[f"extfile_{side}"] = row
    world.rows[f"external_{side}"] = ExternalEvent.objects.create(
        file=row, agency=office, source="ucdp", position=0, line=2, raw="1\n", source_id="1",
        area_id=area, start_date=date(2026, 3, 1), time_precision="day",
        place=WORDS[f"external_{side}"],
    )  # fmt: skip


def _prepared(world: World, side: str, who: str) -> None:
    """Make a big file of one person, whose filter carries a word."""
    name = f"prepared_{side}"
    world.rows[name] = Prepared.objects.create(
        person=world.house.people[who], words=WORDS[name],
        rights=rights_of(world.house.viewer(who)),
        state="ready", name=name, total=1, done=1, sha256=side.ljust(64, "0"), size=1,
        asked_at=NOW, ready_at=NOW, until=NOW + timedelta(days=3000),
    )  # fmt: skip


def build_jember(world: World) -> None:
    """Make what lies in Jember."""
    house = world.house
    _report(world, "report_lojejer", JEMBER, LOJEJER)
    _report(world, "report_sabrang", JEMBER, SABRANG)
    _report(world, "report_restricted", JEMBER, LOJEJER, sensitivity="restricted")
    _report(world, "report_own", JEMBER, LOJEJER, reporter=house.people["darsono"])
    lojejer = _event(world, "event_lojejer", JEMBER, LOJEJER)
    _link(world, "event_lojejer", "report_own", "dewi")
    _revise(world, "event_lojejer", "dewi")
    sabrang = _event(world, "event_sabrang", JEMBER, SABRANG)
    sara = _event(world, "event_sara", JEMBER, SABRANG, trigger="T3")
    Chain.objects.create(before=lojejer, after=sara, why="balasan", by=house.people["dewi"], at=NOW)
    _event(world, "event_merged", JEMBER, SABRANG, trashed_at=NOW, merged_into=sabrang)
    _event(world, "event_draft", JEMBER, LOJEJER, **_draft())
    _event(world, "event_trash", JEMBER, LOJEJER, trashed_at=NOW)
    _side(world, "jember")
    _levels(world, "jember")
    _case(world, "jember", "35.09.11")
    _peace(world, "jember")
    _kept(world, "jember")
    _recovery(world, "jember")
    _meeting(world, "jember", "35.09", JEMBER, "Satpol PP Kab. Jember", "Kecamatan Wuluhan")
    _forum(world, "jember", LOJEJER)
    _papers(world, "jember", "35.09", JEMBER)
    _wave(world, "jember", LOJEJER, ("dewi", "rini"))
    _residual_wave(world, "jember", LOJEJER)
    _edition(world, "jember", "35.09", "dewi")
    _external(world, "jember", "35.09", JEMBER)
    _prepared(world, "jember", "rini")
    world.rows["coding_rini"] = SecondCoding.objects.create(
        event=lojejer, coder=house.people["rini"], asked_at=NOW, codebook="1"
    )
    office = Office(house.agencies[JEMBER].pk, "Staf", "agency")
    offer = invite(house.viewer("hendra"), name=WORDS["invitation_jember"], office=office, now=NOW)
    world.rows["invitation_jember"] = offer.invitation
    world.rows["token"] = offer.token
    world.rows["feed"] = make_feed(house.viewer("rini"), now=NOW)
    world.rows["renewal_jember"] = make_renewal(
        house.viewer("hendra"), person_id=house.people["dewi"].pk, now=NOW
    ).renewal


def build_banyuwangi(world: World) -> None:
    """Make what lies in Banyuwangi, and nothing that touches Jember."""
    from serasi.network.policy import system_viewer

    house = world.house
    _report(world, "report_banyuwangi", BANYUWANGI, KEDUNGREJO)
    _report(world, "report_banyuwangi_restricted", BANYUWANGI, KEDUNGREJO, sensitivity="restricted")
    _report(world, "report_banyuwangi_linked", BANYUWANGI, KEDUNGREJO)
    kept = _event(world, "event_banyuwangi", BANYUWANGI, KEDUNGREJO)
    _event(
        world,
        "event_banyuwangi_merged",
        BANYUWANGI,
        KEDUNGREJO,
        trashed_at=NOW,
        merged_into=kept,
    )
    _link(world, "event_banyuwangi", "report_banyuwangi_linked", "bagus")
    _revise(world, "event_banyuwangi", "bagus")
    sara = _event(world, "event_banyuwangi_sara", BANYUWANGI, KEDUNGREJO, trigger="T3")
    Chain.objects.create(before=kept, after=sara, why="balasan", by=house.people["bagus"], at=NOW)
    _event(world, "event_banyuwangi_draft", BANYUWANGI, KEDUNGREJO, **_draft())
    _event(world, "event_banyuwangi_trash", BANYUWANGI, KEDUNGREJO, trashed_at=NOW)
    _side(world, "banyuwangi")
    _levels(world, "banyuwangi")
    _case(world, "banyuwangi", "35.10.05")
    _peace(world, "banyuwangi")
    _kept(world, "banyuwangi")
    _recovery(world, "banyuwangi")
    _meeting(world, "banyuwangi", "35.10", BANYUWANGI, BANYUWANGI)
    _forum(world, "banyuwangi", KEDUNGREJO)
    _papers(world, "banyuwangi", "35.10", BANYUWANGI)
    _wave(world, "banyuwangi", KEDUNGREJO, ("bagus", "tirto"))
    _residual_wave(world, "banyuwangi", KEDUNGREJO)
    _edition(world, "banyuwangi", "35.10", "bagus")
    _external(world, "banyuwangi", "35.10", BANYUWANGI)
    _prepared(world, "banyuwangi", "bagus")
    world.rows["coding_bagus"] = SecondCoding.objects.create(
        event=world["event_banyuwangi"], coder=house.people["bagus"], asked_at=NOW, codebook="1"
    )
    office = Office(house.agencies[BANYUWANGI].pk, "Piket", "duty")
    world.rows["invitation_banyuwangi"] = invite(
        system_viewer("uji"), name=WORDS["invitation_banyuwangi"], office=office, now=NOW
    ).invitation
    world.rows["renewal_banyuwangi"] = Renewal.objects.create(
        token_hash="b" * 64,
        person=house.people["bagus"],
        created_at=NOW,
        expires_at=NOW + timedelta(hours=24),
        needs_second=True,
    )


def build_border(world: World) -> None:
    """Make what touches both sides: an event over the border, and a pair of like reports."""
    event = _event(world, "event_border", BANYUWANGI, KEDUNGREJO, cross_border=True)
    event.other_areas.add(LOJEJER)
    _case(world, "border", "35.10.05", "35.09.11")
    first, second = sorted([world["report_lojejer"].pk, world["report_banyuwangi"].pk])
    world.rows["pair"] = Suggestion.objects.create(
        first_id=first, second_id=second, score=0.9, reasons=[["same_day", "2026-11-25"]]
    )


def set_second_factors(house: House) -> None:
    """Let those whose rights need a second factor have one."""
    for name in ("hendra", "yoga", "sinta"):
        totp.TOTP.activate(house.people[name], totp.generate_totp_secret())


def build_world(house: House) -> World:
    """Make the whole world."""
    set_second_factors(house)
    world = World(house)
    build_jember(world)
    build_banyuwangi(world)
    build_border(world)
    return world
