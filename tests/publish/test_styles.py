"""The look of an office's papers: set by its head and its keeper, seen on the paper itself."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from serasi.documents import docx, drawing
from serasi.problems import Problem
from serasi.publish.actions import signing
from serasi.publish.actions.styling import Look, set_style
from serasi.publish.models import OfficeStyle, Paper
from serasi.publish.queries.composed import composed
from serasi.trail.models import Entry
from tests.cast import NOW
from tests.documents.test_emblem_intake import bomb_png, raster, svg

DESK = "Bakesbangpol Kab. Jember"
GOOD = {
    "do": "save", "pattern": "{kelas}/{urut:03}/{unit}/{bulan}/{tahun}", "unit": "BKBP",
    "lines": "Pemerintah Kabupaten Jember\nBadan Kesatuan Bangsa dan Politik",
    "address": "Jalan Kenanga 12, Jember 68118", "place": "Jember",
}  # fmt: skip


@pytest.fixture
def house(house):
    """The house, its keepers with a second factor as the network asks of them."""
    for name in ("hendra", "yoga"):
        totp.TOTP.activate(house.people[name], totp.generate_totp_secret())
    return house


def send(house, who, name=DESK, **more):
    client = house.client(who)
    address = reverse("publish:style", args=[house.agencies[name].pk])
    return client.post(address, {**GOOD, **more})


def upload(data: bytes, name: str = "lambang.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def pictures(data: bytes) -> int:
    return sum(
        name.startswith("word/media/") for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    )


@pytest.mark.parametrize("who", ["hendra", "yoga"])
def test_head_and_keeper_set_the_kop_and_the_next_number_follows_it(records, report, who):
    assert send(records, who, emblem=upload(raster("JPEG"))).status_code == 302
    style = OfficeStyle.objects.get(agency=records.agencies[DESK])
    assert style.emblem.read().startswith(b"\x89PNG") and style.unit == "BKBP"
    entry = Entry.objects.filter(action="paper.styled").get()
    assert entry.subject == f"agency:{style.agency_id}"
    row = Paper.objects.get()
    signing.send_paper(records.viewer("dewi"), number=row.number, version=row.version, now=NOW)
    assert Paper.objects.get().office_number.printed == "300.2.3/001/BKBP/XI/2026"


@pytest.mark.parametrize(
    "who", ["dewi", "rini", "wulan", "surya", "laras", "bagus", "tirto", "mira"]
)
def test_others_neither_see_nor_set_the_kop_of_that_office(house, who):
    address = reverse("publish:style", args=[house.agencies[DESK].pk])
    assert house.client(who).get(address).status_code == 404
    assert send(house, who).status_code == 404
    assert not OfficeStyle.objects.exists()


def test_a_camat_sets_the_kop_of_the_own_office_alone(house):
    assert send(house, "surya", "Kecamatan Wuluhan").status_code == 302
    found = house.client("surya").get(reverse("publish:styles"))
    assert found.url == reverse("publish:style", args=[house.agencies["Kecamatan Wuluhan"].pk])
    with pytest.raises(Problem):
        set_style(
            house.viewer("surya"), agency_id=house.agencies[DESK].pk,
            look=Look("{urut}/{tahun}", "X", "Y"), now=NOW,
        )  # fmt: skip


def test_the_emblem_stands_in_pdf_and_docx_and_goes_again(
    records, report, django_capture_on_commit_callbacks
):
    bare = composed(report, on=NOW.date()).document
    assert bare.letterhead.emblem is None
    send(records, "hendra", emblem=upload(svg('<rect width="80" height="90"/>'), "a.svg"))
    found = composed(Paper.objects.get(), on=NOW.date()).document
    assert found.letterhead.lines[1] == "Badan Kesatuan Bangsa dan Politik"
    made = PdfReader(io.BytesIO(drawing.pdf(found, made_at=NOW)))
    without = PdfReader(io.BytesIO(drawing.pdf(bare, made_at=NOW)))
    assert len(made.pages[0].images) == len(without.pages[0].images) + 1
    assert pictures(docx.write(found)) == pictures(docx.write(bare)) + 1
    kept = OfficeStyle.objects.get().emblem
    picture = records.client("yoga").get(
        reverse("publish:emblem", args=[records.agencies[DESK].pk])
    )
    assert Image.open(io.BytesIO(picture.content)).format == "PNG"
    with django_capture_on_commit_callbacks(execute=True):
        send(records, "hendra", without_emblem="1")
    assert OfficeStyle.objects.get().emblem == ""
    assert not kept.storage.exists(kept.name)
    assert composed(Paper.objects.get(), on=NOW.date()).document.letterhead.emblem is None


def test_an_emblem_whose_file_is_gone_leaves_the_lines(records, report):
    send(records, "hendra", emblem=upload(raster("PNG")))
    kept = OfficeStyle.objects.get().emblem
    kept.storage.delete(kept.name)
    assert composed(Paper.objects.get(), on=NOW.date()).document.letterhead.emblem is None


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"pattern": "{kelas}/{tahun}"}, "S1408"),
        ({"pattern": "{urut}/{unit}"}, "S1408"),
        ({"pattern": "{urut}/{urut}/{tahun}"}, "S1408"),
        ({"pattern": "{urut/{tahun}"}, "S1408"),
        ({"pattern": "{urut}/{tahun}/{hari}"}, "S1430"),
        ({"pattern": "{urut}/{tahun}/{}"}, "S1430"),
        ({"pattern": "{urut.__class__}/{urut}/{tahun}"}, "S1430"),
        ({"pattern": "{urut!r}/{tahun}"}, "S1430"),
        ({"pattern": "{urut:>9999}/{tahun}"}, "S1430"),
        ({"pattern": "{urut:99999999}/{tahun}"}, "S1430"),
        ({"pattern": "{unit}{unit}{unit}/{urut}/{tahun}", "unit": "U" * 40}, "S1431"),
        ({"lines": " \n "}, "S1431"),
        ({"lines": "a\nb\nc\nd\ne\nf"}, "S1431"),
        ({"lines": "N" * 401}, "S1431"),
        ({"unit": ""}, "S1431"),
        ({"address": "A" * 301}, "S1431"),
        ({"emblem": upload(b"GIF89a")}, "S1530"),
        ({"emblem": upload(bomb_png())}, "S1531"),
        ({"emblem": upload(bytes(1024 * 1024 + 1))}, "S1531"),
        ({"emblem": upload(svg("<script/>"), "x.svg")}, "S1532"),
    ],
)
def test_what_no_paper_could_carry_is_refused_by_number_and_nothing_is_kept(house, more, code):
    found = send(house, "hendra", **more)
    assert found.status_code == 422
    assert code in found.content.decode()
    assert not OfficeStyle.objects.exists()
    assert not Entry.objects.filter(action="paper.styled").exists()


def test_the_preview_shows_what_would_be_printed_and_keeps_nothing(house):
    text = send(house, "hendra", do="preview").content.decode()
    assert "300.2.3/001/BKBP/XI/2026" in text and "Jalan Kenanga 12" in text
    wrong = send(house, "hendra", do="preview", pattern="{tahun}")
    assert wrong.status_code == 200 and "S1408" in wrong.content.decode()
    assert not OfficeStyle.objects.exists()


def test_lines_of_three_hundred_characters_still_make_a_page(records, report):
    long = "Badan " + "Ketenteraman dan Ketertiban " * 11
    send(records, "hendra", lines=long[:300], emblem=upload(raster("PNG")))
    found = composed(Paper.objects.get(), on=NOW.date()).document
    assert len(PdfReader(io.BytesIO(drawing.pdf(found, made_at=NOW))).pages) > 3


def test_numbers_given_stay_as_they_are(records, report):
    row = Paper.objects.get()
    signing.send_paper(records.viewer("dewi"), number=row.number, version=row.version, now=NOW)
    before = Paper.objects.get().office_number.printed
    set_style(
        records.viewer("hendra"), agency_id=records.agencies[DESK].pk,
        look=Look("{urut}-{tahun}", "X", "Baru"), now=NOW + timedelta(days=1),
    )  # fmt: skip
    assert Paper.objects.get().office_number.printed == before
