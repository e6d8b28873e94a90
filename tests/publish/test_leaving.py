"""What is not written yet, and who is named, before a paper leaves the house."""

from __future__ import annotations

import pytest

from serasi.publish.actions import signing
from serasi.publish.actions.writing import write_prose
from serasi.publish.leaving import gaps, named, names
from tests.cast import NOW
from tests.publish.about.conftest import begin, fresh, paper, refused, send, sign
from tests.warn.conftest import office
from tests.warn.test_rumours import checked, seen

__all__ = ["office"]


@pytest.fixture
def release(office):
    return begin(office, "dewi", "siaran_pers", f"rumour:{checked(office, seen(office)).pk}")


def write(house, row, key: str, text: str):
    return write_prose(
        house.viewer("dewi"), number=row.number, key=key, text=text, version=fresh(row).version,
        now=NOW,
    )  # fmt: skip


def findings(row) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in signing.findings_of(fresh(row), now=NOW):
        found.setdefault(one["kind"], []).append(one["message"])
    return found


def test_a_release_is_not_signed_before_it_is_written_whatever_the_reason(office, release):
    now, done = findings(release)["unwritten"]
    assert "ditulis oleh narasumber" in now and "tindakan lain di sini" in done
    send(office, release)
    told = refused("S1416", sign, office, release, "hendra", reason="mendesak")
    assert "2 bagian" in str(told)
    signing.send_back(
        office.viewer("hendra"), number=release.number, version=fresh(release).version,
        reason="isi keadaan sekarang", now=NOW,
    )  # fmt: skip
    write(office, release, "keadaan", "Keadaan tenang sejak pagi.")
    write(office, release, "tindakan", "Petugas memeriksa kabar ini.")
    assert "unwritten" not in findings(release)
    send(office, release)
    assert sign(office, release, "hendra").state == "signed"


def test_a_group_in_a_release_stays_only_for_a_stated_reason(office, release):
    write(office, release, "keadaan", "Warga PSHT berkumpul; hubungi 0812-3456-7890.")
    write(office, release, "tindakan", "Petugas memeriksa kabar ini.")
    found = findings(release)
    assert "“PSHT”" in found["group_named"][0]
    assert "0812-3456-7890" in found["phone_number"][0]
    send(office, release)
    refused("S1406", sign, office, release, "hendra")
    assert sign(office, release, "hendra", reason="nama disebut atas izin").state == "signed"


@pytest.mark.parametrize(
    "text",
    [
        "Bakesbangpol bersama ulama, umat beragama, dan FKUB mengimbau warga tenang.",
        "Kejadian di Jalan Jawa, Kampung Arab, dan Pasar Cina sudah reda.",
        "Universitas Islam Jember dan Masjid Islam Raya terbuka bagi warga.",
        "Dewan Pendidikan, Kantor Kemenag, dan Polres menjaga 3 titik sejak pukul 19.00.",
        "Perguruan pencak silat di Silo sepakat; ormas diminta menahan diri.",
        "Nomor 400.14/12/2026 tanggal 25 November 2026, NIP 198501012010012001.",
        "Kapal berlayar ke Pulau Madura dan Madura United bertanding.",
    ],
)
def test_places_offices_and_general_words_name_nobody(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("massa Pagar Nusa menutup jalan", "Pagar Nusa"),
        ("warga Tionghoa diminta tinggal", "Tionghoa"),
        ("suku Madura dan suku Jawa", "suku Madura"),
        ("jemaat Ahmadiyah sudah pulang", "Ahmadiyah"),
        ("pelaku bernama Tono Rekaan ditahan", "Tono Rekaan"),
        ("korban inisial S dirawat", "S"),
        ("anggota GRIB Jaya", "GRIB Jaya"),
    ],
)
def test_groups_faiths_peoples_and_persons_are_named(text, who):
    assert who in named(text)


def test_dotted_lines_are_gaps_but_not_in_what_is_filled_in_by_hand(office, release):
    write(office, release, "keadaan", "Keadaan di ……………… tenang.")
    write(office, release, "tindakan", "Petugas memeriksa kabar ini.")
    document = paper(release).document
    assert gaps(document) and not gaps(document, by_hand=True)
    assert names(document) == []


def test_a_mark_that_the_paper_has_no_number_for_is_a_gap(office, release):
    write(office, release, "tindakan", "Petugas memeriksa kabar ini.")
    write(office, release, "keadaan", "Ada {jumlah:peristiwa} peristiwa.")
    assert "{jumlah:peristiwa}" in findings(release)["unwritten"][0]
    send(office, release)
    refused("S1416", sign, office, release, "hendra", reason="mendesak")
