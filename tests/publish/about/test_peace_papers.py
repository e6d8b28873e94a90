"""The record of an agreement of peace."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from serasi.publish.actions import signing
from serasi.respond.actions.agreeing import Text
from tests.cast import NOW
from tests.publish.about.conftest import (
    begin,
    fresh,
    paper,
    readers,
    refused,
    remake,
    send,
    sign,
    words_of,
)
from tests.respond.conftest import office, open_case
from tests.respond.mending import SIGNERS, Path, owing

__all__ = ["office", "open_case"]


@pytest.fixture
def path(office, open_case) -> Path:
    return Path(office, open_case())


def test_the_record_holds_what_was_agreed_and_no_sealed_name(office, path):
    path.to_signed(owing(office, due_on=date(2026, 12, 24)))
    made = begin(office, "dewi", "ba_damai", f"agreement:{path.agreement.number}")
    text = words_of(made)
    for words in (
        "PIHAK KESATU", "pihak A, pemuda utara", "PIHAK KEDUA", "Selisih jalur pulang dua dusun",
        "Pasal 2", "Tidak mengulangi.", "Biaya berobat dua warga", "Rp3.450.000",
        "24 Desember 2026", "Satpol PP Kab. Jember", "tidak menghapus tindak pidana berat",
        "H+7, H+30, H+90, H+180", "Rabu, tanggal dua puluh lima, bulan November", "tokoh agama",
        "Ketua FKUB", "Camat", "balai desa", "berlaku terus", "Kepala Bakesbangpol Kab. Jember",
    ):  # fmt: skip
        assert words in text, words
    told = str([one.figure.result for one in made.figures.select_related("figure")])
    for signer in SIGNERS:
        for piece in filter(None, signer.name.split(", ")[:1]):
            assert piece not in text and piece not in told
    assert signing.findings_of(fresh(made), now=NOW) == []


def test_sixty_articles_are_all_there_in_order(office, path):
    clauses = tuple(f"Butir ke-{n} disepakati kedua pihak." for n in range(1, 61))
    path.to_signed(Text("Selisih batas", clauses))
    made = begin(office, "dewi", "ba_damai", f"agreement:{path.agreement.number}")
    heads = [b.text for b in paper(made).document.blocks if getattr(b, "centred", False)]
    assert heads == [f"Pasal {n}" for n in range(1, 63)]
    assert "Butir ke-60 disepakati" in words_of(made)


def test_before_it_is_signed_day_and_place_are_lines_to_fill_in(office, path):
    before = NOW - timedelta(days=3)
    path.to_joint(before)
    path.draft(now=before + timedelta(days=1))
    subject = f"agreement:{path.agreement.number}"
    assert "kedua pihak" in str(refused("S1415", begin, office, "dewi", "ba_damai", subject))
    path.offer(before + timedelta(days=2))
    made = begin(office, "dewi", "ba_damai", subject)
    assert "Pada hari ini, ………………, tanggal ………………" in words_of(made)
    path.sign(NOW + timedelta(days=9))
    later = NOW + timedelta(days=10)
    changed = {one.cell for one in remake(office, made, now=later)}
    assert {"hari", "tempat", "tanda.1.jenis"} <= changed


def test_no_record_of_a_dropped_text(office, path):
    from serasi.respond.actions import agreeing

    path.to_joint()
    row = path.draft(now=NOW - timedelta(days=8))
    path.offer(NOW - timedelta(days=7))
    row.refresh_from_db()
    agreeing.drop_text(
        office.viewer("dewi"), number=row.number, version=row.version, reason="Salah", now=NOW
    )
    told = refused("S1415", begin, office, "dewi", "ba_damai", f"agreement:{row.number}")
    assert "dibatalkan" in str(told)


def test_who_reads_and_makes_the_record_of_an_agreement(office, path):
    path.to_signed()
    subject = f"agreement:{path.agreement.number}"
    for who in ("bagus", "anwar", "tirto", "laras", "darsono"):
        missing = refused("S101", begin, office, who, "ba_damai", "agreement:KD-0000-0000")
        assert str(refused("S101", begin, office, who, "ba_damai", subject)) == str(missing)
    made = begin(office, "dewi", "ba_damai", subject)
    assert readers(office, made) == {"dewi", "rini", "hendra"}
    send(office, made)
    sign(office, made, "hendra")
    assert readers(office, made) == {
        "dewi", "rini", "hendra", "laras", "surya", "wulan", "sinta",
    }  # fmt: skip
    client = office.client("dewi")
    page = client.get(f"/kesepakatan/{path.agreement.number}/").content.decode()
    assert made.number in page


def test_a_camat_makes_it_in_the_own_office(office, path):
    path.to_signed()
    made = begin(office, "surya", "ba_damai", f"agreement:{path.agreement.number}")
    assert made.agency == office.agencies["Kecamatan Wuluhan"]
    assert "KECAMATAN WULUHAN" in words_of(made)
