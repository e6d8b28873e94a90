"""Receipt numbers show slips and are found again in replies."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.collect.receipts import receipt_number, receipts, typed_receipt, valid_receipt
from serasi.collect.whatsapp import read_export
from tests.collect.whatsapp.chats import STYLES, Said, at, written

sequences = st.integers(min_value=1, max_value=999_999_999)


def digits(receipt):
    return receipt.removeprefix("LP-").replace("-", "")


def spelled(numbers):
    return f"LP-{numbers[:-1]}-{numbers[-1]}"


@given(sequences, st.data())
def test_one_wrong_digit_is_always_noticed(sequence, data):
    right = digits(receipt_number(sequence))
    place = data.draw(st.integers(0, len(right) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != right[place]]))
    wrong = right[:place] + other + right[place + 1 :]
    assert not valid_receipt(spelled(wrong))
    assert receipts(spelled(wrong)) == ()


@given(sequences, st.data())
def test_two_neighbours_swapped_are_always_noticed(sequence, data):
    right = digits(receipt_number(sequence))
    place = data.draw(st.integers(0, len(right) - 2))
    wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assert valid_receipt(spelled(wrong)) == (wrong == right)


@given(sequences)
def test_a_receipt_is_valid_unique_and_fits_its_column(sequence):
    receipt = receipt_number(sequence)
    assert valid_receipt(receipt)
    assert int(digits(receipt)[:-1]) == sequence
    assert len(receipt) <= 20


@pytest.mark.parametrize("sequence", [0, -1, 10**9])
def test_a_sequence_outside_the_numbers_is_a_bug(sequence):
    with pytest.raises(ValueError, match="sequence"):
        receipt_number(sequence)


@settings(max_examples=40, deadline=None)
@given(sequences, st.sampled_from(sorted(STYLES)))
def test_a_reply_pasted_into_the_group_is_recognised_in_the_next_export(sequence, style):
    receipt = receipt_number(sequence)
    reply = f"✅ *Laporan diterima*\nNomor: *{receipt}*. Simpan nomor ini; sebutkan saat menyusul."
    write, order = STYLES[style]
    chat = written([Said(at(13, "08.00"), "Meja Bakesbangpol", reply)], write)
    export = read_export(chat, date_order=order)
    assert receipts(export.messages[0].text) == (receipt,)


@pytest.mark.parametrize(
    "text",
    [
        "LP/B/77/III/2025/SPKT",
        "LP-0412-6/III/2025",
        "XLP-0412-6",
        "LP-0412-62",
        "LP-0412",
        "LP-12-3",
    ],
)
def test_other_numbers_are_not_taken_for_ours(text):
    assert receipts(text) == ()


def test_each_receipt_is_told_once_and_in_order():
    one, two = receipt_number(412), receipt_number(7)
    assert receipts(f"{two}, {one} dan lagi {two.lower()}") == (two, one)


@pytest.mark.parametrize("typed", ["lp-0412-6", "LP 0412 6", "LPO4126", "0412-6", " LP–0412–6 "])
def test_what_people_type_is_understood(typed):
    assert typed_receipt(typed) == receipt_number(412)


@pytest.mark.parametrize("typed", ["", "LP", "0412-7", "LP-ABCD-E", "halo"])
def test_what_is_no_receipt_is_none(typed):
    assert typed_receipt(typed) is None
