"""Hostile input: reading ends, in time that grows no faster than the text."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from serasi.science import text
from serasi.science.text.figures.counts import read_counts
from serasi.science.text.surface.frame import read_frame
from serasi.science.text.surface.page import read_page
from serasi.science.text.surface.sentences import Sentences
from tests.science.text.messages import MESSAGES

PIECES = (
    "a", "1", ".", " ", "\n", "\"", "'", "*", "-", "a b ", "1 2 ", "123.", "1,", "warga ",
    "bentrok ",
    "tidak bentrok ", "3 orang ", "luka luka ", "dua ratus ", "ribu ", "rumah itu ", "korban, ",
    "yth ", "kepada yth a ", "assalam'", "selamat malam bapak ", "52 KK / 177 jiwa ", "a: ",
    "12/03/2025 ", "jam 7 malam ", "1 juta ", "sebanyak ", "yang juga ikut sempat ", "(", "((1 ",
    "\u202ea\u200f\u202c ", "مرحبا ", "ꦲꦏ꧀ꦱꦫ ", "衝突", "a\u0301", "ﷺ", "😂", "“«\"»”",
    "RT 02/RW 05 ",
    "an. Ali Budi ", "ayo bakar ", "apakah benar ", "tahun 1998 ", "lawan war ", "?", "!",
)  # fmt: skip
calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _seconds(message: str) -> float:
    begin = process_time()
    text.code(message)
    return process_time() - begin


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_no_faster_than_a_text_of_one_piece(piece: str) -> None:
    text.code(piece)
    short, long = (_seconds((piece * size)[:size]) for size in (2_000, 8_000))
    assert long < 10 * short + 0.5


@pytest.mark.parametrize(
    "make",
    [
        lambda: "a" * 1_000_000,
        lambda: bytes(range(256)).decode("latin-1") * 80,
        lambda: " ".join(m.text for m in MESSAGES) * 12,
        lambda: "“" * 10_000 + "bentrok" + "”" * 10_000,
        lambda: "".join(
            chr(0x0600 + n % 200) + chr(0x4E00 + n % 900) + "b\u200f" for n in range(6000)
        ),
        lambda: "1234567." * 4_000,
    ],
    ids=["a-million", "bytes", "article", "quotes", "scripts", "long-number"],
)
def test_hostile_texts_are_answered(make: Callable[[], str]) -> None:
    message = make()
    written = text.code(message).to_json()
    for spans in written["evidence"].values():
        assert all(0 <= start < end <= len(message) for start, end in spans)


@calm
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_number_lies_where_its_evidence_says(message: str) -> None:
    page = read_page(message)
    frame = read_frame(page)
    counts = read_counts(page, Sentences(page.text), closed=frame.closed, dated=[])
    for spans in counts.evidence.values():
        assert all(0 <= start < end <= len(page.text) + 1 for start, end in spans)


@calm
@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_read(raw: bytes) -> None:
    coded = text.code(raw.decode("utf-8", errors="replace"))
    assert coded.label in ("conflict", "tension", "response", "not_event", "unsure")
