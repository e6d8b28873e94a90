"""Where known names begin in a text, and what stands right before them."""

from __future__ import annotations

from dataclasses import dataclass

from serasi.science.text.lexicon.place_words import PREPOSITION, REGENCY_SHORT, STOP
from serasi.science.text.places.gazetteer import Gazetteer
from serasi.science.text.places.mentions import WORD, word_before
from serasi.science.text.surface.page import Page, Span

Run = tuple[tuple[int, ...], int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """A word at which a known name begins: its runs, longest first, and what is around."""

    at: int
    runs: list[Run]
    before: str
    placed: bool
    follows: bool
    capital: bool
    headed: bool


def find_spots(page: Page, gaz: Gazetteer, taken: list[Span], head: int) -> list[Spot]:
    """List the words at which a name begins; `head` is the offset after the opening."""
    text, out = page.text, []
    covered = bytearray(len(text))
    for begin, stop in taken:
        covered[begin:stop] = b"\1" * (stop - begin)
    stops = {stop for _, stop in taken}
    tokens = [(m.start(), m.end(), m[0]) for m in WORD.finditer(text)]
    for index, (at, end, word) in enumerate(tokens):
        if len(word) < 3 or word in STOP or covered[at]:
            continue
        if word in REGENCY_SHORT:
            runs: list[Run] = [(gaz.named(REGENCY_SHORT[word]), end, 1)]
        elif not gaz.begins(word):
            continue
        else:
            runs = _runs(gaz, text, tokens, index)
        if runs:
            before = word_before(text, at)
            out.append(
                Spot(at, runs, before, before in PREPOSITION, _follows(stops, text, at),
                      page.capital(at), at <= head)
            )  # fmt: skip
    return out


def _runs(gaz: Gazetteer, text: str, tokens: list[tuple[int, int, str]], index: int) -> list[Run]:
    """List the runs of up to four words from one on that are names."""
    out: list[Run] = []
    key, last = "", -1
    for count, (at, end, word) in enumerate(tokens[index : index + 4], start=1):
        goes_on = at == last + 1 and text[last] in " -" and (word not in STOP or word == "kota")
        if count > 1 and not goes_on:
            break
        key += word.replace("'", "")
        found = gaz.named(key)
        if found:
            out.append((found, end, count))
        last = end
    out.reverse()
    return out


def _follows(ends: set[int], text: str, at: int) -> bool:
    """Tell whether a name ends just before, with nothing but a comma or a slash between."""
    return any(at - gap in ends and not text[at - gap : at].strip(" ,.-/(") for gap in range(4))
