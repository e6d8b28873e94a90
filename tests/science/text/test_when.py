"""Dates and times as field people write them, anchored on Thursday 13 March 2025, 08:00."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from serasi.science import text

ANCHOR = datetime(2025, 3, 13, 8, 0)  # noqa: DTZ001 - a naive anchor means WIB
DAY = "day"
PART = "part_of_day"

# text, start, precision, flag
CASES: list[tuple[str, str | None, str, str | None]] = [
    # full dates, always day first
    ("Rabu, 12/03/2025", "2025-03-12", DAY, None),
    ("12/03/2025", "2025-03-12", DAY, None),
    ("3/4/2025", "2025-04-03", DAY, "future"),
    ("12-3-25", "2025-03-12", DAY, None),
    ("12.03.2025", "2025-03-12", DAY, None),
    ("tgl 12 Mrt 2025", "2025-03-12", DAY, None),
    ("12 Maret 2025", "2025-03-12", DAY, None),
    ("10 Agst 2020", "2020-08-10", DAY, None),
    ("10 Agt 2020", "2020-08-10", DAY, None),
    ("10 Ags 2020", "2020-08-10", DAY, None),
    ("5 Peb 2024", "2024-02-05", DAY, None),
    ("5 Pebruari 2024", "2024-02-05", DAY, None),
    ("7 Nop 2023", "2023-11-07", DAY, None),
    ("7 Nopember 2023", "2023-11-07", DAY, None),
    ("30 Sept 2024", "2024-09-30", DAY, None),
    ("1 Des 2024", "2024-12-01", DAY, None),
    ("17 Okt 2024", "2024-10-17", DAY, None),
    ("2 Mei 2024", "2024-05-02", DAY, None),
    ("2024-11-27", "2024-11-27", DAY, None),
    ("29 Februari 2024", "2024-02-29", DAY, None),
    ("tanggal 09 Januari 2025", "2025-01-09", DAY, None),
    ("(24/07/22)", "2022-07-24", DAY, None),
    ("Ahad, 9 Maret 2025", "2025-03-09", DAY, None),
    ("hari Jum'at tgl 7 Maret 2025", "2025-03-07", DAY, None),
    ("Minggu Legi 9 Maret 2025", "2025-03-09", DAY, None),
    # dates without a year
    ("Rabu (12/3)", "2025-03-12", DAY, None),
    ("12 Maret", "2025-03-12", DAY, None),
    ("31 Desember", "2024-12-31", DAY, None),
    ("Minggu (31/8)", "2025-08-31", DAY, "future"),
    ("tgl 5", "2025-03-05", DAY, None),
    ("tgl 28", "2025-02-28", DAY, None),
    # impossible or contradictory
    ("31/02/2025", None, "none", "impossible_date"),
    ("30 Februari 2025", None, "none", "impossible_date"),
    ("13/13/2025", None, "none", "impossible_date"),
    ("29 Februari 2023", None, "none", "impossible_date"),
    ("Kamis, 12/03/2025", "2025-03-12", DAY, "weekday_mismatch"),
    ("Senin 9 Maret 2025", "2025-03-09", DAY, "weekday_mismatch"),
    # ranges
    ("10-12 Maret 2025", "2025-03-10", DAY, None),
    ("28 Februari s.d. 2 Maret 2025", "2025-02-28", DAY, None),
    ("10 s/d 12 Maret 2025", "2025-03-10", DAY, None),
    # weekdays
    ("Rabu", "2025-03-12", DAY, None),
    ("hari Senin", "2025-03-10", DAY, None),
    ("Kamis", "2025-03-13", DAY, None),
    ("Ahad", "2025-03-09", DAY, None),
    ("hari Minggu", "2025-03-09", DAY, None),
    ("Jum'at", "2025-03-07", DAY, None),
    ("Rabu Legi", "2025-03-12", DAY, None),
    ("Senin lalu", "2025-03-10", DAY, None),
    ("Kamis lalu", "2025-03-06", DAY, None),
    ("hari Minggu kemarin", "2025-03-09", DAY, None),
    ("Sabtu depan", "2025-03-15", DAY, "future"),
    ("Kamis depan", "2025-03-20", DAY, "future"),
    ("rencana aksi hari Senin", "2025-03-17", DAY, "future"),
    ("Selasa malam", "2025-03-11T18:00", PART, None),
    ("Sabtu sore", "2025-03-08T15:00", PART, None),
    # nights named after the next day
    ("malam Minggu", "2025-03-08T18:00", PART, None),
    ("malam Jumat", "2025-03-06T18:00", PART, None),
    ("malam Kamis", "2025-03-12T18:00", PART, None),
    ("Kamis malam Jumat", "2025-03-06T18:00", PART, None),
    ("malam minggu pkl 23.30", "2025-03-08T23:30", "minute", None),
    # relative days
    ("hari ini", "2025-03-13", DAY, None),
    ("tadi malam", "2025-03-12T18:00", PART, None),
    ("td mlm", "2025-03-12T18:00", PART, None),
    ("semalam", "2025-03-12T18:00", PART, None),
    ("kemarin", "2025-03-12", DAY, None),
    ("kmrn sore", "2025-03-12T15:00", PART, None),
    ("kemarin malam", "2025-03-12T18:00", PART, None),
    ("kemarin lusa", "2025-03-11", DAY, None),
    ("tadi pagi", "2025-03-13T05:00", PART, None),
    ("dini hari tadi", "2025-03-13T00:00", PART, None),
    ("tadi subuh", "2025-03-13T04:00", PART, None),
    ("besok pagi", "2025-03-14T05:00", PART, "future"),
    ("bsk", "2025-03-14", DAY, "future"),
    ("lusa", "2025-03-15", DAY, "future"),
    ("nanti malam", "2025-03-13T18:00", PART, "future"),
    ("dua hari lalu", "2025-03-11", DAY, None),
    ("3 hari yang lalu", "2025-03-10", DAY, None),
    ("2 hari lagi", "2025-03-15", DAY, "future"),
    ("barusan", "2025-03-13T08:00", "hour", None),
    ("dua jam yang lalu", "2025-03-13T06:00", "hour", None),
    ("30 menit lalu", "2025-03-13T07:30", "minute", None),
    ("setengah jam lalu", "2025-03-13T07:30", "minute", None),
    # wider
    ("pekan lalu", "2025-03-03", "week", None),
    ("minggu lalu", "2025-03-03", "week", None),
    ("dua minggu lalu", "2025-02-24", "week", None),
    ("seminggu yang lalu", "2025-03-03", "week", None),
    ("sudah 2 minggu ini", "2025-02-27", "week", None),
    ("bulan lalu", "2025-02-01", "month", None),
    ("Maret 2024", "2024-03-01", "month", None),
    ("awal Maret", "2025-03-01", "month", None),
    ("bulan Desember", "2024-12-01", "month", None),
    ("tahun 2019", "2019-01-01", "year", None),
    ("tahun lalu", "2024-01-01", "year", None),
    # clock times
    ("pukul 07.15 WIB hari ini", "2025-03-13T07:15", "minute", None),
    ("Rabu 12/03/2025 pkl 19.30 WIB", "2025-03-12T19:30", "minute", None),
    ("Rabu tgl 12/03/2025 sekira pkl 19.30 WIB", "2025-03-12T19:30", "minute", None),
    ("12 Maret 2025 pukul 19:30", "2025-03-12T19:30", "minute", None),
    ("12 Maret 2025 +- pkl 19.30", "2025-03-12T19:30", "minute", None),
    ("12 Maret 2025 sekitar jam 19.30 wib", "2025-03-12T19:30", "minute", None),
    ("kemarin jam 7 malam", "2025-03-12T19:00", "hour", None),
    ("kemarin jam 3 sore", "2025-03-12T15:00", "hour", None),
    ("kemarin jam 1 siang", "2025-03-12T13:00", "hour", None),
    ("kemarin jam 9 pagi", "2025-03-12T09:00", "hour", None),
    ("jam 2 dini hari tadi", "2025-03-13T02:00", "hour", None),
    ("tadi malam jam 12", "2025-03-13T00:00", "hour", None),
    ("tadi malam sekitar jam 1", "2025-03-13T01:00", "hour", None),
    ("tadi malam jam setengah delapan", "2025-03-12T19:30", "minute", None),
    ("tadi malam jam setengah sebelas", "2025-03-12T22:30", "minute", None),
    ("kemarin jam delapan lebih seperempat", "2025-03-12T08:15", "minute", None),
    ("kemarin jam 9 kurang seperempat malam", "2025-03-12T20:45", "minute", None),
    ("pkl 22.30 WIB", "2025-03-12T22:30", "minute", None),
    ("pkl 06.30 WIB", "2025-03-13T06:30", "minute", None),
    ("Minggu dini hari (9/3/25) sekitar pukul 00.30 Wib", "2025-03-09T00:30", "minute", None),
    ("Ahad malam, 9 Maret 2025", "2025-03-09T18:00", PART, None),
    ("Rabu malam pukul 00.30", "2025-03-13T00:30", "minute", None),
    ("Rabu, 12 Maret 2025 pkl 19.00 s.d. 21.30 WIB", "2025-03-12T19:00", "minute", None),
    ("12 Maret 2025 pkl 20.00 WIB s/d selesai", "2025-03-12T20:00", "minute", None),
    ("nanti malam jam 8", "2025-03-13T20:00", "hour", "future"),
    ("TWP 122030", "2025-03-12T20:30", "minute", None),
    # by the prayers
    ("kemarin ba'da Isya", "2025-03-12T19:00", PART, None),
    ("kemarin bakda maghrib", "2025-03-12T17:30", PART, None),
    ("tadi habis subuh", "2025-03-13T04:00", PART, None),
    # digits that are no time
    ("RT 02/RW 05 Rp. 15.000.000 571 personel", None, "none", None),
    ("keributan antar pemuda", None, "none", None),
    ("jarak 200 meter, 3 orang, skor 2-1", None, "none", None),
    ("HGU Nomor 12/03", None, "none", None),
]


@pytest.mark.parametrize(("message", "start", "precision", "flag"), CASES, ids=lambda v: str(v))
def test_a_time_is_read(message: str, start: str | None, precision: str, flag: str | None) -> None:
    read = text.when(message, anchor=ANCHOR)
    size = len(start) if start else None
    assert (read.start[:size] if read.start else None, read.precision, read.flag) == (
        start,
        precision,
        flag,
    )


def test_there_are_more_than_a_hundred_cases() -> None:
    assert len({message for message, *_ in CASES}) == len(CASES) > 110


def test_the_end_of_a_range_is_kept() -> None:
    read = text.when("Rabu, 12 Maret 2025 pkl 19.00 s.d. 21.30 WIB", anchor=ANCHOR)
    assert (read.start, read.end) == ("2025-03-12T19:00+07:00", "2025-03-12T21:30+07:00")
    assert text.when("10-12 Maret 2025", anchor=ANCHOR).end == "2025-03-12"


def test_a_written_zone_wins_over_the_anchors() -> None:
    tokyo = datetime(2025, 3, 13, 8, 0, tzinfo=timezone(timedelta(hours=9)))
    assert text.when("12/3/2025 pkl 19.30 WITA", anchor=tokyo).start == "2025-03-12T19:30+08:00"
    assert text.when("12/3/2025 pkl 19.30", anchor=tokyo).start == "2025-03-12T19:30+09:00"


def test_relative_times_stay_unknown_without_an_anchor() -> None:
    assert text.when("tadi malam").start is None
    assert text.when("12 Maret").start is None
    assert text.when("12 Maret 2025").start == "2025-03-12"


def test_the_fact_line_wins_over_the_letter_and_the_statement() -> None:
    message = (
        "Menindaklanjuti surat tanggal 1 Maret 2025. Pada hari Rabu tgl 12/03/2025 pkl 19.30 telah "
        "terjadi bentrok. Kata kapolsek, Kamis (13/3/2025), situasi terkendali."
    )
    assert text.when(message, anchor=ANCHOR).start == "2025-03-12T19:30+07:00"
