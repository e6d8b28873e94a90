"""Copies of one message are one source; a message that says something else is another."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.text.grouping.near import Sources, fingerprint, is_copy, resemblance, sources
from tests.science.text.messages import MESSAGES

FIRST = (
    "Mohon ijin melaporkan, tadi malam pkl 21.30 WIB di Dsn. Krajan Ds. Mulyorejo Kec. Silo "
    "terjadi keributan antar pemuda, 3 org LR, 2 rumah rusak. Situasi terkendali"
)


def test_a_forward_with_marks_and_a_remark_is_a_copy() -> None:
    forward = "*Diteruskan berkali-kali*\nwaduh tetangga desa iki\n" + FIRST.upper()
    assert is_copy(fingerprint(FIRST), fingerprint(forward))


def test_a_forward_cut_short_is_a_copy() -> None:
    assert is_copy(fingerprint(FIRST), fingerprint("Fwd: " + FIRST[:130]))


def test_a_retyped_message_with_slips_is_a_copy() -> None:
    slips = FIRST.replace("keributan", "keribtan").replace("pemuda", "pemuda2")
    assert is_copy(fingerprint(FIRST), fingerprint(slips))


def test_a_changed_number_is_an_update_and_no_copy() -> None:
    assert not is_copy(fingerprint(FIRST), fingerprint(FIRST.replace("3 org", "5 org")))


def test_one_template_for_two_villages_is_two_messages() -> None:
    line = "Giat patroli malam Linmas Desa {} Kecamatan Silo, hal menonjol nihil, situasi aman"
    made = {name: line.format(name) for name in ("Mulyorejo", "Garahan", "Sempolan")}
    assert len(sources(made)) == 3


def test_a_few_words_are_never_taken_for_a_copy() -> None:
    assert sources({"a": "Hari ini nihil", "b": "Hari ini nihil"}) == [("a",), ("b",)]


def test_resemblance_has_its_bounds() -> None:
    one, other = fingerprint(FIRST), fingerprint("Rapat PKK di balai desa berjalan lancar semua")
    assert resemblance(one, one) == 1.0
    assert resemblance(one, other) == 0.0
    assert resemblance(fingerprint(""), fingerprint("")) == 0.0


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_sources_do_not_depend_on_the_order(data: st.DataObject) -> None:
    texts = [m.text for m in MESSAGES[:40]]
    texts += ["Diteruskan: " + t for t in texts[:15]] + [t[: len(t) * 3 // 4] for t in texts[:15]]
    numbered = list(enumerate(texts))
    shuffled = data.draw(st.permutations(numbered))
    first, second = Sources(), Sources()
    for number, text in numbered:
        first.add(str(number), text)
    for number, text in shuffled:
        second.add(str(number), text)
    assert first.groups() == second.groups()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_its_own_copy_or_too_short(text: str) -> None:
    made = fingerprint(text)
    assert is_copy(made, made) == (len(made.words) >= 5)


def test_thousands_of_one_template_take_little_time() -> None:
    line = "Giat patroli malam regu {} Kecamatan Silo hal menonjol nihil situasi aman kondusif {}"
    made = {str(n): line.format(n % 40, n) for n in range(2000)}
    begin = time.process_time()
    assert len(sources(made)) == 2000
    assert time.process_time() - begin < 8
