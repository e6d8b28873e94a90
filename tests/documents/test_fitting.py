"""Columns wide enough for their words, and words broken only where they must be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from serasi.documents.fitting import breakable, column_widths, letters_in, syllables
from serasi.documents.model import Align, Cell, Column, Table
from serasi.documents.plain import plain

MARKS = str.maketrans("", "", "\u00ad\u200b")


@given(st.text(), st.integers(4, 60))
def test_breaking_changes_no_letter(text: str, letters: int) -> None:
    assert breakable(text, letters).translate(MARKS) == text.translate(MARKS)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=40))
def test_syllables_make_up_the_word_and_leave_no_single_letter(word: str) -> None:
    made = syllables(word)
    assert "".join(made) == word
    assert len(made) == 1 or all(len(one) > 1 for one in (made[0], made[-1]))


def test_a_number_stands_on_one_line_even_in_a_column_of_small_share() -> None:
    table = Table(
        (Column("Rp", 0.01, Align.RIGHT), Column("Uraian", 5.0)),
        ((Cell("1.234.567.890.123"), Cell("kata " * 40)),),
    )
    widths, size = column_widths(table, 160, 9.5)
    assert letters_in(widths[0], size) >= len("1.234.567.890.123")
    assert abs(sum(widths) - 160) < 0.01


@given(st.lists(st.floats(0, 20), min_size=1, max_size=30), st.integers(0, 40))
def test_the_columns_fill_the_line_whatever_their_shares(shares: list[float], long: int) -> None:
    table = Table(tuple(Column("x" * long, share) for share in shares), ())
    widths, size = column_widths(table, 160, 9.5)
    assert abs(sum(widths) - 160) < 0.01
    assert all(width > 0 for width in widths) and 6.5 <= size <= 9.5


@given(st.text(st.characters()))
def test_plain_words_may_stand_in_xml(text: str) -> None:
    made = plain(text)
    assert plain(made) == made
    for letter in made:
        code = ord(letter)
        assert code == 10 or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF
