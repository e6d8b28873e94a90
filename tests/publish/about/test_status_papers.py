"""Papers of the legal status of a case."""

from __future__ import annotations

import pytest

from serasi.documents.model import Letterhead
from serasi.publish.actions import signing
from tests.cast import NOW
from tests.publish.about.conftest import (
    begin,
    fresh,
    paper,
    readers,
    refused,
    send,
    sign,
    words_of,
)
from tests.respond.conftest import office, open_case
from tests.respond.test_status import Path

__all__ = ["office", "open_case"]


@pytest.fixture
def path(office, open_case) -> Path:
    return Path(office, open_case())


def test_a_proposal_tells_both_conditions_with_their_article(office, path):
    subject = f"case:{path.case.number}"
    refused("S1415", begin, office, "dewi", "usul_status", subject)
    path.step("propose", "hendra")
    made = begin(office, "dewi", "usul_status", subject)
    text = words_of(made)
    for words in (
        "Bupati Jember", "B/12/2026 Polres", "kantor kecamatan tutup tiga hari",
        "UU 7/2012 Pasal 14", "UU 7/2012 Pasal 16", "Belum terpenuhi", "90 (sembilan puluh) hari",
        "belum dilaksanakan", "Wuluhan (35.09.11)",
    ):  # fmt: skip
        assert words in text, words
    assert signing.findings_of(fresh(made), now=NOW) == []


def test_a_decree_waits_for_the_consultation_and_is_signed_by_the_head_of_the_region(office, path):
    subject = f"case:{path.case.number}"
    path.step("propose", "hendra")
    told = refused("S1415", begin, office, "dewi", "keputusan_status", subject)
    assert "konsultasi" in str(told)
    path.step("consult", "dewi")
    made = begin(office, "dewi", "keputusan_status", subject)
    text = words_of(made)
    for words in ("KEPUTUSAN BUPATI JEMBER", "MEMUTUSKAN", "Ketua DPRD", "BA 3/2026", "KESATU"):
        assert words in text, words
    assert paper(made).document.signatures[0].name == "Laras Pertiwi"
    assert paper(made).document.letterhead == Letterhead(("BUPATI JEMBER",), crowned=True)
    send(office, made)
    refused("S102", sign, office, made, "hendra")
    assert sign(office, made, "laras").signer.split("\n")[1] == "Laras Pertiwi"


def test_no_paper_of_a_status_that_was_refused(office, path):
    path.step("propose", "hendra")
    made = begin(office, "dewi", "usul_status", f"case:{path.case.number}")
    path.step("refuse_status")
    refused("S1415", send, office, made)


def test_who_reads_and_makes_papers_of_a_status(office, path):
    path.step("propose", "hendra")
    subject = f"case:{path.case.number}"
    for who in ("bagus", "surya", "wulan", "anwar", "laras", "tirto"):
        missing = refused("S101", begin, office, who, "usul_status", "case:KS-0000-0000")
        assert str(refused("S101", begin, office, who, "usul_status", subject)) == str(missing)
    made = begin(office, "dewi", "usul_status", subject)
    assert readers(office, made) == {"dewi", "rini", "hendra"}
    page = office.client("dewi").get(f"/perkara/{path.case.number}/status/").content.decode()
    assert made.number in page
