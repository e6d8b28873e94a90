"""The founding document's figures: the sentence cannot be right, the restored table was cut."""

from __future__ import annotations

from collections import Counter

from serasi.science import tables


def of_kind(report, kind):
    return [finding for finding in report.findings if finding.kind == kind]


def test_the_sentence_misses_8_6_points_and_nine_events():
    report = tables.check_text(tables.EXAMPLE_SENTENCE)
    (wrong,) = of_kind(report, "sum_not_100")
    assert wrong.printed == "91,4 %"
    assert "kurang 8,6 poin" in wrong.message
    assert "35 + 26 + 5 + 13 + 10 + 2 + 3 + 1 = 95 dari 104" in wrong.message
    assert "9 konflik tidak tercatat" in wrong.message


def test_five_and_two_per_cent_fit_no_count_of_104():
    report = tables.check_text(tables.EXAMPLE_SENTENCE)
    wrong = of_kind(report, "impossible_percent")
    assert [finding.printed for finding in wrong] == ["5 persen", "2 persen"]
    assert all("tidak ada bilangan bulat dari 104" in finding.message for finding in wrong)


def test_the_checker_guesses_the_digits_that_were_lost():
    (wrong,) = of_kind(tables.check_text(tables.EXAMPLE_SENTENCE), "sum_not_100")
    assert "5 % mungkin 12,5 % (13) dan 2 % mungkin 2,8 % (3)" in wrong.message
    assert "tepat 104" in wrong.message


def test_the_restored_table_is_explained_by_truncation_alone():
    report = tables.check_table(tables.EXAMPLE_TABLE)
    assert Counter(f.kind for f in report.findings) == {"truncation_not_rounding": 1}
    assert not report.ok
    assert "0,3 poin hilang karena dipotong" in report.findings[0].message


def test_the_restored_table_rounded_or_by_largest_remainder_has_no_finding():
    counts = (35, 26, 10, 1, 3, 13, 13, 3)
    half_up = ("33,7", "25,0", "9,6", "1,0", "2,9", "12,5", "12,5", "2,9")
    hamilton = [f"{p:f}".replace(".", ",") for p in tables.largest_remainder(counts)]
    for percents, total in ((half_up, "100,1"), (half_up, "100"), (hamilton, "100,0")):
        rows = [["Pemicu", "Kejadian", "Persen"]]
        rows += [list(r) for r in zip(tables.TRIGGERS, map(str, counts), percents, strict=True)]
        assert tables.check_rows([*rows, ["Jumlah", "104", total]]).ok


def test_the_original_sentence_with_each_thirteen_adds_up():
    said = (
        "Kemendagri mencatat 104 konflik: antarwarga 35 kejadian, keamanan 26 kejadian, sengketa"
        " lahan dan konflik ormas masing-masing 13 kejadian, SARA 10 kejadian, kesenjangan 1"
        " kejadian, institusi pendidikan dan ekses politik masing-masing 3 kejadian."
    )
    assert tables.check_text(said).ok
    assert not tables.check_text(said.replace("SARA 10", "SARA 19")).ok


def test_every_finding_has_a_kind_of_the_contract_and_a_sentence():
    for finding in tables.check_text(tables.EXAMPLE_SENTENCE).findings:
        assert finding.kind in tables.KINDS
        assert finding.where
        assert finding.message.endswith(".")
