"""Numbers, clocks and evidence as every page shows them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from serasi.web.templatetags import marked, wording
from serasi.web.templatetags.serasi import moment_of, near
from serasi.web.templatetags.wording import NO_BREAK

NOW = datetime(2026, 11, 25, 2, 3, tzinfo=UTC)


def render(source: str, **context: object) -> str:
    request = RequestFactory().get(context.pop("path", "/"))
    return Template("{% load serasi %}" + source).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [
        (1384, None, "1.384"),
        (0, None, "0"),
        (0.744, 2, "0,74"),
        (-1234.5, 1, "−1.234,5"),
        (2.675, 2, "2,68"),
        (None, None, "tidak ada data"),
    ],
)
def test_numbers_are_written_the_indonesian_way(value, digits, words):
    assert wording.number(value, digits=digits) == words


def test_a_missing_number_is_never_shown_as_zero():
    assert render("{{ n|angka }} {{ n|persen }} {{ n|selisih }}", n=None) == (
        "tidak ada data tidak ada data tidak ada data"
    )
    assert render("{{ unknown|angka }}") == "tidak ada data"


def test_numbers_follow_the_language_of_the_reader():
    with translation.override("en"):
        assert wording.number(1384.5, digits=1) == "1,384.5"


def test_differences_carry_their_sign_and_zero_none():
    assert render("{{ 3|selisih }} {{ n|selisih:1 }} {{ 0|selisih }}", n=-4.1) == "+3 −4,1 0"


def test_a_percentage_keeps_its_sign_beside_the_number():
    assert wording.percent(33.349) == f"33,3{NO_BREAK}%"


@pytest.mark.parametrize(
    ("minutes", "kind", "words"),
    [
        (314, "ahead", "sisa 5 j 14 mnt"),
        (60, "ahead", "sisa 1 j"),
        (59, "soon", "sisa 59 mnt"),
        (0, "soon", "sisa 0 mnt"),
        (-22, "late", "lewat 22 mnt"),
        (-651, "late", "lewat 10 j 51 mnt"),
        (27 * 60, "ahead", "sisa 1 hari 3 j"),
        (9 * 24 * 60 + 90, "ahead", "sisa 9 hari"),
    ],
)
def test_a_clock_says_what_is_left_or_past(minutes, kind, words):
    assert wording.until(NOW + timedelta(minutes=minutes), now=NOW) == (kind, words)


def test_a_late_clock_is_told_by_words_and_not_by_colour_alone():
    shown = render("{% clock due now %}", due=NOW - timedelta(minutes=22), now=NOW)
    assert "lewat 22 mnt" in shown
    assert "clock-late" in shown
    assert 'datetime="2026-11-25T01:41+00:00"' in shown


def test_a_done_clock_says_when_and_a_missing_one_that_there_is_no_due_time():
    assert "selesai 08.14" in render(
        "{% clock due now done %}", due=NOW, now=NOW, done=NOW - timedelta(minutes=49)
    )
    assert "tanpa tenggat" in render("{% clock due now done %}", due=None, now=NOW)


def test_times_are_shown_in_the_zone_of_the_office():
    assert wording.day(NOW, "lengkap") == "25 Nov 2026 pukul 09.03 WIB"
    assert wording.day(datetime(2026, 11, 24, 18, 30, tzinfo=UTC), "angka") == "25/11/2026"
    assert wording.day(date(2026, 11, 25), "panjang") == "Rabu, 25 November 2026"


def test_a_moment_is_as_short_as_it_stays_clear():
    assert moment_of(NOW, now=NOW) == "09.03"
    assert moment_of(NOW - timedelta(days=1), now=NOW) == "24 Nov, 09.03"
    assert moment_of(NOW - timedelta(days=400), now=NOW) == "21 Okt 2025, 09.03"


def test_how_long_ago_turns_into_a_date_after_a_month():
    assert wording.since(NOW - timedelta(minutes=22), now=NOW) == "22 mnt lalu"
    assert wording.since(NOW - timedelta(days=40), now=NOW) == "16 Okt 2026"
    assert wording.since(None, now=NOW) == "tidak ada data"


def test_levels_have_a_shape_a_word_and_a_class():
    shown = render("{% level 2 %}")
    assert "#level-2" in shown
    assert "Oranye" in shown
    assert "Siaga" in shown
    assert render("{% level n %}", n=None) == "tidak ada data"


def test_priorities_are_read_aloud():
    assert render("{% priority 'P1' %}") == render("{% priority 1 %}")
    assert "Prioritas" in render("{% priority 1 %}")


def test_evidence_numbers_follow_the_text_and_shared_words_share_a_number():
    text = "Tiga luka di Lojejer."
    shown = marked.mark_up(text, {"place": [(13, 20)], "injured": [(0, 9)], "form": [(0, 9)]})
    assert shown.numbers == {"injured": (1,), "form": (1,), "place": (2,)}
    assert '<mark class="count" id="b1">Tiga luka<a href="#f-injured"' in shown.html
    assert '<mark class="place" id="b2">Lojejer<a href="#f-place"' in shown.html


def test_evidence_that_overlaps_is_cut_and_keeps_both_numbers():
    shown = marked.mark_up(
        "Selasa 24 Nov pukul 21.30", {"event_date": [(0, 13)], "event_time": [(7, 25)]}
    )
    assert shown.html.count("<mark") == 3
    assert shown.html.count('href="#f-event_date"') == 1
    assert shown.html.count('href="#f-event_time"') == 1


def test_the_words_of_a_reporter_cannot_become_markup():
    shown = marked.mark_up("<script>x</script>", {"actors": [(0, 8)]})
    assert "<script" not in shown.html
    assert "&lt;script&gt;" in shown.html


def test_words_shared_by_two_texts_are_marked_without_anchors():
    shown = marked.underline("a <b> motor rusak", {"x": [(6, 11), (6, 17), (8, 11)]})
    assert shown == "a &lt;b&gt; <mark>motor</mark><mark> rusak</mark>"


@given(
    st.text(max_size=60),
    st.dictionaries(
        st.sampled_from(["place", "deaths", "trigger", "event_date"]),
        st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=4),
    ),
)
def test_marking_loses_and_doubles_no_word(text, evidence):
    shown = marked.mark_up(text, evidence)
    bare = re.sub(r"<a [^>]*>\d+</a>|</?(mark|span)[^>]*>", "", shown.html)
    assert bare == marked.escape(text)
    ids = re.findall(r'id="(b\d+)"', shown.html)
    assert len(ids) == len(set(ids))
    assert set(ids) == {f"b{n}" for numbers in shown.numbers.values() for n in numbers}


def test_a_link_keeps_the_filter_of_the_page():
    assert render("{% query_with page=2 %}", path="/antrean/?q=air&page=1") == "?q=air&amp;page=2"
    assert render("{% query_with q=None %}", path="/antrean/?q=air") == "?"


def test_one_of_several_filters_can_be_taken_away():
    path = "/antrean/?p=1&p=2&page=4"
    assert render("{% query_without 'p' 1 %}", path=path) == "?p=2"


def test_far_pages_are_left_out_but_the_ends_stay():
    assert near(Paginator(range(100), 8), 6) == [1, None, 4, 5, 6, 7, 8, None, 13]
    assert near(Paginator(range(3), 8), 1) == [1]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 17), date(2026, 11, 17), "17 Nov 2026"),
        (date(2026, 11, 17), date(2026, 11, 19), "17–19 Nov 2026"),
        (date(2026, 5, 30), date(2026, 6, 2), "30 Mei – 2 Jun 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 Des 2025 – 2 Jan 2026"),
        (date(2026, 1, 2), None, "2 Jan 2026"),
        (None, None, "tidak ada data"),
    ],
)
def test_days_say_what_both_ends_share_once(first, last, words):
    assert render("{{ first|rentang:last }}", first=first, last=last) == words
