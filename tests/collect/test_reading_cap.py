"""A long text is kept whole and read to a limit, so that it never holds up others."""

from __future__ import annotations

import uuid

from serasi.collect import actions, reading
from tests.cast import NOW, House

HEAD = "Bentrok dua kelompok pemuda di Desa Lojejer, 2 orang luka. "


def test_only_the_beginning_of_a_long_text_is_read_and_all_of_it_kept(house: House) -> None:
    text = HEAD + "lalu " * (reading.MOST_READ // 5) + "Sampai di sini. 7 orang tewas."
    stored = actions.receive_report(
        house.viewer("darsono"), uuid=uuid.uuid4(), text=text, now=NOW
    ).report
    assert stored.text.endswith("7 orang tewas.")
    assert stored.reading["deaths"] is None
    ends = [end for spans in stored.reading["evidence"].values() for _begin, end in spans]
    assert 0 < max(ends) <= reading.MOST_READ
