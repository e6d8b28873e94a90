"""The layouts that offices give their recap books."""

from __future__ import annotations

from datetime import date

from serasi.collect.recap import read_recap
from tests.collect.recap.books import HEADER, book, plain_rows, put, sheet


def fields(recap):
    return {a.id[7:]: a.choice for a in recap.assumptions if a.id.startswith("column:")}


def reasons(recap, name="Rekap"):
    return {s.row: s.reason for s in recap.skipped if s.sheet == name}


def kinds(found):
    return {flag.kind for flag in found.flags}


def test_two_header_rows_without_merged_cells():
    text = """DATA KONFLIK KAB. BONDOWOSO;;;;;;;;
No;Tgl;Lokasi;;Uraian;Korban;;;Ket
;;Desa;Kec;;MD;LB;LR;
1;2/1/24;Sukorejo;Sumberwringin;Ribut;1;0;2;aman
"""
    recap = read_recap(text.encode(), file_name="rekap.csv")
    assert fields(recap)["lokasi desa"] == "village"
    assert fields(recap)["lokasi kec"] == "district"
    found = recap.rows[0]
    assert (found.row, found.deaths, found.injured_light) == (4, 1, 2)
    assert (found.area.village, found.area.district) == ("Sukorejo", "Sumberwringin")
    assert found.area.regency == "Kabupaten Bondowoso"


def test_counts_split_by_sex_are_added():
    recap = read_recap(
        sheet(
            [
                ["No", "Tanggal", "Tempat", "Kejadian", "Meninggal", None, "Luka Berat", None],
                [None, None, None, None, "L", "P", "L", "P"],
                [1, "2/1/2024", "Ds. Pace", "Ribut", 1, 2, None, 1],
            ]
        )
    )
    assert (recap.rows[0].deaths, recap.rows[0].injured_heavy) == (3, 1)


def test_a_continued_account_joins_its_row_and_signatures_stay_out():
    recap = read_recap(
        sheet(
            [
                ["Tanggal", "Lokasi", "Kronologi", "Tindak Lanjut"],
                ["1 Jan 2024", "Silo", "Cekcok batas tanah", "Mediasi"],
                [None, None, "dilanjutkan esok hari", None],
                ["Total Kejadian: 1"],
                ["Mengetahui,", None, None, "Jember, 31 Januari 2024"],
                ["Camat Silo", None, None, "Kasi Trantib"],
                ["NIP. 19700101 199001 1 001", None, None, "NIP. 19800101 200001 1 002"],
            ]
        )
    )
    assert [r.row for r in recap.rows] == [2]
    assert recap.rows[0].narrative == "Cekcok batas tanah\ndilanjutkan esok hari"
    assert reasons(recap)[3] == "lanjutan uraian baris 2"
    assert {reasons(recap)[n] for n in (5, 6, 7)} == {"catatan atau tanda tangan"}


def test_one_sheet_per_month_supplies_month_and_year():
    def fill(workbook):
        for name, day in (("Januari", 5), ("Feb 2024", "7"), ("Maret", "12 Maret")):
            rows = [["No", "Tanggal", "Tempat", "Uraian"], [1, day, "Ds. Pace", "Ribut"]]
            put(workbook, workbook.add_worksheet(name), rows)

    recap = read_recap(book(fill), file_name="Rekap 2024.xlsx")
    assert [r.event_date for r in recap.rows] == [
        date(2024, 1, 5),
        date(2024, 2, 7),
        date(2024, 3, 12),
    ]
    assert all("date_year_supplied" in kinds(found) for found in recap.rows)
    assert not any(r.event_date for r in read_recap(book(fill)).rows if r.sheet == "Januari")


def test_month_and_day_in_two_columns():
    recap = read_recap(
        sheet(
            [
                ["No", "Tahun", "Bulan", "Tanggal", "Tempat", "Uraian"],
                [1, 2024, "Januari", 5, "Ds. Pace", "Ribut"],
                [2, 2024, 2, 6, "Ds. Pace", "Ribut"],
            ]
        )
    )
    assert [r.event_date for r in recap.rows] == [date(2024, 1, 5), date(2024, 2, 6)]


def test_a_sheet_of_sums_is_not_read_unless_asked():
    def fill(workbook):
        sums = [["No", "Kecamatan", "Jumlah Kejadian", "MD", "LB"], [1, "Silo", 3, 0, 1]]
        put(workbook, workbook.add_worksheet("Jumlah"), sums)
        put(
            workbook,
            workbook.add_worksheet("Data"),
            [HEADER, [1, "2/1/2024", "A", "Silo", "Ribut"]],
        )

    recap = read_recap(book(fill))
    assert [r.sheet for r in recap.rows] == ["Data"]
    assert set(reasons(recap, "Jumlah").values()) == {"lembar rekapitulasi"}
    asked = read_recap(book(fill), choices={"sheet:Jumlah": "read"})
    assert {s.sheet for s in asked.skipped if s.reason == "judul kolom"} == {"Jumlah", "Data"}


def test_headings_by_trigger_and_by_district():
    recap = read_recap(
        sheet(
            [
                ["No", "Tanggal", "Tempat", "Uraian", "MD"],
                ["A.", "BENTROK ANTARWARGA"],
                [1, "2/1/2024", "Ds. Pace", "Ribut", 0],
                ["B.", "SENGKETA LAHAN"],
                [1, "3/1/2024", "Ds. Pace", "Patok", 0],
                ["I", "KECAMATAN AMBULU"],
                [1, "4/1/2024", "Ds. Sabrang", "Patok lagi", 0],
                ["SUB TOTAL", None, None, None, 0],
            ]
        )
    )
    assert [r.trigger for r in recap.rows] == ["T1", "T7", "T7"]
    assert [r.area.district for r in recap.rows] == [None, None, "Ambulu"]
    assert reasons(recap)[8] == "baris jumlah"


def test_a_heading_that_is_a_bare_name_asks_the_resolver():
    rows = [HEADER, ["SILO"], [1, "2/1/2024", "Pace", None, "Ribut"]]
    known = read_recap(
        sheet(rows), resolve=lambda w: "35.09.30" if (w.district or "").upper() == "SILO" else None
    )
    assert known.rows[0].code == "35.09.30"
    assert read_recap(sheet(rows)).rows[0].area.district is None


def test_time_and_place_in_one_column():
    recap = read_recap(
        sheet(
            [
                ["No", "Waktu dan Tempat Kejadian", "Uraian", "Korban", "Tindakan"],
                [1, "Selasa, 12 Maret 2024 pkl 19.30 di Ds. Pace Kec. Silo", "Ribut", "1 MD", "x"],
            ]
        )
    )
    found = recap.rows[0]
    assert (found.event_date, found.event_time.hour) == (date(2024, 3, 12), 19)
    assert (found.area.village, found.area.district) == ("Pace", "Silo")


def test_casualties_are_listed_in_the_order_of_the_title():
    recap = read_recap(
        sheet(
            [
                ["No", "Tanggal", "Desa", "Kronologis", "Korban (MD/LB/LR)", "Kerugian (Rp. 000)"],
                [1, "1/2/2024", "Pace", "Ribut", "1/2/3", "2.500"],
            ]
        )
    )
    found = recap.rows[0]
    assert (found.deaths, found.injured_heavy, found.injured_light) == (1, 2, 3)
    assert found.loss_rp == 2_500_000


def test_rows_of_sums_without_a_label_and_unfilled_rows_are_no_events():
    recap = read_recap(
        plain_rows(
            [1, date(2024, 1, 2), "Pace", "Silo", "Ribut", "SARA", 1, 0, 2],
            [None, None, None, None, None, None, 1, 0, 2],
            [None, None, None, None, None, None, 9, 9, 9],
            [2, date(2024, 1, 3)],
            [3, date(2024, 1, 4), None, None, "NIHIL", None, 0, 0, 0],
        )
    )
    assert [r.row for r in recap.rows] == [2]
    assert reasons(recap)[3] == "baris jumlah tanpa judul"
    assert reasons(recap)[4].startswith("hanya angka")
    assert reasons(recap)[5] == "hanya tanggal, belum diisi"
    assert reasons(recap)[6] == "laporan nihil"


def test_a_row_without_a_date_that_tells_an_event_is_kept_and_flagged():
    recap = read_recap(
        plain_rows(
            [1, None, "Pace", "Silo", "Ribut", "SARA", 1],
            [2, "menyusul", "Pace", "Silo", "Ribut lagi", "SARA", 1],
        )
    )
    assert [kinds(r) & {"date_missing", "date_unread"} for r in recap.rows] == [
        {"date_missing"},
        {"date_unread"},
    ]


def test_codes_of_areas_are_made_dotted_whatever_type_they_have():
    recap = read_recap(
        sheet(
            [
                ["Kode Wilayah", "Tanggal", "Kejadian"],
                ["3509302001", "1/2/2024", "Ribut"],
                [3509302001, "1/2/2024", "Ribut dua"],
                ["35.09.30", "1/2/2024", "Ribut tiga"],
            ]
        )
    )
    assert [r.code for r in recap.rows] == ["35.09.30.2001", "35.09.30.2001", "35.09.30"]


def test_a_second_table_below_has_its_own_columns():
    recap = read_recap(
        sheet(
            [
                HEADER,
                [1, "2/1/2024", "Pace", "Silo", "Ribut", "SARA", 1],
                [],
                ["Tanggal", "Kronologi", "Lokasi", "Kerugian"],
                ["5/1/2024", "Perusakan", "Ds. Garahan", "Rp 5 jt"],
            ]
        )
    )
    assert [(r.row, r.deaths, r.loss_rp) for r in recap.rows] == [
        (2, 1, None),
        (5, None, 5_000_000),
    ]


def test_the_date_of_the_report_does_not_stand_in_for_the_date_of_the_event():
    recap = read_recap(
        sheet(
            [
                ["Tgl Laporan", "Tanggal", "Tempat", "Uraian"],
                ["9/1/2024", "2/1/2024", "Ds. Pace", "Ribut"],
            ]
        )
    )
    assert recap.rows[0].event_date == date(2024, 1, 2)
    assert fields(recap)["tgl laporan"] == "ignore"


def test_the_layout_has_a_key_that_survives_new_rows_and_sheets():
    first = read_recap(plain_rows([1, "2/1/2024", "Pace", "Silo", "Ribut"]))
    second = read_recap(sheet([["JUDUL LAIN"], HEADER, [1, "3/2/2025", "A", "B", "C"]], name="Feb"))
    other = read_recap(sheet([["Tanggal", "Tempat", "Uraian"], ["3/2/2025", "A", "B"]]))
    assert first.header_key == second.header_key != other.header_key


def test_a_sum_too_small_to_be_rupiah_is_flagged():
    rows = [["Tanggal", "Lokasi", "Uraian", "Kerugian"], ["2/1/2024", "Ds. Pace", "Ribut", 15]]
    asked = read_recap(sheet(rows))
    assert ("small" in kinds(asked.rows[0]), asked.rows[0].loss_rp) == (True, 15)
    told = read_recap(sheet(rows), choices={"loss_scale:kerugian": "1000000"})
    assert ("small" in kinds(told.rows[0]), told.rows[0].loss_rp) == (False, 15_000_000)


def test_the_same_quarrel_at_another_hour_is_no_repeat():
    titles = ["Tanggal", "Jam", "Lokasi", "Uraian"]
    rows = [["2/1/2024", clock, "Ds. Pace", "Ribut"] for clock in ("08.00", "20.00", "08.00")]
    recap = read_recap(sheet([titles, *rows]))
    assert [r.duplicate_of for r in recap.rows] == [None, None, 2]
