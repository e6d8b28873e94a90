"""iCalendar out: folding, escaping, stable identity; read back by the `icalendar` package."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from serasi.channels import ical
from serasi.channels.ical import Alarm, Appointment

STARTS = datetime(2026, 11, 28, 2, 3, tzinfo=UTC)
EXPIRY = Appointment(
    uid=ical.uid_of("warning:W-2026-0004:expiry", host="jember.example"),
    sequence=3,
    stamp=STARTS - timedelta(hours=72),
    starts=STARTS,
    ends=STARTS + timedelta(minutes=15),
    summary="Siaga oranye Kec. Wuluhan berakhir; perpanjang, turunkan, atau biarkan habis",
    description=(
        "Dasar: 3 laporan mandiri, 1 terverifikasi.\nPerkiraan “kebetulan” 1 dari 40 bulan — "
        "musyawarah di balai desa Lojejer pukul 09.00 WIB, mohon hadir; jangan diteruskan."
    ),
    location="Kec. Wuluhan, Kabupaten Jember",
    url="https://serasi.example/siaga/W-2026-0004/",
    categories=("siaga", "oranye, berlaku"),
    alarms=(Alarm(timedelta(hours=2), "Dua jam lagi"), Alarm(timedelta(minutes=90), "x")),
)


def unfolded(data: bytes) -> list[str]:
    """Return the content lines of a calendar."""
    return data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def test_an_indonesian_text_is_folded_at_75_octets_and_comes_back_whole():
    data = ical.calendar([EXPIRY], name="Siaga Jember")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    text = next(line for line in unfolded(data) if line.startswith("DESCRIPTION"))
    assert "musyawarah di balai desa Lojejer pukul 09.00 WIB\\, mohon hadir\\; jangan" in text
    assert "terverifikasi.\\nPerkiraan" in text


def test_the_lines_of_an_appointment():
    lines = unfolded(ical.calendar([EXPIRY], name="Siaga"))
    assert lines[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{ical.PRODUCT}"] + [
        "METHOD:PUBLISH"
    ]
    for line in (
        "UID:warning-W-2026-0004-expiry@jember.example",
        "SEQUENCE:3",
        "DTSTAMP:20261125T020300Z",
        "DTSTART:20261128T020300Z",
        "DTEND:20261128T021800Z",
        "TRIGGER:-PT2H",
        "TRIGGER:-PT1H30M",
        "CATEGORIES:siaga,oranye\\, berlaku",
        "STATUS:CONFIRMED",
    ):
        assert line in lines


def test_a_cancelled_appointment_keeps_its_identity_and_rings_no_more():
    gone = Appointment(
        uid=EXPIRY.uid,
        sequence=4,
        stamp=STARTS,
        starts=STARTS,
        summary="Siaga oranye berakhir",
        cancelled=True,
        alarms=EXPIRY.alarms,
    )
    lines = unfolded(ical.calendar([gone], name="Siaga"))
    assert "STATUS:CANCELLED" in lines
    assert f"UID:{EXPIRY.uid}" in lines
    assert "BEGIN:VALARM" not in lines


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=400))
def test_folding_never_splits_a_character_nor_makes_a_long_or_empty_line(text):
    line = "SUMMARY:" + ical.escaped(text)
    data = ical.folded(line)
    parts = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(0 < len(part) <= 75 for part in parts)
    assert all(later[:1] == b" " for _earlier, later in pairwise(parts))
    assert "".join(p.decode()[i > 0 :] for i, p in enumerate(parts)) == line


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=100))
def test_no_text_can_begin_a_line_of_its_own(text):
    data = ical.calendar([EXPIRY], name=text)
    assert len(unfolded(data)) == len(unfolded(ical.calendar([EXPIRY], name="x")))


@pytest.mark.parametrize(
    "facts",
    [
        {"starts": datetime(2026, 1, 1)},
        {"ends": STARTS},
        {"uid": "a\r\nSTATUS:CANCELLED"},
        {"url": "https://x.id/\nX:1"},
        {"alarms": (Alarm(timedelta(hours=-1), "x"),)},
    ],
)
def test_an_appointment_that_cannot_be_is_refused(facts):
    given_ = {"uid": "u", "sequence": 0, "stamp": STARTS, "starts": STARTS, "summary": "s"}
    with pytest.raises(ValueError, match="."):
        ical.calendar([Appointment(**(given_ | facts))], name="x")


def test_the_icalendar_package_reads_back_what_was_meant():
    read = icalendar.Calendar.from_ical(ical.calendar([EXPIRY], name="Siaga, Jember"))
    [event] = read.walk("VEVENT")
    assert str(read["METHOD"]) == "PUBLISH"
    assert str(read["NAME"]) == "Siaga\\, Jember"  # a TEXT that the package leaves escaped
    assert str(event["UID"]) == EXPIRY.uid
    assert int(event["SEQUENCE"]) == 3
    assert event.decoded("DTSTART") == STARTS
    assert event.decoded("DTEND") == EXPIRY.ends
    assert str(event["SUMMARY"]) == EXPIRY.summary
    assert str(event["DESCRIPTION"]) == EXPIRY.description
    assert str(event["LOCATION"]) == EXPIRY.location
    assert str(event["URL"]) == EXPIRY.url
    assert [a.decoded("TRIGGER") for a in event.walk("VALARM")] == [
        -timedelta(hours=2),
        -timedelta(minutes=90),
    ]
    assert list(event["CATEGORIES"].cats) == ["siaga", "oranye, berlaku"]
    assert event.errors == []
