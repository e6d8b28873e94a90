"""The account (LPJ) of a package of a Forum Keserasian Sosial."""

from __future__ import annotations

from datetime import timedelta

import pytest

from serasi.documents.model import Table
from serasi.facilitate.actions import forum_founding
from serasi.publish.actions import signing
from serasi.publish.records.registry import link_to
from tests.cast import House
from tests.facilitate.forum_path import LATER, Path, add_colleague
from tests.publish.about.conftest import begin, paper, readers, refused, remake, sees, words_of


@pytest.fixture
def path(house: House) -> Path:
    add_colleague(house)
    return Path(house)


def subject_of(path: Path) -> str:
    return f"package:{path.row.label}"


def spent(path: Path, *, whole: bool = True) -> Path:
    dialogue, works = path.to("running").lines.all()
    forum_founding.count_members(
        path.house.viewer("sinta"), number=path.forum.number, counts={"youth": (4, 3)}, now=LATER
    )
    path.expense(dialogue.pk, 35_000_000, "K-1")
    path.expense(works.pk, 99_500_000, "K-2")
    path.activity("dialogue", people={"youth": (12, 9), "elders": (5, 7)})
    if whole:
        path.activity("works", people={"trades": (0, 8)})
        path.step("repay", amount=500_000)
    return path


def table(made, key: str) -> Table:
    document = paper(made).document
    blocks = [*document.blocks, *(block for _title, held in document.annexes for block in held)]
    return next(one for one in blocks if isinstance(one, Table) and one.key == key)


def texts(rows) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def test_an_account_adds_up_to_the_rupiah_and_every_amount_has_its_figure(house, path):
    spent(path)
    made = begin(house, "sinta", "lpj_forum", subject_of(path), now=LATER)
    assert made.heading == "LPJ Keserasian Sosial: FKS Rukun, Air bersama"
    words = words_of(made)
    for one in ("Lojejer", "Kecamatan Wuluhan", "SK 1/2026", "Kemensos", "K-1", "SP2D 1", "STS 1"):
        assert one in words, one
    assert texts(table(made, "anggaran").rows)[-1] == [
        "", "Jumlah", "135.000.000", "135.000.000", "134.500.000", "500.000",
    ]  # fmt: skip
    assert texts(table(made, "dana").rows) == [
        ["Disetujui", "135.000.000"], ["Diterima", "135.000.000"],
        ["Dibelanjakan", "134.500.000"], ["Dikembalikan", "500.000"], ["Sisa di kas forum", "0"],
    ]  # fmt: skip
    held = texts(table(made, "kegiatan").rows)
    assert [row[-3:] for row in held] == [["17", "16", "33"], ["0", "8", "8"]]
    assert "Yang belum lengkap" not in words
    for key in ("dana", "pengeluaran", "kegiatan", "anggota"):
        for row in table(made, key).rows:
            assert all(
                cell.figure for cell in row if isinstance(cell.value, int) and cell != row[0]
            )
    told = signing.findings_of(made, now=LATER)
    assert {(one["kind"], one["key"]) for one in told} == {
        ("unwritten", "manfaat"), ("unwritten", "hambatan"),
    }  # fmt: skip
    house_knows = {one.figure.code for one in made.figures.select_related("figure")}
    assert house_knows == {"naskah.lpj"}


def test_what_is_missing_is_said_and_a_later_entry_is_shown_as_a_change(house, path):
    spent(path, whole=False)
    made = begin(house, "sinta", "lpj_forum", subject_of(path), now=LATER)
    words = words_of(made)
    assert "Rp500.000 belum dikembalikan" in words and "S1062" in words
    path.activity("works")
    path.step("repay", amount=500_000)
    changed = {one.cell for one in remake(house, made, "sinta", now=LATER + timedelta(hours=1))}
    assert {"dikembalikan", "sisa", "kegiatan.2.jumlah"} <= changed
    assert "belum dikembalikan" not in words_of(made)


def test_a_private_chair_is_left_out(house, path):
    spent(path)
    forum_founding.name_chair(
        house.viewer("sinta"), number=path.forum.number, office="", name="Sumarni", now=LATER
    )
    made = begin(house, "sinta", "lpj_forum", subject_of(path), now=LATER)
    assert "Sumarni" not in words_of(made)
    assert "Ketua forum" in words_of(made)


def test_no_account_before_the_money_and_none_of_another_house(house, path):
    path.to("approved")
    asked = (house, "sinta", "lpj_forum", subject_of(path))
    assert "dana diterima" in str(refused("S1415", begin, *asked))
    path.step("pay")
    for who in ("bagus", "yoga", "anwar"):
        refused("S101", begin, house, who, "lpj_forum", subject_of(path))
    for wrong in ("package:FK-1/1", "package:x", f"{subject_of(path)}/1", "package:/1", "package:"):
        refused("S101", begin, house, "sinta", "lpj_forum", wrong)
    made = begin(*asked, now=LATER)
    assert sees(house, "sinta", made)
    assert not {"bagus", "yoga", "mira", "darsono"} & readers(house, made)


def test_the_page_of_the_package_offers_it_and_the_paper_leads_back(house, path):
    spent(path)
    link = link_to(subject_of(path))
    page = house.client("sinta").get(link).content.decode()
    assert "LPJ Keserasian Sosial" in page
    page = house.client("dewi").get(link).content.decode()
    assert "LPJ Keserasian Sosial" not in page, "who writes no account is offered none"
    made = begin(house, "sinta", "lpj_forum", subject_of(path), now=LATER)
    page = house.client("sinta").get(f"/naskah/{made.number}/").content.decode()
    assert f'href="{link}"' in page
