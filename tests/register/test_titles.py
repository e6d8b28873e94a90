"""Titles: the sentence that tells, in the reporter's words; and never a slow one."""

from __future__ import annotations

import time

import pytest

from serasi.register.titles import LONGEST, plain_title


def test_the_sentence_with_most_evidence_becomes_the_title():
    text = "Dua kelompok pemuda saling kejar di lapangan. Satu sepeda motor dirusak."
    evidence = {"form": [[46, 72]], "trigger": [[4, 19]], "label": [[20, 32]], "actors": [[4, 19]]}
    assert plain_title(text, evidence).startswith("Dua kelompok pemuda")


@pytest.mark.parametrize(
    "text", ["a" + "\n" * 20_000 + "b", " " * 20_000, "1. " * 7_000, "apa :" * 4_000]
)
def test_no_text_makes_a_title_slow(text):
    begin = time.process_time()
    assert len(plain_title(text, {})) <= LONGEST + 1
    assert time.process_time() - begin < 2.0
