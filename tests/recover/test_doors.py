"""The pages of recovery through their doors: who sees what, lists, the course to its end."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from serasi.network.sealed import kinds_of
from serasi.recover import actions
from serasi.recover.models import Client, Damage, Household, Lesson, Plan, Recovery, Stay, Visit
from serasi.respond import events
from serasi.respond.models import Case
from serasi.trail.models import Entry as TrailEntry
from tests.access.world import set_second_factors
from tests.cast import NOW, House
from tests.recover.conftest import NUMBER, TODAY, Register

LIST = """No\tKK\tNIK\tNama\tL/P\tUmur\tKerentanan\tAsal\tPosko\tTanggal masuk
1\t1\t3509115203900001\tSiti Aminah\tP\t36\thamil\tLojejer\tBalai\t23/11/2026
2\t1\t3509112001880002\tRahmat\tL\t38\t-\tLojejer\tBalai\t23/11/2026
3\t1\t\tBima\tL\t8 bln\tbalita\tLojejer\tBalai\t23/11/2026
4\t2\t350911\tSalah NIK\tP\t30\t\tLojejer\tBalai\t23/11/2026
5\t2\t\tTanpa Kelamin\t\t30\t\tLojejer\tBalai\t23/11/2026
6\t2\t\tMasa Depan\tP\t30\t\tLojejer\tBalai\t01/12/2026
7\t2\t\tLain Posko\tP\t30\t\tLojejer\tGudang\t23/11/2026
8\t2\t3509115203900001\tSt Aminah\tP\t36\t\tLojejer\tBalai\t23/11/2026
9\t2\t\tAsal Jauh\tP\t200\tgaib\tAtlantis\tBalai\t23/11/2026
10\t2\t\tAsal Lain\tP\t41\t\tAtlantis\tBalai\t23/11/2026
"""


@pytest.fixture
def sinta(house: House, case: Case) -> Browser:
    """Sinta of Dinsos Jember, logged in with her second factor."""
    set_second_factors(house)
    return house.client("sinta")


def url(name: str, *arguments: object) -> str:
    return reverse(f"recover:{name}", args=arguments)


def act(browser: Browser, name: str = "act", *arguments: object, **told: object) -> int:
    return browser.post(url(name, NUMBER, *arguments), told).status_code


@pytest.fixture
def balai(house: House, case: Case) -> int:
    """The point Balai in Lojejer."""
    return actions.open_point(
        house.viewer("sinta"), number=NUMBER, name="Balai", area="35.09.11.2001", now=NOW
    ).pk


def test_a_list_is_looked_at_first_and_shows_no_name(sinta: Browser, balai: int) -> None:
    answer = sinta.post(url("listing", NUMBER), {"text": LIST})
    page = answer.content.decode()
    shown = page[: page.index("<textarea")]
    assert "4 dari 10 baris siap disimpan" in shown
    for name in ("Siti", "Rahmat", "Bima", "3509115203900001"):
        assert name not in shown
    assert re.findall(r"Baris (\d+)", shown)[:6] == ["5", "6", "7", "8", "9", "10"]
    for code in ("S1245", "S1243", "S1246", "S1247", "S1249", "S1244", "S1248", "S1251"):
        assert code in shown
    assert "no-store" in answer.headers["Cache-Control"]
    assert not Client.objects.exists()


def test_a_list_is_stored_once_however_often_it_is_sent(sinta: Browser, balai: int) -> None:
    for expected in (4, 4):
        page = sinta.post(url("listing", NUMBER), {"text": LIST, "do": "store"}).content.decode()
        assert Client.objects.count() == expected
    assert "S1250" in page
    assert Household.objects.count() == 2
    first = Client.objects.get(number=1)
    assert (first.birth_year, first.pregnant, first.origin_id) == (1990, True, "35.09.11.2001")
    assert Stay.objects.filter(point=balai, entered_on="2026-11-23").count() == 4
    assert kinds_of(first.subject) == {"name", "nik"}
    listed = TrailEntry.objects.filter(action="clients.listed")
    assert len(listed) == 2
    assert "Siti" not in " ".join(str(one.data) for one in listed)


def test_a_family_stays_one_when_a_row_is_mended_later(sinta: Browser, balai: int) -> None:
    sinta.post(url("listing", NUMBER), {"text": LIST, "do": "store"})
    mended = LIST.replace(
        "Masa Depan\tP\t30\t\tLojejer\tBalai\t01/12", "Ana\tP\t30\t\tLojejer\tBalai\t23/11"
    )
    sinta.post(url("listing", NUMBER), {"text": mended, "do": "store"})
    assert Client.objects.count() == 5
    assert Client.objects.get(number=5).household == Client.objects.get(number=4).household


def test_a_preview_can_be_sent_on_as_it_was_shown(sinta: Browser, balai: int) -> None:
    page = sinta.post(url("listing", NUMBER), {"text": LIST}).content.decode()
    text = re.search(r"<textarea[^>]*hidden>(.*?)</textarea>", page, re.DOTALL)
    assert text is not None
    answer = sinta.post(url("listing", NUMBER), {"text": text[1], "do": "store"})
    assert Client.objects.count() == 4
    assert re.findall(r"Baris (\d+)", answer.content.decode())[0] == "5"  # the sheet's own number


def test_two_thousand_names_from_a_workbook(sinta: Browser, balai: int) -> None:
    import xlsxwriter

    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as file:
        sheet = file.add_worksheet("Pengungsi")
        sheet.write_row(0, 0, ["Data pengungsi"])
        sheet.write_row(2, 0, ["KK", "NIK", "Nama", "JK", "Usia", "Posko"])
        for n in range(2000):
            row = [
                n // 4,
                3509110000000001 + 10 * n,
                f"Warga {n}",
                "LP"[n % 2],
                20 + n % 50,
                "balai",
            ]
            sheet.write_row(3 + n, 0, row)
    book.seek(0)
    book.name = "pengungsi.xlsx"
    answer = sinta.post(url("listing", NUMBER), {"file": book, "do": "store"})
    assert answer.status_code == 302
    assert (Client.objects.count(), Household.objects.count()) == (2000, 500)
    page = sinta.get(url("people", NUMBER)).content.decode()
    assert "2.000 orang" in page
    assert "Warga" not in page


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "S1240"),
        ("Tanggal;Uraian\n1;2", "S1241"),
        ("Nama;L/P\n", "S1240"),
        ("\x00\x01", "S1241"),
    ],
)
def test_what_is_no_list_is_refused_by_number(
    sinta: Browser, balai: int, text: str, code: str
) -> None:
    answer = sinta.post(url("listing", NUMBER), {"text": text})
    assert answer.status_code == 422
    assert code in answer.content.decode()


def test_a_nik_that_excel_rounded_is_not_taken_for_one(sinta: Browser, balai: int) -> None:
    import xlsxwriter

    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as file:
        sheet = file.add_worksheet()
        sheet.write_row(0, 0, ["Nama", "L/P", "NIK", "Tahun lahir"])
        sheet.write_row(1, 0, ["Ani", "P", 3509110000000010, 1990])
        sheet.write_row(2, 0, ["Ana", "P", 3509110000000010, 1991])  # another, rounded alike
    book.seek(0)
    book.name = "daftar.xlsx"
    page = sinta.post(url("listing", NUMBER), {"file": book}).content.decode()
    assert "S1253" in page
    text = re.search(r"<textarea[^>]*hidden>(.*?)</textarea>", page, re.DOTALL)
    assert text is not None
    sinta.post(url("listing", NUMBER), {"text": text[1], "do": "store"})
    assert list(Client.objects.values_list("nik_key", flat=True)) == ["", ""]


def test_registering_by_the_form_and_finding_without_opening(sinta: Browser, balai: int) -> None:
    told = {
        "kind": "displaced",
        "sex": "P",
        "birth_year": "1990",
        "point": balai,
        "household": "0",
        "vulnerable": ["nursing"],
        "name": "Siti Aminah",
        "nik": "3509115203900001",
    }
    answer = sinta.post(url("register", NUMBER), told)
    assert answer.headers["Location"] == url("person", NUMBER, 1)
    for asked in (
        {"nik": "3509 1152 0390 0001"},
        {"name": "hj siti aminah", "birth_year": "1991"},
    ):
        found = sinta.post(url("find", NUMBER), asked).content.decode()
        results = found[found.index("Hasil pencarian") :]
        assert "P-0001" in results
        assert "Siti" not in found
    nobody = sinta.post(url("find", NUMBER), {"name": "Siti Aminah"}).content.decode()
    assert "Tidak ada yang cocok" in nobody  # a name alone is too little to tell


def test_a_name_opens_by_reason_and_second_factor_alone(
    house: House, sinta: Browser, register: Register
) -> None:
    register("Siti Aminah", phone="0812")
    where = url("identity", NUMBER, 1)
    for name in ("recovery", "people"):
        assert "Siti" not in sinta.get(url(name, NUMBER)).content.decode()
    assert "Siti" not in sinta.get(url("person", NUMBER, 1)).content.decode()
    assert sinta.post(where, {"reason": "cek"}).status_code == 422
    shown = sinta.post(where, {"reason": "Mencari keluarganya di posko lain"}).content.decode()
    assert "Siti Aminah" in shown
    assert "0812" in shown
    seen = TrailEntry.objects.get(action="sealed.read")
    assert seen.subject == f"client:{NUMBER}/P-0001"
    browser = Browser()
    browser.force_login(house.people["sinta"], backend="django.contrib.auth.backends.ModelBackend")
    answer = browser.post(where, {"reason": "Mencari keluarganya di posko lain"})
    assert answer.status_code == 404  # without the second factor
    assert "Siti" not in answer.content.decode()


def test_the_page_of_a_person_walks_through_care(
    house: House, sinta: Browser, register: Register, balai: int
) -> None:
    register("Siti")

    def step(do: str, **told: object) -> None:
        assert act(sinta, "person_act", 1, do=do, **told) == 302

    step("consent", purpose="service", giver="self")
    step("consent", purpose="share", giver="self")
    step("support", contact="alone", complaint="Sulit tidur")
    step("refer", to="psikolog", words="konseling")
    step("enter", point=balai, on="2026-11-25")
    dinsos = house.agencies["Dinas Sosial Kab. Jember"].pk
    need = {"kind": "health", "words": "obat", "agency": dinsos, "client": 1}
    assert act(sinta, "care", do="need", due="2026-11-27", **need) == 302
    assert act(sinta, "care", do="help", value="150.000", amount="2,5", **need) == 302
    page = sinta.get(url("person", NUMBER, 1)).content.decode()
    for words in ("temui sendiri", "Penapisan", "konseling", "Balai", "150.000", "Sulit tidur"):
        assert words in page
    visit = Visit.objects.get(reason="screening")
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        sinta = house.client("sinta")
        listed = sinta.get(url("visits")).content.decode()
        assert "Satu orang dikunjungi hari ini" in listed
        told = {"do": "made", "service": "screening", "companion": "peksos", "calm": "5"}
        assert sinta.post(url("visit", visit.pk), told).status_code == 302
        assert "Tidak ada kunjungan hari ini" in sinta.get(url("visits")).content.decode()
    sinta = house.client("sinta")
    step("leave", on="2026-11-25")
    step("solve", outcome="returned", on="2026-11-25")
    step("withdraw", purpose="data")
    bare = sinta.get(url("person", NUMBER, 1)).content.decode()
    assert "menarik persetujuannya" in bare
    assert "Sulit tidur" not in bare


def test_the_course_of_a_recovery_to_its_end(house: House, case: Case, register: Register) -> None:
    dewi, rini = house.client("dewi"), house.client("rini")
    assert act(dewi, do="begin") == 302

    def version() -> int:
        return Recovery.objects.get().version

    def move(to: str) -> str:
        answer = dewi.post(url("act", NUMBER), {"do": "move", "to": to, "version": version()})
        return "" if answer.status_code == 302 else answer.content.decode()

    assert "kajian belum ditulis" in move("rehabilitation")
    assert act(dewi, do="calm", on="2026-11-20") == 302
    page = dewi.get(url("recovery", NUMBER)).content.decode()
    assert "Kajian kebutuhan pascakonflik" in page
    assert act(dewi, do="assess", needs="12 rumah", capital="gotong royong") == 302
    assert move("rehabilitation") == ""
    plan = {
        "kind": "rehabilitation",
        "what": "Perbaikan rumah",
        "target": "12 rumah",
        "agency": house.agencies["Satpol PP Kab. Jember"].pk,
        "budget": "Rp 250.000.000",
        "source": "apbd",
        "due": "2027-01-31",
    }
    assert act(dewi, do="plan", **plan) == 302
    assert "baris rencana yang berjalan" in move("evaluation")
    row = Plan.objects.get()
    assert row.budget_rp == 250_000_000
    assert act(dewi, do="progress", plan=row.pk, percent=100, evidence="") == 422
    assert act(dewi, do="progress", plan=row.pk, percent=60, evidence="8 rumah, foto") == 302
    assert act(dewi, do="progress", plan=row.pk, percent=40, evidence="keliru") == 422
    assert act(dewi, do="progress", plan=row.pk, percent=100, evidence="12 rumah") == 302
    assert act(dewi, do="progress", plan=row.pk, percent=100, evidence="lagi") == 409
    loss = {"what": "house", "grade": "heavy", "owner": "private", "count": 3}
    assert act(dewi, do="damage", estimate="120.000.001", **loss) == 302
    assert act(dewi, do="damage", **loss) == 302
    assert act(dewi, do="damage", estimate="12,5", **loss) == 422
    damage = Damage.objects.order_by("pk").first()
    assert damage is not None
    assert act(dewi, do="verify", damage=damage.pk) == 409
    assert act(rini, do="verify", damage=damage.pk) == 302
    page = dewi.get(url("recovery", NUMBER)).content.decode()
    assert "Rp 120.000.001 untuk 6 benda; satu baris tanpa taksiran" in page
    assert move("evaluation") == ""
    register()
    refused = move("closed")
    for why in ("evaluasi belum", "pengungsi tanpa solusi", "residual belum direncanakan"):
        assert why in refused
    assert act(dewi, do="evaluate", evaluation="Pasar dipakai bersama lagi") == 302
    assert act(dewi, do="residual", on="2026-11-25") == 422
    assert act(dewi, do="residual", on="2027-02-25") == 302
    actions.solve(
        house.viewer("sinta"), number=NUMBER, code=1, outcome="returned", on=TODAY, now=NOW
    )
    assert move("closed") == ""
    stale = dewi.post(url("act", NUMBER), {"do": "move", "to": "evaluation", "version": 1})
    assert stale.status_code == 409
    assert move("evaluation") == ""  # and can be opened again


def test_lessons_are_owed_after_closing_and_found_by_their_words(house: House, case: Case) -> None:
    dewi = house.client("dewi")
    lesson = {
        "planned": "Rapat dalam 24 jam",
        "happened": "Rapat sesudah dua hari",
        "why": "Undangan tidak sampai",
        "change": "Undangan lewat dua saluran",
        "indicator": "I03",
        "tuning": "Turunkan ambang kuning",
    }
    assert act(dewi, do="learn", **lesson) == 409  # still being handled
    Case.objects.filter(pk=case.pk).update(stage="closed", closed_at=NOW)
    events.case_closed.send(sender=Case, case_id=case.pk, now=NOW)
    page = dewi.get(url("recoveries")).content.decode()
    assert "Pelajaran dari perkara ini" in page
    from serasi.network.models import Commitment

    duty = Commitment.objects.get(origin=f"recovery:{NUMBER}")
    assert duty.due_at.date().isoformat() == "2026-12-09"
    assert act(dewi, do="learn", **lesson) == 302
    duty.refresh_from_db()
    assert duty.state == "done"
    assert Lesson.objects.count() == 1
    for words, n in (("undangan saluran", 1), ("undangan gempa", 0)):
        found = dewi.get(url("lessons"), {"q": words}).content.decode()
        assert f"<b>{n} pelajaran</b>" in found
        assert ("dua saluran" in found) == bool(n)
    assert "dua saluran" not in house.client("bagus").get(url("lessons")).content.decode()


@pytest.mark.parametrize("who", ["dewi", "surya", "wulan", "laras"])
def test_the_team_sees_counts_and_no_way_to_people(
    house: House, case: Case, register: Register, who: str
) -> None:
    register("Siti")
    browser = house.client(who)
    page = browser.get(url("recovery", NUMBER)).content.decode()
    assert "ditutup" in page
    assert "P-0001" not in page
    for name, arguments in (
        ("people", ()),
        ("listing", ()),
        ("person", (1,)),
        ("identity", (1,)),
        ("visits", None),
    ):
        where = url(name) if arguments is None else url(name, NUMBER, *arguments)
        assert browser.get(where).status_code == 404


def test_fkub_and_bakorwil_get_totals_at_most(house: House) -> None:
    from tests.recover.conftest import make_case

    row = make_case(
        house,
        "KS-2026-0007",
        trigger="T3",
        areas=["35.09.11", "35.10.05"],
        cross_border=True,
    )
    dewi = house.client("dewi")
    where = reverse("recover:act", args=[row.number])
    dewi.post(where, {"do": "begin"})
    told = {"do": "assess", "needs": "Rumah singgah", "capital": "Arisan bersama"}
    dewi.post(where, told)
    loss = {"do": "damage", "what": "worship", "grade": "light", "owner": "group", "count": 1}
    dewi.post(where, {**loss, "estimate": "1000000"})
    for who, rows in (("dewi", True), ("bagus", True), ("anwar", False), ("tirto", False)):
        page = house.client(who).get(reverse("recover:recovery", args=[row.number]))
        text = page.content.decode()
        assert page.status_code == 200
        assert "Rp 1.000.000 untuk 1 benda" in text
        assert ("Rumah ibadah" in text and "Arisan bersama" in text) == rows
