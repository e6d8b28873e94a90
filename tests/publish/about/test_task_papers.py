"""The letter of assignment of an agency for its duties in a case, and lists that officers fill."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from serasi.network.models import Commitment, OfficeHolding, Person
from serasi.problems import Problem
from serasi.publish.actions import signing
from serasi.publish.actions.writing import write_prose
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

__all__ = ["office", "open_case"]
SATPOL = "Satpol PP Kab. Jember"
WULUHAN = "35.09.11"


def owe(house, case, what: str, agency: str = SATPOL, *, origin: str = "", **more) -> Commitment:
    return Commitment.objects.create(
        what=what, owed_by=house.agencies[agency], area_id=WULUHAN, created_at=NOW,
        due_at=NOW + timedelta(days=3), origin=origin or f"case:{case.number}", **more,
    )  # fmt: skip


@pytest.fixture
def case(office, open_case):
    row = open_case()
    Commitment.objects.filter(origin__endswith=row.number).delete()
    return row


def write(house, made, key: str, text: str, who: str = "wulan"):
    return write_prose(
        house.viewer(who), number=made.number, key=key, text=text,
        version=fresh(made).version, now=NOW,
    )  # fmt: skip


def test_a_letter_sends_the_agency_to_its_own_open_duties_only(office, case):
    owe(office, case, "Patroli jalur pulang")
    owe(office, case, "Jaga simpang kebun", state="done", done_at=NOW)
    owe(office, case, "Antar bantuan", "Dinas Sosial Kab. Jember")
    owe(office, case, "Kunjungi korban K-1", origin=f"care:{case.number}")
    made = begin(office, "wulan", "surat_tugas", f"case:{case.number}")
    text = words_of(made)
    assert "Patroli jalur pulang di Wuluhan, paling lambat 28 November 2026" in text
    assert f"Penanganan perkara {case.number}" in text and "MENUGASKAN" in text
    told = str([one.figure.result for one in made.figures.select_related("figure")])
    for words in ("Jaga simpang", "Antar bantuan", "Kunjungi korban"):
        assert words not in text and words not in told


def test_who_is_sent_is_written_and_stays_when_duties_are_counted_anew(office, case):
    owe(office, case, "Patroli jalur pulang")
    made = begin(office, "wulan", "surat_tugas", f"case:{case.number}")
    assert "NIP ………………" in words_of(made)
    people = [
        f"Petugas Rekaan {n} – NIP 1985010120100120{n:02} – anggota regu" for n in range(1, 6)
    ]
    write(office, made, "petugas", "\n".join([*people, "", "  "]))
    owe(office, case, "Buka pos di balai desa")
    later = NOW + timedelta(hours=1)
    remake(office, made, "wulan", now=later)
    text = words_of(made)
    assert "Buka pos di balai desa" in text
    tables = [b for b in paper(made).document.blocks if getattr(b, "key", "") == "petugas"]
    assert [cell.text for cell in tables[0].rows[4]] == [
        "5", "Petugas Rekaan 5", "198501012010012005", "anggota regu",
    ]  # fmt: skip
    write(office, made, "petugas", "")
    assert "NIP ………………" in words_of(made)


def test_the_lists_of_a_letter_and_of_a_decree_are_offered_on_the_page(office, case):
    owe(office, case, "Patroli jalur pulang")
    made = begin(office, "wulan", "surat_tugas", f"case:{case.number}")
    client = office.client("wulan")
    page = client.get(f"/naskah/{made.number}/").content.decode()
    for key in ("dasar", "petugas", "tugas"):
        assert f"/naskah/{made.number}/tulis/{key}/" in page
    page = client.get(f"/naskah/{made.number}/tulis/petugas/").content.decode()
    assert "nama – NIP – jabatan" in page
    page = client.get(f"/perkara/{case.number}/").content.decode()
    assert made.number in page


def test_nobody_sends_the_people_of_another_agency(office, case):
    owe(office, case, "Patroli jalur pulang")
    made = begin(office, "wulan", "surat_tugas", f"case:{case.number}")
    with pytest.raises(Problem):
        write(office, made, "petugas", "Orang Lain – jabatan", who="sinta")
    for stranger in ("bagus", "yoga"):
        refused("S101", begin, office, stranger, "surat_tugas", f"case:{case.number}")
    assert not {"bagus", "yoga", "mira"} & readers(office, made)


def test_the_head_of_the_agency_signs_and_the_writer_does_not(office, case):
    head = Person.objects.create_user("kasat", name="Bayu Laksono")
    office.people["kasat"] = head
    OfficeHolding.objects.create(
        person=head, agency=office.agencies[SATPOL], title="Kepala Satuan", role="agency_head",
        start=date(2025, 1, 1),
    )  # fmt: skip
    owe(office, case, "Patroli jalur pulang")
    made = begin(office, "wulan", "surat_tugas", f"case:{case.number}")
    assert paper(made).document.signatures[0].name == "Bayu Laksono"
    send(office, made, "wulan")
    refused("S1416", sign, office, made, "kasat", reason="mendesak")
    signing.send_back(
        office.viewer("kasat"), number=made.number, version=fresh(made).version,
        reason="isi petugasnya", now=NOW,
    )  # fmt: skip
    write(office, made, "petugas", "Petugas Rekaan – anggota regu 2")
    send(office, made, "wulan")
    refused("S1404", sign, office, made, "wulan")
    assert sign(office, made, "kasat").signer.startswith("Kepala Satuan\nBayu Laksono")
