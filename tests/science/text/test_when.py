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
    # dates in more ways of writing
    ("12 / 03 / 2025", "2025-03-12", DAY, None),
    ("2025/03/12", "2025-03-12", DAY, None),
    ("12/03/'25", "2025-03-12", DAY, None),
    ("12-Mar-2025", "2025-03-12", DAY, None),
    ("12 Mar'25", "2025-03-12", DAY, None),
    ("tanggal 12 bulan 3 tahun 2025", "2025-03-12", DAY, None),
    ("tgl 12 bln Maret thn 2025", "2025-03-12", DAY, None),
    ("dua belas Maret 2025", "2025-03-12", DAY, None),
    ("tanggal sepuluh Maret", "2025-03-10", DAY, None),
    ("Hari/tanggal: Rabu/12 Maret 2025", "2025-03-12", DAY, None),
    ("Dogiyai 10/3: massa bakar kios", "2025-03-10", DAY, None),
    ("tgl 12-3", "2025-03-12", DAY, None),
    ("Kamis (06/03) malam", "2025-03-06T18:00", PART, None),
    ("Rabu, 12 Maret 2025 malam", "2025-03-12T18:00", PART, None),
    ("malam hari Rabu 12 Maret", "2025-03-12T18:00", PART, None),
    ("17 Agustus tahun lalu", "2024-08-17", DAY, None),
    ("25 Desember", "2024-12-25", DAY, None),
    ("akan digelar 20 Maret", "2025-03-20", DAY, "future"),
    ("31/02/25", None, "none", "impossible_date"),
    ("31 Februari", None, "none", "impossible_date"),
    ("tgl 31 Juni 2024", None, "none", "impossible_date"),
    ("Selasa (12/3)", "2025-03-12", DAY, "weekday_mismatch"),
    # ranges of days and months
    ("10, 11 dan 12 Maret 2025", "2025-03-10", DAY, None),
    ("tanggal 10-12", "2025-03-10", DAY, None),
    ("tgl 10 s/d 12 Maret", "2025-03-10", DAY, None),
    ("Senin sampai Rabu", "2025-03-10", DAY, None),
    ("Januari-Februari 2025", "2025-01-01", "month", None),
    ("Maret hingga Mei 2024", "2024-03-01", "month", None),
    ("awal bulan ini", "2025-03-01", "month", None),
    ("akhir bulan lalu", "2025-02-19", "month", None),
    ("akhir tahun 2024", "2024-10-01", "year", None),
    ("Maret lalu", "2024-03-01", "month", None),
    ("dua tahun silam", "2023-01-01", "year", None),
    # weekdays told by their distance
    ("Selasa kmrn", "2025-03-11", DAY, None),
    ("selasa kemaren malam", "2025-03-11T18:00", PART, None),
    ("Rabu minggu lalu", "2025-03-05", DAY, None),
    ("pekan lalu, Rabu", "2025-03-05", DAY, None),
    ("minggu lalu hari rabu", "2025-03-05", DAY, None),
    ("malam minggu besok", "2025-03-15T18:00", PART, "future"),
    ("malam Jumat Kliwon", "2025-03-06T18:00", PART, None),
    ("Rabu Kliwon malam Kamis", "2025-03-12T18:00", PART, None),
    ("tiap hari Rabu", None, "none", None),
    # days in regional languages
    ("Senen kemarin", "2025-03-10", DAY, None),
    ("Rebo bengi", "2025-03-12T18:00", PART, None),
    ("Setu bengi", "2025-03-08T18:00", PART, None),
    ("wingi sore", "2025-03-12T15:00", PART, None),
    ("sesuk isuk", "2025-03-14T05:00", PART, "future"),
    ("mengko bengi", "2025-03-13T18:00", PART, "future"),
    ("malem nanti", "2025-03-13T18:00", PART, "future"),
    ("malam besok", "2025-03-14T18:00", PART, "future"),
    # earlier today, or the day before when the hour has not come yet
    ("sore tadi", "2025-03-12T15:00", PART, None),
    ("pagi ini", "2025-03-13T05:00", PART, None),
    ("malam ini", "2025-03-13T18:00", PART, "future"),
    ("tadi jam 23.50", "2025-03-12T23:50", "minute", None),
    ("tadi pkl 07.10", "2025-03-13T07:10", "minute", None),
    ("jam 2 malam tadi", "2025-03-13T02:00", "hour", None),
    ("dini hari", "2025-03-13T00:00", PART, None),
    ("dinihari tadi pukul 02.15", "2025-03-13T02:15", "minute", None),
    ("jam 12 siang kemarin", "2025-03-12T12:00", "hour", None),
    ("jam 9 malam kemarin", "2025-03-12T21:00", "hour", None),
    ("kira2 jam 9 malam kemarin", "2025-03-12T21:00", "hour", None),
    ("kemarin pukul 24.00", "2025-03-13T00:00", "minute", None),
    # clocks in more ways of writing
    ("kemarin 19.30", "2025-03-12T19:30", "minute", None),
    ("tadi malam ±22.00", "2025-03-12T22:00", "minute", None),
    ("Minggu dini hari 01.30", "2025-03-09T01:30", "minute", None),
    ("kemarin 1930 WIB", "2025-03-12T19:30", "minute", None),
    ("kemarin jam 1930", "2025-03-12T19:30", "minute", None),
    ("kemarin pkl.19.30", "2025-03-12T19:30", "minute", None),
    ("kemarin 19.30wib", "2025-03-12T19:30", "minute", None),
    ("kemarin pukul 7.30 malam", "2025-03-12T19:30", "minute", None),
    ("kemarin pukul tujuh malam", "2025-03-12T19:00", "hour", None),
    ("kemarin jam 7 malam lewat 10 menit", "2025-03-12T19:10", "minute", None),
    ("kemarin jam 7 kurang 5", "2025-03-12T06:55", "minute", None),
    ("kemarin setengah delapan malam", "2025-03-12T19:30", "minute", None),
    ("kemarin stgh 8 malam", "2025-03-12T19:30", "minute", None),
    ("Rabu malam sekitar setengah sebelas", "2025-03-12T22:30", "minute", None),
    ("kemarin jam 8an malam", "2025-03-12T20:00", "hour", None),
    ("rabu 12/3 jam 11 siang", "2025-03-12T11:00", "hour", None),
    ("Rabu tgl 12 jam 8 malam", "2025-03-12T20:00", "hour", None),
    ("pd hari Rabu tgl 12 Maret 2025 skr pkl 19.30", "2025-03-12T19:30", "minute", None),
    ("kemarin malam sekira pukul 21.00 wita", "2025-03-12T21:00", "minute", None),
    ("kemarin 20.15 WIT", "2025-03-12T20:15", "minute", None),
    ("TWP. 122030 Maret 2025", "2025-03-12T20:30", "minute", None),
    ("TWP 022030 FEB 2025", "2025-02-02T20:30", "minute", None),
    ("TWP 310800", None, "none", "impossible_date"),
    # more prayers and meals
    ("kemarin hbs isya", "2025-03-12T19:00", PART, None),
    ("kemarin pas maghrib", "2025-03-12T17:30", PART, None),
    ("kemarin selepas tarawih", "2025-03-12T19:00", PART, None),
    ("kemarin jelang buka puasa", "2025-03-12T17:30", PART, None),
    ("tadi waktu sahur", "2025-03-13T02:00", PART, None),
    # more digits that are no time
    ("Rp 12.03.2025", None, "none", None),
    ("tanggal lahir 12 Maret 1990", None, "none", None),
    ("2 jam 30 menit, kecepatan 12 km/jam, 1x24 jam", None, "none", None),
    ("kena pukul 7 orang", None, "none", None),
    ("Kec. Senen, Pasar Rebo", None, "none", None),
    ("bentrok dekat Gelora 10 November dan Jalan 17 Agustus", None, "none", None),
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


def test_there_are_more_than_a_hundred_and_fifty_different_cases() -> None:
    assert len({message for message, *_ in CASES}) == len(CASES) > 200


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


SENT = datetime(2025, 3, 13, 22, 9)  # noqa: DTZ001 - a chat's local time, a Thursday


@pytest.mark.parametrize(
    ("message", "day", "clock"),
    [
        ("Karnaval jam 8 tadi hampir jadi bentrok", "2025-03-13", "20:00"),
        ("tawuran di lapangan jam 3, dua luka", "2025-03-13", "15:00"),
        ("bentrok pkl 08.00 di pasar, 2 luka", "2025-03-13", "08:00"),
        ("Unras bakar ban, bentrok dg aparat, selesai jam 15.00 tertib", "2025-03-13", None),
        ("Bentrok dua desa, polisi menerima laporan sekitar pukul 20.30", "2025-03-13", None),
        ("Selasa (11/3) petang dua keluarga bentrok. Pertikaian pecah pukul 16.30 WIB",
         "2025-03-11", "16:30"),
        ("2 kelompok pemuda bentrok di lapangan, 3 luka. Rencana audiensi hari Senin",
         "2025-03-13", None),
        ("Pemuda bentrok tadi malam, 2 luka, besok dimediasi", "2025-03-12", None),
        ("barusan jam 6 lewat 10 pemuda bentrok di lapangan, 2 luka", "2025-03-13", "18:10"),
        ("semalem jam 11 warung dirusak massa, 2 luka", "2025-03-12", "23:00"),
        ("bentrok pemuda dini hari jam dua. 3 luka", "2025-03-13", "02:00"),
        ("bentrok 01.15-01.40 di simpang tiga, 3 luka", "2025-03-13", "01:15"),
        ("[12/03/25 23.15.02] Pak Kasi: pemuda bentrok jam 9 malam, 3 luka", "2025-03-13",
         "21:00"),
        ("blokade massa sejak jam 19.00, mobil dirusak", "2025-03-13", "19:00"),
    ],
)  # fmt: skip
def test_the_time_of_the_event_is_chosen(message: str, day: str, clock: str | None) -> None:
    coded = text.code(message, sent_at=SENT)
    assert coded.event_date is not None
    assert (coded.event_date.isoformat(), coded.event_time) == (day, clock)


def test_an_answer_is_dated_by_itself_and_not_by_what_it_answers() -> None:
    message = (
        "Menindaklanjuti perkelahian pelajar kemarin, hari ini Polsek mempertemukan kedua pihak, "
        "sepakat damai"
    )
    coded = text.code(message, sent_at=SENT)
    assert coded.label == "response"
    assert coded.event_date is not None
    assert coded.event_date.isoformat() == "2025-03-13"


def test_the_day_of_sending_stands_in_and_is_marked_as_assumed() -> None:
    coded = text.code("Pemuda dua desa saling lempar batu, 3 orang luka", sent_at=SENT)
    assert (coded.when.start, coded.when.flag) == ("2025-03-13", "assumed")
    assert "when" in coded.missing
    assert "event_date" not in coded.evidence


def test_a_clash_reported_at_dawn_without_a_time_was_last_night() -> None:
    dawn = datetime(2025, 3, 13, 5, 40)  # noqa: DTZ001 - a chat's local time
    message = "Pemuda dua desa saling lempar batu, 3 orang luka"
    assert text.code(message, sent_at=dawn).when.start == "2025-03-12"
    assert text.code(message + " barusan", sent_at=dawn).when.start == "2025-03-13T05:40+07:00"


def test_a_bare_day_of_publication_is_no_midnight() -> None:
    published = datetime(2025, 3, 12)  # noqa: DTZ001 - a news page tells only the day
    message = "Dua kelompok bentrok, Rabu (12/3/2025) sekitar pukul 14.00 WIB, tiga orang luka"
    coded = text.code(message, sent_at=published)
    assert (coded.when.start, coded.event_time) == ("2025-03-12T14:00+07:00", "14:00")
    assert text.code("Dua kelompok bentrok, tiga luka", sent_at=published).when.start == (
        "2025-03-12"
    )


def test_the_night_that_lasts_past_midnight_began_the_day_before() -> None:
    late = datetime(2025, 3, 13, 0, 40)  # noqa: DTZ001 - a chat's local time
    assert text.when("malam ini", anchor=late).start == "2025-03-12T18:00+07:00"


def test_the_hour_of_an_update_is_not_that_of_the_event() -> None:
    message = "Update Kaliwining 08.00: korban bentrok bertambah, 2 meninggal"
    assert text.code(message, sent_at=SENT).event_time is None


def test_a_plan_keeps_its_coming_day() -> None:
    coded = text.code("warga mau pasang patok di lahan HGU besok pagi", sent_at=SENT)
    assert coded.event_date is not None
    assert coded.event_date.isoformat() == "2025-03-14"


def test_without_an_anchor_no_day_is_assumed() -> None:
    coded = text.code("Pemuda dua desa saling lempar batu, 3 orang luka")
    assert coded.event_date is None
