"""An agreement is signed only after it was negotiated; what it says is owed, kept, and seen."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from serasi.network.models import Agency, Commitment, LegalParam
from serasi.network.sealed import destroy, kinds_of
from serasi.problems import Problem
from serasi.regions.zones import local_day
from serasi.respond import closing
from serasi.respond.actions import agreeing, casing, mediating
from serasi.respond.actions.agreeing import Owing, Text
from serasi.respond.actions.mediating import Named
from serasi.respond.actions.scanning import keep_scan, open_scan
from serasi.respond.actions.situations import Situation, report_situation
from serasi.respond.models import Agreement, Case, Obligation
from serasi.respond.naming import open_names
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.respond.mending import BEFORE, PLAIN, SIGNERS, Path, owing

pytestmark = pytest.mark.django_db
Open = Callable[..., Case]
DAY = timedelta(days=1)
TODAY = NOW.date()


@pytest.fixture
def path(office: House, open_case: Open, settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return Path(office, open_case(now=NOW - timedelta(days=20)))


def test_an_agreement_signed_before_it_was_negotiated_is_refused_with_its_number(
    path: Path,
) -> None:
    path.begin()
    row = path.draft()
    assert row.number == "KD-2026-0001"
    with pytest.raises(Problem, match="S1140") as refused:
        path.sign()
    said = refused.value.sentence
    assert said.startswith("KD-2026-0001 belum dapat ditandatangani: belum ada sidang bersama")
    assert "penengah belum diterima" in said and "belum ditanyakan kepada warga" in said


def test_each_side_has_three_days_to_ask_its_people(path: Path) -> None:
    path.to_joint()
    path.draft(now=BEFORE + DAY)
    row = path.offer(BEFORE + DAY)
    assert row.consult_until == BEFORE + 4 * DAY
    with pytest.raises(Problem, match="waktu bertanya kepada warga sampai 19/11/2026 09.03 WIB"):
        path.sign(BEFORE + 4 * DAY - timedelta(minutes=1))
    assert path.sign(BEFORE + 4 * DAY).state == "signed"


def test_the_time_is_waived_only_by_both(path: Path) -> None:
    path.to_joint()
    path.draft()
    path.offer(BEFORE + DAY)
    path.say("A", "waived", BEFORE + DAY)
    path.say("B", "agreed", BEFORE + DAY)
    with pytest.raises(Problem, match="waktu bertanya"):
        path.sign(BEFORE + 2 * DAY)
    path.say("B", "waived", BEFORE + 2 * DAY)
    assert path.sign(BEFORE + 2 * DAY).state == "signed"


def test_an_objection_stops_the_signing_until_the_text_changes(path: Path) -> None:
    path.to_joint()
    path.draft()
    path.offer(BEFORE + DAY)
    path.say("B", "objected", BEFORE + 2 * DAY)
    with pytest.raises(Problem, match="Pihak B berkeberatan"):
        path.sign(NOW)
    other = replace(PLAIN, clauses=("Berdamai.", "Jalan dibuka bergantian."))
    agreeing.change_text(
        path.viewer(NOW), text=other, reason="keberatan Pihak B", **path.text(BEFORE + 3 * DAY)
    )
    row = path.agreement
    assert (row.state, row.revision, row.consult_until) == ("draft", 2, None)
    [former] = row.former.all()
    assert former.text["clauses"] == ["Berdamai.", "Tidak mengulangi."]
    with pytest.raises(Problem, match="belum ditanyakan"):
        path.sign(NOW)
    with pytest.raises(Problem, match="S104"):  # offered before it was changed
        agreeing.offer_text(path.viewer(NOW), offered_at=BEFORE + 2 * DAY, **path.text(NOW))
    path.offer(BEFORE + 4 * DAY)
    assert path.sign(NOW).state == "signed"


def test_signing_brings_duties_visits_and_the_next_stage(path: Path) -> None:
    due = TODAY + timedelta(days=14)
    row = path.to_signed(owing(path.office, due_on=due))
    path.case.refresh_from_db()
    assert (path.case.stage, path.mediation.state) == ("agreed", "agreed")
    duties = Commitment.objects.filter(origin=f"agreement:{row.number}").exclude(
        owed_by__kind="kecamatan"
    )
    told = {d.owed_by.kind: (d.what, d.due_at.isoformat()) for d in duties}
    assert told["satpol_pp"][0].startswith("Jaga jalur pulang")
    assert told["bakesbangpol"][0].startswith("Ikuti kewajiban Pihak A: Biaya berobat")
    assert told["satpol_pp"][1] == "2026-12-09T16:59:00+00:00"  # 23.59 WIB
    assert duties.count() == 2  # what holds at all times has no day
    checks = [(c.days, c.due_on, c.duty.owed_by.kind) for c in row.checks.all() if c.duty]
    assert checks == [
        (7, date(2026, 12, 2), "kecamatan"), (30, date(2026, 12, 25), "kecamatan"),
        (90, date(2027, 2, 23), "kecamatan"), (180, date(2027, 5, 24), "kecamatan"),
    ]  # fmt: skip
    assert row.mediation.agreement_duty is not None
    assert row.mediation.agreement_duty.state == "done"


def test_the_residents_are_told_within_a_week_by_every_camat_of_the_case(path: Path) -> None:
    row = path.to_signed()
    spread = Commitment.objects.filter(what__startswith="Sampaikan kesepakatan")
    assert [(d.owed_by.kind, d.state) for d in spread] == [("kecamatan", "open")]
    assert spread[0].due_at.isoformat() == "2026-12-02T16:59:00+00:00"  # 7 days on, 23.59 WIB
    client = path.office.client("dewi")
    page = client.get(f"/kesepakatan/{row.number}/").content.decode()
    assert 'id="warga"' in page and "paling lambat 2 Des" in page
    spread.update(state="done", done_at=NOW, evidence="120 warga hadir di balai desa")
    page = client.get(f"/kesepakatan/{row.number}/").content.decode()
    assert "120 warga hadir di balai desa" in page and "paling lambat 2 Des" not in page


def test_money_is_whole_rupiah_and_an_obligation_is_of_one(path: Path) -> None:
    path.to_joint()
    satpol = path.office.agencies["Satpol PP Kab. Jember"].pk
    banyuwangi = path.office.agencies["Bakesbangpol Kab. Banyuwangi"].pk
    for wrong in (
        Owing("x", "A", amount_rp=0),
        Owing("x", "A", amount_rp=-1),
        Owing("x", "A", amount_rp=10**16),
        Owing("x", "A", satpol, due_on=TODAY),
        Owing("x"),
        Owing("x", "Z"),
        Owing(" ", "A"),
        Owing("x", agency_id=satpol),
        Owing("x", agency_id=banyuwangi, due_on=TODAY),
        Owing("x", agency_id=999_999, due_on=TODAY),
    ):
        with pytest.raises(Problem):
            path.draft(replace(PLAIN, obligations=(wrong,)))
    for empty in (Text("", ("x",)), Text("x", ()), Text("x", (" ",))):
        with pytest.raises(Problem, match="S104"):
            path.draft(empty)
    assert not Agreement.objects.exists()
    row = path.draft(replace(PLAIN, obligations=(Owing("x", "A", amount_rp=10**15),)))
    assert row.obligations.get().amount_rp == 10**15
    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.update(amount_rp=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.update(party=None)


def test_a_dissolved_agency_is_given_no_obligation(path: Path) -> None:
    path.to_joint()
    satpol = path.office.agencies["Satpol PP Kab. Jember"]
    text = owing(path.office, due_on=TODAY + 14 * DAY)
    path.draft(text)
    path.offer()
    satpol.closed_on = TODAY
    satpol.save()
    with pytest.raises(Problem, match="Satpol PP Kab. Jember.*S624"):
        path.sign()  # dissolved between the text and its signing
    row = path.agreement
    assert row.state == "offered" and not row.checks.exists()
    agreeing.drop_text(path.viewer(NOW), reason="instansi tidak ada", **path.text(NOW))
    with pytest.raises(Problem, match="S624"):
        path.draft(text)


def test_deaths_do_not_end_with_an_agreement(path: Path) -> None:
    path.to_joint()
    report_situation(
        path.viewer(NOW), number=path.case.number, told=Situation(NOW, "dua meninggal", deaths=2),
        now=NOW,
    )  # fmt: skip
    path.draft()
    path.offer()
    with pytest.raises(Problem, match="S1146"):
        path.sign()
    casing.hand_to_law(path.viewer(NOW), number=path.case.number, process="Polres, LP/1", now=NOW)
    assert path.sign().state == "signed"


def test_who_must_sign(path: Path) -> None:
    path.to_joint()
    path.draft()
    path.offer()
    for missing in (SIGNERS[1:], SIGNERS[:2], ()):
        with pytest.raises(Problem, match="S104"):
            path.sign(signers=missing)
    with pytest.raises(Problem, match="S104"):
        path.sign(NOW, at=NOW + timedelta(minutes=1))
    with pytest.raises(Problem, match="mendahului naskahnya"):
        path.sign(NOW, at=BEFORE - timedelta(minutes=1))


def test_names_are_sealed_and_opened_with_a_reason_by_who_may(path: Path) -> None:
    row = path.to_signed()
    assert row.number not in [e.data for e in Entry.objects.filter(data__contains="Rekaan")]
    assert not Entry.objects.filter(data__contains="Rekaan").exists()
    [a, b, witness, official] = row.signatories.all()
    assert kinds_of(a.subject) == {f"signer:{row.number}"}
    for who in ("dewi", "surya", "wulan", "laras", "tirto"):
        with pytest.raises(Problem):
            open_names(path.office.viewer(who), row, reason="menyusun berita acara", now=NOW)
    with pytest.raises(Problem, match="S106"):
        open_names(path.office.viewer("hendra"), row, reason="ya", now=NOW)
    names = open_names(path.office.viewer("hendra"), row, reason="menyusun berita acara", now=NOW)
    assert names[witness.pk] == "Saksi Satu Rekaan" and set(names) == {a.pk, b.pk, witness.pk}
    assert official.office == "Camat"
    assert Entry.objects.filter(action="sealed.read", subject=witness.subject).exists()


def _picture() -> io.BytesIO:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "PNG")
    made.seek(0)
    return made


def test_a_scan_is_kept_encrypted_with_its_digest_and_goes_with_its_key(path: Path) -> None:
    row = path.to_signed()
    pdf = b"%PDF-1.7 naskah bertanda tangan"
    keep_scan(path.viewer(NOW), file=io.BytesIO(pdf), name="ba.pdf", **path.text(NOW))
    row = path.agreement
    with row.scan.open("rb") as kept:
        assert b"naskah" not in kept.read()
    with pytest.raises(Problem):
        open_scan(path.viewer(NOW), number=row.number, reason="mencocokkan naskah", now=NOW)
    hendra = path.office.viewer("hendra")
    opened = open_scan(hendra, number=row.number, reason="mencocokkan naskah", now=NOW)
    assert (opened.content, opened.kind, opened.sha256) == (pdf, "pdf", row.scan_sha256)
    with pytest.raises(Problem, match="S1156"):
        keep_scan(path.viewer(NOW), file=io.BytesIO(b"MZ"), name="x.exe", **path.text(NOW))
    keep_scan(path.viewer(NOW), file=_picture(), name="ba.png", **path.text(NOW))
    assert open_scan(hendra, number=row.number, reason="mencocokkan naskah", now=NOW).kind == "jpeg"
    destroy(f"session:agreement-{row.pk}", reason="masa simpan habis", now=NOW)
    with pytest.raises(Problem, match="S1157"):
        open_scan(hendra, number=row.number, reason="mencocokkan naskah", now=NOW)


def test_a_changed_scan_is_not_shown(path: Path) -> None:
    row = path.to_signed()
    keep_scan(path.viewer(NOW), file=io.BytesIO(b"%PDF-1"), name="ba.pdf", **path.text(NOW))
    row = path.agreement
    with open(row.scan.path, "r+b") as kept:  # noqa: PTH123 - one byte of it is changed in place
        kept.seek(20)
        byte = kept.read(1)
        kept.seek(20)
        kept.write(bytes([byte[0] ^ 1]))
    with pytest.raises(Problem, match="S1157"):
        open_scan(
            path.office.viewer("hendra"), number=row.number, reason="mencocokkan naskah", now=NOW
        )


def test_an_amended_agreement_needs_its_own_joint_session_and_keeps_the_former_text(
    path: Path,
) -> None:
    due = TODAY + timedelta(days=14)
    first = path.to_signed(owing(path.office, due_on=due))
    later = NOW + timedelta(days=40)
    other = replace(owing(path.office, due_on=due + 60 * DAY), clauses=("Berdamai.", "Baru."))
    path.draft(other, now=later, amends=first.number)
    path.offer(later)
    with pytest.raises(Problem, match="belum ada sidang bersama"):
        path.sign(later + 4 * DAY)
    path.sit("joint", at=later + DAY)
    second = path.sign(later + 4 * DAY)
    first.refresh_from_db()
    assert (first.state, second.amends, second.follows) == ("replaced", first, None)
    assert [c.words for c in first.clauses.all()] == ["Berdamai.", "Tidak mengulangi."]
    assert second.in_force_since == first.signed_on and second.signed_on != first.signed_on
    assert set(first.checks.values_list("state", flat=True)) == {"dropped"}
    old = Commitment.objects.filter(origin=f"agreement:{first.number}", state="open")
    assert not old.exists() and second.checks.filter(state="due").count() == 4
    path.case.refresh_from_db()
    assert path.case.stage == "agreed"


def test_one_draft_and_one_agreement_in_force(path: Path) -> None:
    path.to_joint()
    path.draft()
    with pytest.raises(Problem, match="S1143"):
        path.draft()
    path.offer()
    path.sign()
    with pytest.raises(Problem, match="S1133"):
        path.draft(now=NOW)
    row = path.agreement
    for facts in ({"offered_at": None}, {"signed_on": None}, {"in_force_since": TODAY + DAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Agreement.objects.filter(pk=row.pk).update(**facts)


def test_of_two_officers_who_change_a_text_at_once_one_is_told(path: Path) -> None:
    path.to_joint()
    path.draft()
    known = path.text(NOW)
    other = replace(PLAIN, clauses=("Lain.",))
    agreeing.change_text(path.viewer(NOW), text=other, reason="", **known)
    with pytest.raises(Problem, match="S1142"):
        agreeing.change_text(path.office.viewer("rini"), text=PLAIN, reason="", **known)
    assert [c.words for c in path.agreement.clauses.all()] == ["Lain."]


def test_who_only_reads_changes_nothing_and_a_neighbour_finds_nothing(path: Path) -> None:
    path.to_joint()
    path.draft()
    for who, code in (("wulan", "S102"), ("laras", "S102"), ("bagus", "S101"), ("anwar", "S101")):
        with pytest.raises(Problem, match=code):
            agreeing.offer_text(path.office.viewer(who), **path.text(NOW))


def test_consulting_days_follow_the_legal_table(path: Path) -> None:
    LegalParam.objects.create(
        key="agreement.consult_days", value=5, unit="days", source="Perbup",
        effective_from=BEFORE.date(),
    )  # fmt: skip
    path.to_joint()
    path.draft()
    assert path.offer(BEFORE + DAY).consult_until == BEFORE + 6 * DAY


def test_numbers_follow_each_other_within_a_year(path: Path, open_case: Open) -> None:
    path.to_signed()
    other = Path(path.office, open_case(now=NOW - timedelta(days=20)))
    assert other.to_signed().number == "KD-2026-0002"
    path2 = Path(path.office, open_case(now=NOW))
    new_year = NOW.replace(month=12, day=31, hour=17, minute=30)  # 00.30 WIB of the next
    path2.begin(new_year)
    assert path2.draft(now=new_year).number == "KD-2027-0001"


def test_the_closing_rule_knows_agreements_and_their_visits(path: Path) -> None:
    letters = {one.letter for one in closing.unmet(path.case, now=NOW)}
    assert "b" in letters and "d" not in letters
    path.to_signed()
    path.case.refresh_from_db()
    left = {one.letter: one.why for one in closing.unmet(path.case, now=NOW)}
    assert "b" not in left and "H+30" in left["d"]
    for days in (7, 30):
        moment = NOW + timedelta(days=days)
        path.visit(days, on=local_day(moment, "35"), now=moment)
    later = NOW + timedelta(days=31)
    assert {"b", "d"} & {one.letter for one in closing.unmet(path.case, now=later)} == set()


def test_mediation_of_a_closed_case_rests(path: Path) -> None:
    path.begin()
    path.draft()
    Case.objects.update(stage="closed", closed_at=NOW)
    with pytest.raises(Problem, match="S1109"):
        path.offer()
    with pytest.raises(Problem, match="S1109"):
        mediating.name_mediator(path.viewer(NOW), named=Named("Camat"), **path.known(NOW))


def test_nobody_signs_with_an_empty_name_or_for_a_side_that_is_not_there(path: Path) -> None:
    path.to_joint()
    path.draft()
    path.offer(BEFORE + DAY)
    first, second, witness, _official = SIGNERS
    for signers in (
        (replace(first, name="  "), second, witness),
        (first, second, replace(witness, name=" ")),
        (*SIGNERS, replace(first, letter="H")),
    ):
        with pytest.raises(Problem, match="S104"):
            path.sign(signers=signers)
    assert path.sign().state == "signed"


def test_what_an_agency_owed_that_was_dissolved_later_is_taken_off_by_a_new_text(
    path: Path,
) -> None:
    """A breach would leave it owed; the new text that the parties sign takes it down, once."""
    row = path.to_signed(owing(path.office, due_on=TODAY + 14 * DAY))
    duty = row.obligations.get(agency__isnull=False).duty
    satpol = path.office.agencies["Satpol PP Kab. Jember"]
    Agency.objects.filter(pk=satpol.pk).update(closed_on=TODAY + DAY)
    later = NOW + 3 * DAY
    instead = Owing("Jaga jalur pulang tiap Sabtu", "A", due_on=TODAY + 20 * DAY)
    path.sit("joint", at=later)
    path.draft(replace(PLAIN, obligations=(instead,)), now=later, amends=row.number)
    path.offer(later)
    made = path.sign(later + 4 * DAY)
    duty.refresh_from_db()
    assert (duty.state, made.state) == ("dropped", "signed")
    assert not made.obligations.filter(agency=satpol).exists()
    left = Entry.objects.filter(action="duty.dropped", subject=f"duty:{duty.pk}")
    assert left.get().reason == made.number
