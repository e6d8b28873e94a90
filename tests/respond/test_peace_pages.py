"""The pages of mediation and agreement: one way from the first talk to a breach, by forms alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from serasi.respond.models import Agreement, Case, Mediation
from tests.cast import NOW, House
from tests.respond.mending import Path, owing

pytestmark = pytest.mark.django_db
Open = Callable[..., Case]
START = NOW - timedelta(days=12)


def when(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


class Officer:
    """Somebody at the pages of one case, who posts what the forms have."""

    def __init__(self, client: Client, case: Case) -> None:
        self.client, self.case = client, case

    def url(self, name: str, *more: object) -> str:
        numbers = {"mediation", "sit", "draft", "case"}
        first = self.case.number if name in numbers else Agreement.objects.latest("pk").number
        return reverse(f"respond:{name}", args=[first, *more])

    def page(self, name: str, *more: object, query: str = "") -> str:
        answer = self.client.get(self.url(name, *more) + query)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def post(self, name: str, told: dict, *more: object, query: str = "", status: int = 302) -> str:
        held = Mediation.objects.filter(case=self.case).first()
        text = Agreement.objects.order_by("pk").last()
        row = held if name in {"mediation", "sit"} else text
        told = {"version": row.version if row is not None else 1} | told
        answer = self.client.post(self.url(name, *more) + query, told)
        assert answer.status_code == status, (answer.status_code, answer.content.decode()[:4000])
        return answer.content.decode()


@pytest.fixture
def officer(office: House, open_case: Open, settings, tmp_path) -> Officer:
    settings.MEDIA_ROOT = tmp_path
    return Officer(office.client("dewi"), open_case(now=NOW - timedelta(days=20)))


def test_from_the_first_talk_to_a_breach_by_forms_alone(office: House, officer: Officer) -> None:
    with time_machine.travel(START, tick=False) as clock:
        assert "Belum ada mediasi" in officer.page("mediation")
        officer.post("mediation", {"do": "begin", "b-began_at": when(START)})
        officer.post("mediation", {
            "do": "name", "m-office": "Pemangku adat", "m-private_name": "Ki Rekaan",
            "m-gender": "L", "m-task": "mediator",
        })  # fmt: skip
        page = officer.page("mediation")
        assert "Pemangku adat belum diterima Pihak A dan B" in page and "Ki Rekaan" not in page
        mediator = Mediation.objects.get().team.get().pk
        for letter in "AB":
            officer.post("mediation", {
                "do": "answer", "j-mediator": mediator, "j-letter": letter, "j-accepted": "ya",
                "j-on": "2026-11-13",
            })  # fmt: skip
            query = f"?jenis=pre&pihak={letter}"
            assert f"Pihak {letter} menyatakan" in officer.page("sit", query=query)
            officer.post("sit", {
                "held_at": when(START), "place": "rumah kades", f"said_{letter}": "ingin aman",
                "facts": "dua motor rusak",
            }, query=query)  # fmt: skip
        clock.shift(timedelta(days=1))
        officer.post("sit", {
            "held_at": when(START + timedelta(hours=20)), "place": "balai desa",
            "facts": "jalan dipakai bersama", "said_A": "minta maaf", "wish_": "jadwal bergantian",
        }, query="?jenis=joint")  # fmt: skip
        minutes = officer.client.get(
            reverse("respond:session", args=[officer.case.number, 1, 3])
        ).content.decode()
        assert "jadwal bergantian" in minutes and "Penengah" in minutes
        officer.post("draft", {
            "do": "save", "rows": "3", "matter": "Selisih jalur", "clauses": "Berdamai.\nJadwal.",
            "o0-who": "p:A", "o0-what": "Biaya berobat", "o0-amount": "Rp 3.450.000",
            "o0-due_on": "2026-12-10", "o0-evidence": "kuitansi",
            "o1-who": f"a:{office.agencies['Satpol PP Kab. Jember'].pk}",
            "o1-what": "Jaga jalur", "o1-due_on": "2026-12-05",
        })  # fmt: skip
        assert "Rp3.450.000" in officer.page("agreement")
        officer.post("agreement", {"do": "offer", "f-offered_at": when(START + timedelta(days=1))})
        page = officer.page("agreement")
        assert "Belum dapat ditandatangani" in page and "waktu bertanya kepada warga" in page
        clock.shift(timedelta(days=3, minutes=5))
        officer.post("agreement", {
            "do": "answer", "j-letter": "A", "j-kind": "agreed",
            "j-at": when(START + timedelta(days=4)),
        })  # fmt: skip
        signing = {
            "at": when(START + timedelta(days=4, minutes=4)), "place": "balai desa",
            "name_A": "Tokoh Rekaan A", "name_B": "Tokoh Rekaan B", "gender_A": "L",
            "witness_1": "Saksi Rekaan", "unsur_1": "RT/RW", "wgender_1": "P",
            "officials": ["Camat", "Babinsa"],
        }  # fmt: skip
        officer.post("sign", signing)
        page = officer.page("agreement")
        assert "berlaku sejak 17 Nov 2026" in page and "Rekaan" not in page
        assert "Selasa, tanggal tujuh belas bulan November tahun dua ribu dua puluh enam" in page
        clock.shift(timedelta(days=7))
        assert "Kata Pihak B" in officer.page("monitor", 7)
        seen = {
            "on": "2026-11-24", "voice_A": "tenang", "voice_B": "diganggu", "state_1": "broken",
            "evidence_1": "tidak dibayar", "state_2": "open",
        }  # fmt: skip
        officer.post("monitor", seen, 7)
        page = officer.page("agreement")
        assert "dilanggar 24 Nov 2026" in page and "Perkara dibuka kembali" in page
        page = officer.page("case")
        assert "dibuka kembali 1 kali" in page and "Mediasi dan kesepakatan" in page
        assert "Mulai mediasi lagi" in officer.page("mediation")


def test_a_refused_form_comes_back_filled(officer: Officer, office: House) -> None:
    with time_machine.travel(NOW, tick=False):
        officer.post("mediation", {"do": "begin", "b-began_at": when(NOW)})
        told = {
            "held_at": when(NOW), "place": "balai desa", "facts": "fakta yang panjang ditulis",
        }  # fmt: skip
        page = officer.post("sit", told, query="?jenis=joint", status=409)
        assert "fakta yang panjang ditulis" in page and "S1135" in page
        page = officer.post("draft", {
            "do": "save", "rows": "1", "matter": "duduk perkara panjang", "clauses": "Satu.",
            "o0-who": "p:A", "o0-what": "Bayar", "o0-amount": "tiga juta",
        }, status=422)  # fmt: skip
        assert "duduk perkara panjang" in page and "tiga juta" in page
        page = officer.post("draft", {
            "do": "save", "rows": "1", "matter": "duduk perkara panjang", "clauses": "Satu.",
            "o0-what": "Tanpa pihak",
        }, status=422)  # fmt: skip
        assert "Tanpa pihak" in page and "S1144" in page
        page = officer.post("draft", {
            "do": "rows", "rows": "3", "matter": "", "clauses": "", "o0-what": "Bayar",
        }, status=200)  # fmt: skip
        assert page.count("<legend>Kewajiban") == 6 and 'value="Bayar"' in page
        stale = {"do": "name", "m-office": "Camat", "m-task": "mediator", "version": 0}
        page = officer.post("mediation", stale, status=409)
        assert "S1130" in page and 'value="Camat"' in page
        assert not Agreement.objects.exists()


def test_the_register_tells_too_few_and_draws_from_five(
    office: House, open_case: Open, officer: Officer
) -> None:
    url = reverse("respond:agreements")
    assert "Belum ada kesepakatan" in officer.client.get(url).content.decode()
    for n in range(5):
        path = Path(office, open_case(now=NOW - timedelta(days=220)))
        signed = NOW - timedelta(days=200 - 20 * n)
        path.to_signed(owing(office, due_on=signed.date() + timedelta(days=20)), now=signed)
        if n == 3:
            with time_machine.travel(NOW, tick=False):
                page = officer.client.get(url).content.decode()
            assert "Terlalu sedikit" in page and "<svg" not in page.split('id="brt"')[1]
    with time_machine.travel(NOW, tick=False):
        page = officer.client.get(url).content.decode()
        assert "5 kesepakatan berlaku" in page and "pemantauan lewat" in page
        drawn = page.split('id="brt"')[1]
        assert 'role="img"' in drawn and "100%" in drawn
        assert "tidak ada data" in drawn  # nobody looked at H+90
        assert "5 sudah lewat H+90 tetapi belum dipantau" in drawn
        region = office.client("tirto").get(url).content.decode()
        assert "Tidak ada kesepakatan di tampilan ini" in region  # none across a border,
        assert "5 kesepakatan" in region.split('id="brt"')[1]  # yet they are counted


def test_sealed_names_and_the_scan_open_on_the_page_for_who_may(
    office: House, officer: Officer
) -> None:
    path = Path(office, officer.case)
    path.to_signed()
    with time_machine.travel(NOW, tick=False):
        scan = SimpleUploadedFile("ba.pdf", b"%PDF-1.7 isi", "application/pdf")
        officer.post("agreement", {"do": "scan", "u-file": scan})
        ask = {"do": "names", "n-reason": "menyusun laporan"}
        officer.post("agreement", ask, status=404)
        url = officer.url("agreement")
        from tests.access.world import set_second_factors

        set_second_factors(office)
        head = office.client("hendra")
        assert "Saksi Satu Rekaan" in head.post(url, ask).content.decode()
        assert "Rekaan" not in head.get(url).content.decode()
        short = head.post(url, {"do": "names", "n-reason": "ya"})
        assert short.status_code == 422 and "Rekaan" not in short.content.decode()
        file = head.post(url, {"do": "scan_open", "s-reason": "menyusun laporan"})
        assert file.content == b"%PDF-1.7 isi" and file["Content-Type"] == "application/pdf"
        assert "no-store" in file["Cache-Control"]


@pytest.mark.parametrize("who", ["wulan", "laras"])
def test_readers_see_no_forms_and_their_posts_find_nothing(
    office: House, officer: Officer, who: str
) -> None:
    Path(office, officer.case).to_signed()
    reader = Officer(office.client(who), officer.case)
    for name in ("mediation", "agreement"):
        page = reader.page(name)
        assert 'value="breach"' not in page and 'value="begin"' not in page
    for name, told in (
        ("mediation", {"do": "begin"}), ("agreement", {"do": "breach"}), ("agreement", {"do": "x"}),
        ("sign", {}), ("draft", {"do": "save"}),
    ):  # fmt: skip
        reader.post(name, told, status=404)
    assert Agreement.objects.get().state == "signed"
