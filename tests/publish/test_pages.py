"""The pages of papers through their doors."""

from __future__ import annotations

import pytest
from django.urls import reverse

from serasi.publish.models import Paper, PaperState, PlanRow
from tests.publish.conftest import AREA


def post(house, who, name, data, **args):
    return house.client(who).post(reverse(f"publish:{name}", kwargs=args or None), data)


def page(house, who, name, **args):
    found = house.client(who).get(reverse(f"publish:{name}", kwargs=args or None))
    return found, found.content.decode()


def test_the_desk_begins_a_report_from_what_is_due_and_reads_it(records):
    _found, text = page(records, "dewi", "papers")
    assert "9 naskah lewat tenggat." in text
    made = post(records, "dewi", "papers", {"kind": "timdu", "area": AREA, "label": "B08/2026"})
    row = Paper.objects.get()
    assert made.url == reverse("publish:paper", args=[row.number])
    found, text = page(records, "dewi", "paper", number=row.number)
    assert found.status_code == 200
    assert "BAB II Situasi" in text
    assert reverse("publish:printed", args=[row.number, "jumlah:peristiwa"]) in text
    assert "<style" not in text
    assert "style=" not in text.split("<main")[1]


def test_a_number_leads_to_its_figure(records, report):
    _found, text = page(records, "dewi", "printed", number=report.number, figure="jumlah:peristiwa")
    assert "Jumlah potensi dan peristiwa" in text
    assert "yang Anda buka" in text
    assert "nilainya sama" in text
    assert "/peristiwa/?" in text or "wilayah=35.09" in text
    digest = report.figures.first().figure.digest
    assert page(records, "dewi", "figure", digest=digest)[0].status_code == 200
    assert page(records, "bagus", "figure", digest=digest)[0].status_code == 404
    assert (
        page(records, "dewi", "printed", number=report.number, figure="x:y")[0].status_code == 404
    )


def test_prose_is_written_sent_checked_and_signed_through_the_pages(records, report):
    number = report.number
    found, text = page(records, "dewi", "write", number=number, key="rekomendasi")
    assert "Rekomendasi ditulis oleh sekretariat" in text
    post(records, "dewi", "write", {"text": "Tambah patroli.", "version": report.version},
         number=number, key="rekomendasi")  # fmt: skip
    assert "Tambah patroli." in page(records, "dewi", "paper", number=number)[1]
    version = Paper.objects.get().version
    post(records, "dewi", "act", {"do": "send", "version": version}, number=number)
    version = Paper.objects.get().version
    wrong = post(records, "dewi", "act", {"do": "sign", "version": version}, number=number)
    assert wrong.status_code in (404, 409)
    done = post(records, "laras", "act", {"do": "sign", "version": version}, number=number)
    assert done.status_code == 302
    assert Paper.objects.get().state == PaperState.SIGNED
    got = records.client("laras").get(reverse("publish:download", args=[number, "pdf"]))
    content = b"".join(got.streaming_content)
    assert content.startswith(b"%PDF-")
    assert got["X-Content-SHA256"] == report.files.get(way="pdf").sha256
    assert (
        records.client("bagus").get(reverse("publish:download", args=[number, "pdf"])).status_code
        == 404
    )


def test_a_draft_is_downloaded_in_each_format(records, report):
    starts = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "json": b"{"}
    for way, start in starts.items():
        got = records.client("dewi").get(reverse("publish:download", args=[report.number, way]))
        assert got.content.startswith(start), way
        assert "konsep" in got["Content-Disposition"]
    assert (
        records.client("dewi")
        .get(reverse("publish:download", args=[report.number, "exe"]))
        .status_code
        == 404
    )


def test_the_plan_is_kept_by_the_desk_and_read_by_others(records):
    _found, text = page(records, "dewi", "plan", area=AREA, year=2026)
    assert "belum dicatat" in text
    post(records, "dewi", "plan", {"do": "defaults"}, area=AREA, year=2026)
    row = PlanRow.objects.get(serial=4)
    told = {"do": "tell", "pk": row.pk, "period": "B04", "achieved": "1", "evidence": "Notulen"}
    assert post(records, "dewi", "plan", told, area=AREA, year=2026).status_code == 302
    _found, text = page(records, "laras", "plan", area=AREA, year=2026)
    assert "Bukti: Notulen" in text and "Catat capaian" not in text
    assert post(records, "laras", "plan", told, area=AREA, year=2026).status_code in (403, 404)
    assert page(records, "bagus", "plan", area=AREA, year=2026)[0].status_code == 404
    bad = post(records, "dewi", "plan", {"do": "row", "domain": "prevent", "plan": "X"},
               area=AREA, year=2026)  # fmt: skip
    assert bad.status_code == 422 and "S1412" in bad.content.decode()


@pytest.mark.parametrize("who", ["anwar", "darsono", "yoga", "mira", "nanda"])
def test_who_neither_reads_nor_writes_papers_finds_none(records, report, who):
    for name, args in (("papers", {}), ("paper", {"number": report.number}), ("plans", {})):
        assert page(records, who, name, **args)[0].status_code == 404


def test_a_number_that_was_not_used_stays_in_the_list_with_its_reason(records, report):
    for who, do in (("dewi", "send"), ("dewi", "back"), ("dewi", "withdraw")):
        version = Paper.objects.get().version
        told = {"do": do, "version": version, "reason": "Salah periode"}
        assert post(records, who, "act", told, number=report.number).status_code == 302, do
    _found, text = page(records, "dewi", "numbers")
    assert "1 nomor tidak dipakai, dengan alasannya" in text
    assert "Salah periode" in text
    assert "Salah periode" not in page(records, "bagus", "numbers")[1]
    assert page(records, "anwar", "numbers")[0].status_code == 404


def test_a_paper_of_another_period_begins_from_the_list(records):
    client = records.client("dewi")
    page = client.get("/naskah/").content.decode()
    assert "Naskah untuk periode lain" in page
    told = {"kind": "rekap", "area": AREA, "label": "2026-03"}
    answer = client.post("/naskah/", told, follow=True)
    assert "Rekap bulanan potensi dan peristiwa, Maret 2026" in answer.content.decode()
    wrong = client.post("/naskah/", told | {"label": "31 Februari"})
    assert wrong.status_code == 422
    page = wrong.content.decode()
    assert "S1411" in page and 'value="31 Februari"' in page


def test_who_writes_no_paper_is_offered_no_period(records):
    for who in ("laras", "surya"):
        assert (
            "Naskah untuk periode lain" not in records.client(who).get("/naskah/").content.decode()
        )
    told = {"kind": "rekap", "area": AREA, "label": "2026-03"}
    assert records.client("laras").post("/naskah/", told).status_code == 404
    assert records.client("dewi").post("/naskah/", told | {"area": "35.10"}).status_code == 404
