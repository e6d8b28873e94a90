"""Papers for the public about a checked rumour."""

from __future__ import annotations

import pytest

from serasi.publish.actions import signing
from serasi.warn import actions
from serasi.warn.models import Rumour
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
from tests.warn.conftest import office
from tests.warn.test_rumours import checked, seen

__all__ = ["office"]


@pytest.fixture
def rumour(office) -> Rumour:
    return checked(office, seen(office))


def test_a_clarification_tells_claim_finding_label_and_not_who_was_asked(office, rumour):
    made = begin(office, "dewi", "klarifikasi", f"rumour:{rumour.pk}")
    text = words_of(made)
    for words in (
        "Video penculikan anak", "Tidak ada penculikan di pasar", "HOAKS",
        "Pengecekan Bakesbangpol Kab. Jember, 25 November 2026", "Jangan meneruskan",
    ):  # fmt: skip
        assert words in text, words
    told = str(made.figures.get().figure.result)
    assert "pedagang" not in text and "pedagang" not in told
    assert signing.findings_of(fresh(made), now=NOW) == []


def test_who_approved_the_answer_and_when_is_told(office, rumour):
    actions.approve_answer(office.viewer("rini"), rumour_id=rumour.pk, now=NOW)
    made = begin(office, "dewi", "klarifikasi", f"rumour:{rumour.pk}")
    assert "Disetujui Rini Kusumawati, 25 November 2026 pukul 09.03 WIB." in words_of(made)


def test_a_press_release_lets_the_speaker_write_how_things_stand(office, rumour):
    made = begin(office, "dewi", "siaran_pers", f"rumour:{rumour.pk}")
    text = words_of(made)
    assert "UNTUK DISIARKAN SEGERA" in text and "Tidak ada penculikan" in text
    assert "Video penculikan" not in text, "a release does not repeat the claim"
    assert {"keadaan", "tindakan", "imbauan"} <= set(paper(made).draft.proposed)


@pytest.mark.parametrize("verdict", ["partly", "unknown", "true"])
def test_the_label_follows_the_finding_and_what_is_true_is_no_hoax(office, rumour, verdict):
    Rumour.objects.filter(pk=rumour.pk).update(finding=verdict)
    if verdict == "true":
        refused("S1415", begin, office, "dewi", "klarifikasi", f"rumour:{rumour.pk}")
        return
    label = {"partly": "MENYESATKAN", "unknown": "BELUM TERBUKTI"}[verdict]
    assert label in words_of(begin(office, "dewi", "klarifikasi", f"rumour:{rumour.pk}"))


def test_nothing_is_told_of_a_rumour_that_nobody_checked(office):
    row = seen(office)
    for kind in ("klarifikasi", "siaran_pers"):
        refused("S1415", begin, office, "dewi", kind, f"rumour:{row.pk}")
    for name in ("0", "x", "-1", "9" * 40, "²"):
        refused("S101", begin, office, "dewi", "klarifikasi", f"rumour:{name}")


def test_a_signed_clarification_is_for_all_who_read_papers_a_draft_is_not(office, rumour):
    subject = f"rumour:{rumour.pk}"
    for who in ("bagus", "sinta", "anwar", "laras"):
        missing = refused("S101", begin, office, who, "klarifikasi", "rumour:99999")
        assert str(refused("S101", begin, office, who, "klarifikasi", subject)) == str(missing)
    made = begin(office, "dewi", "klarifikasi", subject)
    assert readers(office, made) == {"dewi", "rini", "hendra"}
    send(office, made)
    sign(office, made, "hendra")
    assert readers(office, made) == {"dewi", "rini", "hendra", "laras", "wulan", "sinta", "tirto"}
    digest = made.figures.get().figure.digest
    page = office.client("sinta").get(f"/angka/{digest}/").content.decode()
    assert "Dihitung ulang" not in page, "who may not read the rumour asks nothing anew"
    page = office.client("dewi").get(f"/siaga/isu/{rumour.pk}/").content.decode()
    assert made.number in page
