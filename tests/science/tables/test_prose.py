"""Paragraphs: what is wrong is said, what is right is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science import tables
from tests.science.tables.paragraphs import RIGHT, WRONG


@pytest.mark.parametrize("said", RIGHT)
def test_a_right_paragraph_has_no_finding(said):
    report = tables.check_text(said)
    assert report.ok, [finding.message for finding in report.findings]


@pytest.mark.parametrize(("said", "kind"), WRONG)
def test_a_wrong_paragraph_is_found(said, kind):
    assert kind in {finding.kind for finding in tables.check_text(said).findings}


def test_an_english_percent_and_an_indonesian_one_read_alike():
    said = "Dari 104 konflik, {} antarwarga, {} keamanan dan {} lahan."
    with_comma = tables.check_text(said.format("33,7 persen", "25,0 persen", "41,5 persen"))
    with_point = tables.check_text(said.format("33.7%", "25.0%", "41.5%"))
    assert [f.kind for f in with_comma.findings] == [f.kind for f in with_point.findings]
    assert not with_comma.ok


def test_growth_by_the_wrong_divisor_says_which():
    (wrong,) = tables.check_text("Kasus naik 16,7 persen dari 50 menjadi 60.").findings
    assert wrong.expected == "20,0 %"
    assert "nilai akhir sebagai pembagi" in wrong.message


def test_a_pasted_table_is_read_with_its_narrative():
    text = "\n".join(
        [
            "Di Wuluhan terjadi 53 kejadian.",
            "Kecamatan;Kejadian",
            "Wuluhan;35",
            "Ambulu;26",
            "Jumlah;61",
        ]
    )
    (wrong,) = tables.check_text(text).findings
    assert wrong.kind == "narrative_vs_table"
    assert (wrong.printed, wrong.expected) == ("53", "35")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789.,% ()-\n;|abdeiknprstuNR\"'–±"), max_size=80))
def test_any_text_gets_a_report(text):
    report = tables.check_text(text)
    assert report.ok == (not report.findings)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.lists(
            st.none()
            | st.integers(-(10**9), 10**9)
            | st.floats()
            | st.sampled_from(["Jumlah", "%", "Persen", "33,6 %", "KK", "Jiwa", "2023", "A", "-"])
            | st.text(max_size=8),
            max_size=6,
        ),
        max_size=8,
    )
)
def test_any_cells_get_a_report(rows):
    assert tables.check_rows(rows).ok in (True, False)


PASTED = {
    "pipes": (
        "| Pemicu | n | % |\n|---|---|---|\n| Lahan | 1 | 33,3 |\n| Ormas | 2 | 66,7 |\n"
        "| Jumlah | 3 | 100,0 |"
    ),
    "aligned": (
        "Pemicu        n    %\nLahan         10   50,0\nOrmas         10   50,0\n"
        "Jumlah        20   100,0\n"
    ),
    "lines": "Pemicu konflik:\n1. Lahan: 40 persen\n2. Ormas: 35 persen\n3. SARA: 25 persen\n",
    "bullets": (
        "Jumlah kejadian: 60, rinciannya:\n- Jember: 35 kejadian\n- Lumajang: 15 kejadian\n"
        "- Bondowoso: 10 kejadian\n"
    ),
}


@pytest.mark.parametrize("form", sorted(PASTED))
def test_lists_and_tables_in_text_are_read(form):
    assert tables.check_text(PASTED[form]).ok


@pytest.mark.parametrize(
    ("form", "right", "wrong", "kind"),
    [
        ("pipes", "| 3 |", "| 4 |", "total_wrong"),
        ("aligned", "20  ", "30  ", "total_wrong"),
        ("lines", "25", "15", "sum_not_100"),
        ("bullets", "60", "65", "total_wrong"),
    ],
)
def test_a_slip_in_a_pasted_list_is_found(form, right, wrong, kind):
    text = PASTED[form].replace(right, wrong)
    assert kind in {finding.kind for finding in tables.check_text(text).findings}
