"""Messy recap books become rows that can be trusted, and say what was assumed."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, time

import pytest

from serasi.collect.recap import AreaWords, RecapLimits, read_recap, recap_json
from serasi.problems import Problem
from tests.collect.recap.books import HEADER, book, messy, plain_rows, put, sheet


@pytest.fixture(scope="module")
def recap():
    return read_recap(book(messy))


def row(recap, number, *, name="2024"):
    return next(r for r in recap.rows if (r.sheet, r.row) == (name, number))


def flags(found):
    return {(flag.kind, flag.field) for flag in found.flags}


def reasons(recap, name="2024"):
    return {s.row: s.reason for s in recap.skipped if s.sheet == name}


def choice(recap, key):
    return next(a for a in recap.assumptions if a.id == key)


def test_every_event_is_found_under_its_own_row_number(recap):
    numbers = [(r.sheet, r.row) for r in recap.rows]
    assert numbers == [*(("2024", n) for n in (8, 9, 10, 11, 14)), ("Lama", 2)]


def test_counts_and_money_are_read_from_words_and_abbreviations(recap):
    first, second = row(recap, 8), row(recap, 9)
    assert (first.deaths, first.injured_heavy, first.injured_light) == (0, 1, 3)
    assert (first.displaced_kk, first.loss_rp) == (None, 15_000_000)
    assert (second.displaced_kk, second.displaced_people) == (12, 40)
    assert second.loss_rp == 1_500_000_000
    assert second.injured_light == 2


def test_blank_is_no_data_and_a_dash_is_an_assumption(recap):
    assert row(recap, 10).deaths is None
    assert row(recap, 9).deaths is None
    assert row(recap, 8).deaths == 0
    assert (choice(recap, "dash").choice, choice(recap, "dash").alternatives) == ("none", ("zero",))
    other = read_recap(book(messy), choices={"dash": "zero"})
    assert row(other, 9).deaths == 0
    assert row(other, 8).deaths == 0


def test_vague_numbers_keep_both_bounds(recap):
    found = row(recap, 14)
    assert found.injured_light == 11
    assert ("injured_light", 11, 19) in found.ranges
    assert ("about", "injured_light") in flags(found)


def test_dates_of_every_kind(recap):
    assert row(recap, 8).event_date == date(2024, 3, 12)
    assert row(recap, 8).event_time == time(19, 30)
    assert row(recap, 9).event_date == date(2024, 3, 12)
    assert (row(recap, 10).event_date, row(recap, 10).event_end) == (
        date(2024, 5, 3),
        date(2024, 5, 5),
    )
    assert row(recap, 14).event_date == date(2024, 3, 21)


def test_an_impossible_date_keeps_its_row_and_is_flagged(recap):
    found = row(recap, 11)
    assert found.event_date is None
    assert ("date_impossible", "date") in flags(found)
    assert dict(found.written)["Hari/Tanggal"] == "31/02/2024"


def test_a_formula_typed_as_text_stays_text_and_is_flagged(recap):
    found = row(recap, 11)
    assert found.narrative == "=cmd|' /C calc'!A0"
    assert ("formula_text", "narrative") in flags(found)


def test_markup_in_cells_is_text(recap):
    assert row(recap, 9).remark == "<b>baru</b>"


def test_triggers_become_codes(recap):
    assert [r.trigger for r in recap.rows[:5]] == ["T1", "T7", "T2", "T3", "T3"]


def test_headings_hand_their_place_down(recap):
    assert row(recap, 8).area == AreaWords(
        "Mulyorejo", "Silo", "Kabupaten Jember", None, "Ds. Mulyorejo"
    )
    assert row(recap, 14).area.district == "Tempurejo"


def test_hidden_rows_and_sheets_are_read_and_marked(recap):
    assert {(r.sheet, r.row) for r in recap.rows if r.hidden} == {("2024", 10), ("Lama", 2)}
    without = read_recap(book(messy), choices={"hidden_rows": "skip", "sheet:Lama": "skip"})
    assert not any(r.hidden for r in without.rows)
    assert reasons(without)[10] == "baris tersembunyi"
    assert reasons(without, "Lama")[2] == "lembar dilewati"


def test_every_row_is_either_read_or_skipped_with_a_reason(recap):
    told = {r.row for r in recap.rows if r.sheet == "2024"} | set(reasons(recap))
    assert told == set(range(1, 20))
    assert reasons(recap)[6] == "penomoran kolom"
    assert reasons(recap)[7] == "judul bagian: KECAMATAN SILO"
    assert reasons(recap)[15] == "baris jumlah"
    assert reasons(recap)[18] == "catatan atau tanda tangan"


def test_a_printed_sum_that_differs_is_stated():
    right = book(messy)
    assert not [a for a in read_recap(right).assumptions if a.id.startswith("total:")]
    wrong = plain_rows(
        [1, date(2024, 1, 2), "Pace", "Silo", "Keributan", "SARA", 1, 0, 2],
        [None, "JUMLAH", None, None, None, None, 3, 0, 2],
    )
    stated = choice(read_recap(wrong), "total:Rekap!3")
    assert "MD tertulis 3, hitungan 1" in stated.what


def test_the_json_follows_the_contract(recap):
    told = json.loads(json.dumps(recap_json(recap)))
    needed = {
        "sheet", "row", "code", "event_date", "event_end", "trigger", "deaths", "injured_heavy",
        "injured_light", "displaced_kk", "displaced_people", "loss_rp", "hidden", "duplicate_of",
    }  # fmt: skip
    assert all(needed <= set(found) for found in told["rows"])
    assert told["rows"][0]["event_date"] == "2024-03-12"
    assert set(told["skipped"][0]) == {"sheet", "row", "reason"}
    assert {"id", "where", "what", "choice", "alternatives"} <= set(told["assumptions"][0])


def test_the_resolver_gets_the_words_and_gives_the_code():
    codes = {("Mulyorejo", "Silo"): "35.09.30.2001"}
    recap = read_recap(
        book(messy), resolve=lambda w: codes.get((w.village or "", w.district or ""))
    )
    assert row(recap, 8).code == "35.09.30.2001"
    assert ("place_unresolved", "place") not in flags(row(recap, 8))
    assert ("place_unresolved", "place") in flags(row(recap, 9))


def test_a_column_can_be_given_another_meaning(recap):
    other = read_recap(book(messy), mapping={"ket": "action", "tindakan": "ignore"})
    assert row(other, 9).action == "<b>baru</b>"
    assert row(other, 8).action is None
    assert other.header_key == recap.header_key


def test_a_choice_that_does_not_exist_is_refused():
    with pytest.raises(Problem) as refused:
        read_recap(book(messy), choices={"column:ket": "harga"})
    assert refused.value.code == "S337"


def test_repeated_rows_point_to_the_first():
    event = ["Pace", "Silo", "Keributan  antar pemuda.", "SARA", 0, 0, 1]
    twice = plain_rows(
        [1, date(2024, 1, 2), *event],
        [2, date(2024, 1, 3), *event],
        [
            3,
            "2 Januari 2024",
            "pace",
            "SILO",
            "KERIBUTAN antar pemuda",
            "isu sara",
            "nihil",
            "-",
            1,
        ],
    )
    recap = read_recap(twice)
    assert [r.duplicate_of for r in recap.rows] == [None, None, 2]
    assert recap.rows[2].duplicate_sheet == "Rekap"


def test_titles_repeated_on_every_page_are_skipped():
    pages = plain_rows(
        [1, date(2024, 1, 2), "Pace", "Silo", "Keributan", "SARA", 0, 0, 1],
        HEADER,
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        [2, date(2024, 1, 9), "Pace", "Silo", "Blokade", "SARA", 0, 0, 1],
    )
    recap = read_recap(pages)
    assert [r.row for r in recap.rows] == [2, 5]
    assert reasons(recap, "Rekap")[3] == "judul kolom"
    assert reasons(recap, "Rekap")[4] == "penomoran kolom"


def test_month_headings_supply_the_month():
    recap = read_recap(
        sheet(
            [
                ["REKAP TAHUN 2024"],
                HEADER,
                ["BULAN MARET"],
                [1, 12, "Pace", "Silo", "Keributan", "SARA", 0, 0, 1],
                ["BULAN APRIL"],
                [2, "5", "Pace", "Silo", "Keributan", "SARA", 0, 0, 1],
                ["BULAN MEI"],
                [None, None, None, None, "NIHIL"],
            ]
        )
    )
    assert [r.event_date for r in recap.rows] == [date(2024, 3, 12), date(2024, 4, 5)]
    assert reasons(recap, "Rekap")[8] == "laporan nihil"


def test_merged_and_ditto_cells_repeat_the_value_above():
    def fill(workbook):
        page = workbook.add_worksheet("Rekap")
        put(
            workbook,
            page,
            [
                HEADER,
                [1, None, "Pace", "Silo", "Keributan pagi", "SARA", 0, 0, 1],
                [2, None, '"', "sda", "Keributan sore", "SARA", 0, 0, 2],
            ],
        )
        page.merge_range("B2:B3", "")
        page.write_string("B2", "2 Januari 2024")

    rows = read_recap(book(fill)).rows
    assert [r.event_date for r in rows] == [date(2024, 1, 2)] * 2
    assert (rows[1].area.village, rows[1].area.district) == ("Pace", "Silo")
    assert ("carried", "date") in flags(rows[1])


def test_formulas_without_a_stored_result_and_errors_are_no_data():
    def fill(workbook):
        page = workbook.add_worksheet("Rekap")
        put(workbook, page, [HEADER, [1, "2 Januari 2024", "Pace", "Silo", "Keributan", "SARA"]])
        page.write_formula("G2", "=SUM(1,2)", None, 3)
        page.write_formula("H2", "=SUM(1,2)", None, "")
        page.write_formula("I2", "=1/0", None, "#DIV/0!")

    found = read_recap(book(fill)).rows[0]
    assert (found.deaths, found.injured_heavy, found.injured_light) == (3, None, None)
    assert {("formula_unread", "injured_heavy"), ("cell_error", "injured_light")} <= flags(found)


def test_a_casualty_column_is_shared_out():
    recap = read_recap(
        sheet(
            [
                [
                    "Tgl",
                    "Lokasi",
                    "Kronologis",
                    "Korban",
                    "Pengungsi (KK/Jiwa)",
                    "Kerugian (juta Rp)",
                ],
                ["12-03-2024", "Mulyorejo, Silo", "Keributan", "3 LR 1 LB", "12 KK / 40 jiwa", 15],
                ["13-03-2024", "Pace / Silo", "Keributan", "nihil", "12/40", "2,5"],
                ["14-03-2024", "Ds Pace", "Keributan", "MD: 1, LB 2 org", "nihil", "Rp 750 rb"],
            ]
        )
    )
    first, second, third = recap.rows
    assert (first.deaths, first.injured_heavy, first.injured_light) == (None, 1, 3)
    assert (first.displaced_kk, first.displaced_people, first.loss_rp) == (12, 40, 15_000_000)
    assert (first.area.village, first.area.district) == ("Mulyorejo", "Silo")
    assert (second.deaths, second.injured_heavy, second.injured_light) == (0, 0, 0)
    assert (second.displaced_kk, second.displaced_people, second.loss_rp) == (12, 40, 2_500_000)
    assert (third.deaths, third.injured_heavy, third.loss_rp) == (1, 2, 750_000)
    assert (third.displaced_kk, third.displaced_people) == (0, 0)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimited_files_of_every_kind(separator, codec):
    lines = [
        ["REKAP 2024"],
        ["No", "Tanggal", "Tempat", "Uraian", "MD"],
        [],
        ["1", "12/03/2024", '"Ds. Pace, Kec. Silo"', "± 50 orang", "nihil"],
        ["2", "13 Mrt 24", '"Pace\nSilo"', "Blokade", ""],
    ]
    text = "\r\n".join(separator.join(line) for line in lines)
    recap = read_recap(text.encode(codec), file_name="rekap.csv")
    assert [(r.sheet, r.row, r.event_date.day, r.deaths) for r in recap.rows] == [
        ("rekap", 4, 12, 0),
        ("rekap", 5, 13, None),
    ]
    assert recap.rows[0].area.district == "Silo"
    assert choice(recap, "separator").choice == separator


def test_month_first_dates_are_found_by_their_column():
    recap = read_recap(
        plain_rows(
            [1, "03/13/2024", "Pace", "Silo", "Keributan", "SARA"],
            [2, "03/04/2024", "Pace", "Silo", "Keributan", "SARA"],
        )
    )
    assert [r.event_date for r in recap.rows] == [date(2024, 3, 13), date(2024, 3, 4)]
    assert choice(recap, "date_order:tanggal").choice == "mdy"


def test_dates_that_excel_turned_around_are_asked_about():
    rows = [
        ["KEJADIAN MARET 2024"],
        HEADER,
        [1, date(2024, 5, 3), "Pace", "Silo", "Keributan", "SARA"],
        [2, date(2024, 7, 3), "Pace", "Silo", "Keributan", "SARA"],
        [3, "13/03/2024", "Pace", "Silo", "Keributan", "SARA"],
        [4, "14/03/2024", "Pace", "Silo", "Keributan", "SARA"],
    ]
    recap = read_recap(sheet(rows))
    assert [r.event_date.month for r in recap.rows] == [3, 3, 3, 3]
    kept = read_recap(sheet(rows), choices={"swapped_dates:Rekap": "as_written"})
    assert [r.event_date.month for r in kept.rows] == [5, 7, 3, 3]


def test_dates_in_the_future_and_outside_the_year_are_flagged():
    recap = read_recap(
        sheet([["TAHUN 2024"], HEADER, [1, date(2025, 7, 1), "Pace", "Silo", "Ribut", "SARA"]]),
        today=date(2025, 1, 1),
    )
    assert {("date_future", "date"), ("date_outside_period", "date")} <= flags(recap.rows[0])


def bomb():
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 50_000_000)
    return box.getvalue()


def package(files):
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return box.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "S330"),
        (b"  \n", "S330"),
        (book(messy)[:4000], "S333"),
        (book(messy)[:-30], "S333"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "S331"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "S332"),
        (package({"content.xml": b"<x/>"}), "S331"),
        (package({"halo.txt": b"x"}), "S331"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "S331"),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), "S331"),
        (bomb(), "S334"),
        (b"satu;dua\ntiga;empat\n", "S336"),
        (sheet([["surat", "biasa"]]), "S336"),
        (package({"xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "S333"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_number(content, code):
    with pytest.raises(Problem) as refused:
        read_recap(content)
    assert refused.value.code == code


def test_too_many_rows_and_far_corners_are_refused_before_they_fill_memory():
    few = RecapLimits(rows=3)
    with pytest.raises(Problem) as refused:
        read_recap(book(messy), limits=few)
    assert refused.value.code == "S335"

    def corner(workbook):
        workbook.add_worksheet("x").write("XFD1048576", 1)

    with pytest.raises(Problem) as refused:
        read_recap(book(corner))
    assert refused.value.code == "S335"
    with pytest.raises(Problem) as refused:
        read_recap(b"No;Tanggal;Uraian\n" * 5, limits=few)
    assert refused.value.code == "S335"
