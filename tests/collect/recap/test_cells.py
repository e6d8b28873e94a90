"""The words and digits that stand in cells of recap books, one by one."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from serasi.collect.recap.fields import field_of, money_scale
from serasi.collect.recap.moments import Period, read_clock, read_moment
from serasi.collect.recap.money import read_rupiah
from serasi.collect.recap.places import AreaWords, from_text
from serasi.collect.recap.quantities import read_count, read_roles
from serasi.collect.recap.triggers import OFFICIAL, read_trigger

MARCH = Period(2024, 3)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("12/03/2025", "2025-03-12", None),
        ("12-3-25", "2025-03-12", None),
        ("12.03.2025", "2025-03-12", None),
        ("12 03 2025", "2025-03-12", None),
        ("2025-03-12", "2025-03-12", None),
        ("20250312", "2025-03-12", None),
        (20250312, "2025-03-12", None),
        (45728, "2025-03-12", None),
        ("45728", "2025-03-12", None),
        (date(2025, 3, 12), "2025-03-12", None),
        ("12 Mrt 25", "2025-03-12", None),
        ("12-Mar-25", "2025-03-12", None),
        ("12/III/2025", "2025-03-12", None),
        ("Rabu, 12 Maret 2025", "2025-03-12", None),
        ("Jum'at 8 Nopember 2024", "2024-11-08", None),
        ("Tgl. 5 Agust 2024", "2024-08-05", None),
        ("3 s.d. 5 Mei 2024", "2024-05-03", "2024-05-05"),
        ("3-5 Mei 2024", "2024-05-03", "2024-05-05"),
        ("12-15/03/2024", "2024-03-12", "2024-03-15"),
        ("28 Feb s/d 2 Mar 2024", "2024-02-28", "2024-03-02"),
        ("30 Des 2023 - 2 Jan 2024", "2023-12-30", "2024-01-02"),
        ("12/03/2025 sampai dengan 14/03/2025", "2025-03-12", "2025-03-14"),
        ("12 Maret", "2024-03-12", None),
        ("12/3", "2024-03-12", None),
        (12, "2024-03-12", None),
        ("Maret 2025", "2025-03-01", "2025-03-31"),
        ("Minggu ke-2 Mei 2024", "2024-05-01", "2024-05-31"),
    ],
)
def test_dates(written, start, end):
    found = read_moment(written, period=MARCH)
    assert found.start == date.fromisoformat(start)
    assert found.end == (date.fromisoformat(end) if end else None)


@pytest.mark.parametrize(
    ("written", "flag"),
    [
        ("31/02/2024", "date_impossible"),
        ("12/13/2024", "date_impossible"),
        ("5 s.d. 3 Mei 2024", "date_impossible"),
        ("12/03/0024", "date_impossible"),
        ("?", "date_unread"),
        ("malam hari", "date_unread"),
        ("-", "date_missing"),
    ],
)
def test_dates_that_give_none_say_why(written, flag):
    found = read_moment(written)
    assert (found.start, found.flag) == (None, flag)


def test_a_day_without_a_year_is_not_guessed():
    assert read_moment("12 Maret").start is None


def test_a_weekday_that_contradicts_its_date_is_flagged():
    assert read_moment("Senin, 12 Maret 2025").flag == "date_weekday"
    assert read_moment("Rabu, 12 Maret 2025").flag is None


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("19.30 WIB", time(19, 30)),
        ("pkl 19:30", time(19, 30)),
        ("19.30-21.00", time(19, 30)),
        (0.8125, time(19, 30)),
        (19.3, time(19, 30)),
        (19, time(19)),
        (time(7, 5), time(7, 5)),
        (datetime.fromisoformat("2024-03-12T07:05"), time(7, 5)),
        ("jam 7 malam", time(19)),
        ("pukul 10 siang", time(10)),
        ("jam 3 sore", time(15)),
        ("24.00", time(0)),
        ("malam", None),
        ("25.00", None),
        (None, None),
    ],
)
def test_clocks(written, clock):
    assert read_clock(written) == clock


@pytest.mark.parametrize(
    ("written", "low", "high", "flag"),
    [
        (2, 2, 2, None),
        ("2 org", 2, 2, None),
        ("2 (dua) orang", 2, 2, None),
        ("dua puluh lima", 25, 25, None),
        ("seratus dua belas", 112, 112, None),
        ("seorang", 1, 1, None),
        ("1.250", 1250, 1250, None),
        ("nihil", 0, 0, None),
        ("Nihil.", 0, 0, None),
        ("tidak ada", 0, 0, None),
        ("-", 0, 0, "dash"),
        ("±50", 50, 50, "about"),
        ("50-an", 50, 50, "about"),
        ("lebih dari 20", 20, 20, "about"),
        ("belasan", 11, 19, "about"),
        ("10 s.d. 15", 10, 15, "about"),
        ("2 pria 1 wanita", 3, 3, None),
        ("1 orang (an. Budi)", 1, 1, "rest"),
        (None, None, None, None),
        ("tidak ada data", None, None, "unknown"),
        ("belum diketahui", None, None, "unknown"),
        ("?", None, None, "unknown"),
        ("ada", None, None, "unread"),
        (2.5, None, None, "unread"),
        (-3, None, None, "unread"),
        ("-3", None, None, "unread"),
        (True, None, None, "unread"),
        (date(2024, 1, 2), None, None, "unread"),
    ],
)
def test_counts(written, low, high, flag):
    found = read_count(written)
    assert (found.low, found.high, found.flag) == (low, high, flag)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3 LR 1 LB", {"injured_light": 3, "injured_heavy": 1}),
        ("MD: 1, LB 2, LR 3", {"deaths": 1, "injured_heavy": 2, "injured_light": 3}),
        ("2 org (1 MD, 1 LB)", {"deaths": 1, "injured_heavy": 1}),
        ("MD nihil, LR 2", {"deaths": 0, "injured_light": 2}),
        ("Meninggal : - , luka ringan : 4", {"deaths": 0, "injured_light": 4}),
        ("1 orang meninggal dan 2 luka berat", {"deaths": 1, "injured_heavy": 2}),
        ("tidak ada korban jiwa", {"deaths": 0}),
        ("korban jiwa nihil, 3 luka", {"deaths": 0, "injured": 3}),
        ("12 KK / 40 jiwa", {"kk": 12, "people": 40}),
        ("40 jiwa (12 KK)", {"kk": 12, "people": 40}),
        ("2 orang", {}),
        (None, {}),
    ],
)
def test_counts_with_their_kind(written, expected):
    assert {role: found.low for role, found in read_roles(written).items()} == expected


@pytest.mark.parametrize(
    ("written", "rupiah", "flag"),
    [
        ("Rp 15 jt", 15_000_000, None),
        ("15jt", 15_000_000, None),
        ("Rp. 1,5 M", 1_500_000_000, None),
        ("1.5 jt", 1_500_000, None),
        ("1.500 jt", 1_500_000_000, None),
        ("750 rb", 750_000, None),
        ("Rp. 15.000.000,-", 15_000_000, None),
        ("Rp 15.000.000,00", 15_000_000, None),
        ("15,000,000", 15_000_000, None),
        ("Rp. 15.000.000,- (lima belas juta rupiah)", 15_000_000, None),
        ("lima juta rupiah", 5_000_000, None),
        ("3 rumah rusak, Rp 50 jt", 50_000_000, None),
        ("± Rp 25 jt", 25_000_000, "about"),
        ("10-15 jt", 10_000_000, "about"),
        ("Rp 10 jt s.d. Rp 15 jt", 10_000_000, "about"),
        ("Rp 5 jt dan 2 motor", 5_000_000, "rest"),
        ("nihil", 0, None),
        ("Rp. -", 0, "dash"),
        (15_000_000, 15_000_000, None),
        (1250.5, 1250, None),
        ("2 unit motor", None, "unread"),
        ("belum dihitung", None, "unknown"),
        (-5, None, "unread"),
    ],
)
def test_sums_of_money(written, rupiah, flag):
    found = read_rupiah(written)
    assert (found.low, found.flag) == (rupiah, flag)


def test_the_unit_of_a_column_holds_for_bare_digits_only():
    assert read_rupiah("2,5", scale=1_000_000).low == 2_500_000
    assert read_rupiah("750 rb", scale=1_000_000).low == 750_000
    assert money_scale("Kerugian (ribu rupiah)") == 1000


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Hari / Tgl Kejadian", "date"),
        ("Waktu & Tempat Kejadian", "date"),
        ("Lokasi (Desa/Kec)", "place"),
        ("Kecamatan/Desa", "place"),
        ("Nama Desa/Kelurahan", "village"),
        ("Kab./Kota", "regency"),
        ("Jml Korban (MD)", "deaths"),
        ("Korban (MD/LB/LR)", "casualties"),
        ("Korban Jiwa", "deaths"),
        ("Luka Berat (LB)", "injured_heavy"),
        ("Luka-luka", "injured"),
        ("Pengungsi (KK/Jiwa)", "displaced"),
        ("Jumlah KK Mengungsi", "displaced_kk"),
        ("Jenis Konflik / Pemicu", "trigger"),
        ("Taksiran Kerugian Materiil (Rp)", "loss_rp"),
        ("Tindakan yang telah dilakukan", "action"),
        ("KET.", "remark"),
        ("Harga", None),
        ("", None),
    ],
)
def test_column_titles(title, field):
    assert field_of(title) == field


@pytest.mark.parametrize("code", OFFICIAL)
def test_the_official_names_and_codes_of_the_triggers(code):
    assert read_trigger(OFFICIAL[code].upper()) == code
    assert read_trigger(code) == code
    assert read_trigger(int(code[1])) == code
    assert read_trigger(f"{code[1]}. {OFFICIAL[code].title()}") == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Bentrok antar warga", "T1"),
        ("tawuran antar-kampung", "T1"),
        ("Kamtibmas", "T2"),
        ("main hakim sendiri", "T2"),
        ("agama", "T3"),
        ("Penyaluran bansos", "T4"),
        ("tawuran pelajar", "T5"),
        ("Perguruan silat", "T6"),
        ("Agraria", "T7"),
        ("bentrok antarwarga soal lahan", "T7"),
        ("Ekses Pilkades", "T8"),
        ("lain-lain", None),
        (9, None),
        (None, None),
    ],
)
def test_other_words_for_triggers(written, code):
    assert read_trigger(written) == code


@pytest.mark.parametrize(
    ("text", "village", "district", "regency"),
    [
        (
            "Dsn. Krajan RT 02 Ds. Mulyorejo Kec. Silo Kab. Jember",
            "Mulyorejo",
            "Silo",
            "Kabupaten Jember",
        ),
        ("Desa Karang Anyar, Kecamatan Ambulu", "Karang Anyar", "Ambulu", None),
        (
            "Kel. Jember Lor Kec. Patrang Kota Probolinggo",
            "Jember Lor",
            "Patrang",
            "Kota Probolinggo",
        ),
        ("depan Balai Desa Pace (Silo)", "Pace", None, None),
        ("pasar", None, None, None),
    ],
)
def test_places_in_running_text(text, village, district, regency):
    assert from_text(text) == AreaWords(village, district, regency, None, text)
