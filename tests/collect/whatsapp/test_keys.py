"""Re-import adds what is new and nothing else; senders become keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.collect.whatsapp import plain_sender, read_export, sender_key, unseen
from tests.collect.whatsapp.chats import STYLES, Said, android_id, at, ios_id, small_chat, written

words = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\u0085"),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() != "")
senders = st.sampled_from(["Pak Camat", "Bu Sri", "+62 812-3456-7890", "Babinsa Adi"])
steps = st.integers(min_value=0, max_value=3)


@st.composite
def chats(draw):
    now = at(13, "08.00")
    said = []
    for _ in range(draw(st.integers(min_value=1, max_value=12))):
        now += timedelta(minutes=draw(steps))
        text = draw(st.one_of(st.sampled_from(["Siap", "86", "Monitor"]), words))
        said.append(Said(now, draw(senders), text))
    return said


@settings(max_examples=60, deadline=None)
@given(chat=chats(), style=st.sampled_from(sorted(STYLES)), data=st.data())
def test_a_longer_export_adds_exactly_the_messages_that_are_new(chat, style, data):
    cut = data.draw(st.integers(min_value=1, max_value=len(chat)))
    write, order = STYLES[style]
    first = read_export(written(chat[:cut], write), date_order=order)
    longer = read_export(written(chat, write), date_order=order)
    keys = {message.key for message in first.messages}
    assert len(keys) == cut
    assert [m.index for m in unseen(longer.messages, keys)] == list(range(cut, len(chat)))


@settings(max_examples=60, deadline=None)
@given(chat=chats(), style=st.sampled_from(sorted(STYLES)))
def test_no_message_is_lost_or_cut(chat, style):
    write, order = STYLES[style]
    export = read_export(written(chat, write), date_order=order)
    assert [m.sender for m in export.messages] == [said.sender for said in chat]


def test_a_message_said_twice_in_one_minute_is_kept_twice():
    twice = [m for m in read_export(written(small_chat())).messages if m.text == "Siap"]
    assert len({m.key for m in twice}) == 2


def test_a_sender_saved_under_a_name_later_is_the_same_message():
    before = [Said(at(13, "08.00"), "+62 812-3456-7890", "ada massa di Silo")]
    after = [Said(at(13, "08.00"), "Babinsa Adi", "ada massa di Silo")]
    first, second = read_export(written(before)), read_export(written(after))
    assert first.messages[0].key == second.messages[0].key


def test_exports_of_two_phones_give_the_same_keys():
    android = read_export(written(small_chat(), android_id))
    iphone = read_export(written(small_chat(), ios_id, newline="\r\n"))
    assert [m.key for m in android.messages] == [m.key for m in iphone.messages]


def test_exports_with_and_without_media_give_the_same_keys():
    without = [Said(at(13, "08.00"), "Adi", "<Media tidak disertakan>")]
    with_file = [Said(at(13, "08.00"), "Adi", "IMG-1.jpg (file terlampir)")]
    keys = [read_export(written(chat)).messages[0].key for chat in (without, with_file)]
    assert keys[0] == keys[1]


@pytest.mark.parametrize(
    "written_as",
    [
        "+62 812-3456-7890",
        "0812 3456 7890",
        "62812-3456-7890",
        "\u202a+62\u00a0812-3456-7890\u202c",
    ],
)
def test_a_number_has_one_key_however_it_is_written(written_as):
    assert sender_key(written_as, b"salt") == sender_key("+6281234567890", b"salt")
    assert sender_key(written_as, b"salt") != sender_key(written_as, b"other")


def test_names_and_numbers_stay_apart():
    assert plain_sender("Pos 110") == "pos 110"
    assert plain_sender("+1 202-555-0143") == "12025550143"
    assert len(sender_key("Bu Sri", b"salt")) == 64
