"""Whatever is written, places and times lie inside the text and mean what stands there."""

from __future__ import annotations

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from serasi.science import text
from serasi.science.text.places.gazetteer import squeeze
from serasi.science.text.surface.page import read_page
from serasi.science.text.times.moments import find_moments
from tests.science.text.sample_places import KECAMATAN, VILLAGES, gazetteer

GAZ = gazetteer()
NAMES = sorted(
    {n for names in KECAMATAN.values() for n in names.split(", ")} | {*VILLAGES.values()}
)
AROUND = [
    "Ds.", "Desa", "Kec.", "kecamatan", "Kel", "Kab.", "Kota", "Dsn", "kampung", "di", "dari", "ke",
    "warga", "pemuda", "perbatasan", "dan", "vs", "dengan", "lawan", "bukan", "menyerang", "Jl.",
    "PT", "Sdr.", "SMAN 1", "Polsek", "RSUD", "dirawat di", ":", ",", ".", "-", "/", "(", ")", "?",
    "\n", "\u200f", "\u202e", "RT 02 RW 03", "TKP :", "seorang", "bentrok", "tewas", "barusan",
    "tgl", "12/3", "31/02/2025", "jam", "setengah", "delapan", "pkl 19.30", "malam", "Minggu",
    "tadi",
    "kemarin", "besok", "2 hari lalu", "TWP 122030", "selesai", "s/d", "awal", "bulan", "lalu",
    "Maret", "2025", "Rabu", "dini hari", "bakda isya", "24.00", "99.99", "\U0001f6a8", "\x00",
]  # fmt: skip
PIECES = st.one_of(st.sampled_from(NAMES), st.sampled_from(AROUND), st.text(max_size=5))
SPELLING = st.sampled_from([str, str.lower, str.upper, str.title])
MESSAGES = st.lists(st.tuples(PIECES, SPELLING), max_size=30).map(
    lambda parts: " ".join(spell(piece) for piece, spell in parts)
)
AREAS = st.sampled_from([None, "35", "35.09", "35.11.13", "35.08.01.2001", "99.99"])
ANCHORS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1))  # noqa: DTZ001
calm = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _named(place: text.Located) -> list[str]:
    codes = [place.code, *(other.code for other in place.alternatives)]
    return [GAZ.keys[at] for code in codes if code and (at := GAZ.at(code)) is not None]


@calm
@given(MESSAGES, AREAS)
def test_a_place_stands_where_its_span_says(message: str, area: str | None) -> None:
    coded = text.code(message, gazetteer=GAZ, area=area)
    told = [p for p in (coded.place, *coded.places) if p is not None]
    for place in told:
        start, end = place.span
        if place.role == "sender":
            assert (start, end) == (0, 0)
            continue
        assert 0 <= start < end <= len(message)
        shown = squeeze(read_page(message[start:end]).text)
        assert any(fuzz.partial_ratio(name, shown) >= 70 for name in _named(place)), (shown, place)


@calm
@given(MESSAGES, AREAS)
def test_codes_exist_and_levels_fit_them(message: str, area: str | None) -> None:
    coded = text.code(message, gazetteer=GAZ, area=area)
    for place in (coded.place, *coded.places):
        if place is None or place.code is None or place.role == "sender":
            continue
        assert GAZ.at(place.code) is not None
        assert place.level == place.code.count(".") + 1
    if coded.place and coded.place.role == "sender":
        assert area is not None
        assert coded.place.code == area[:5]


@calm
@given(MESSAGES, ANCHORS)
def test_times_stand_inside_the_text_and_end_after_they_begin(
    message: str, anchor: datetime
) -> None:
    page = read_page(message)
    for moment in find_moments(page, anchor=anchor):
        assert 0 <= moment.begin < moment.stop <= len(page.text)
        assert moment.first is None or moment.last is None or moment.first <= moment.last
        assert (moment.first is None) == (moment.precision == "none")
        if moment.clock:
            assert 0 <= moment.clock[0] <= 24
            assert 0 <= moment.clock[1] <= 59


@calm
@given(MESSAGES, ANCHORS, AREAS)
def test_an_assumed_day_is_today_or_last_night_and_shows_no_evidence(
    message: str, anchor: datetime, area: str | None
) -> None:
    coded = text.code(message, gazetteer=GAZ, sent_at=anchor, area=area)
    if coded.when.flag == "assumed":
        assert coded.event_time is None
        assert "event_date" not in coded.evidence
        assert coded.event_date is not None
        assert 0 <= (anchor.date() - coded.event_date).days <= 1
