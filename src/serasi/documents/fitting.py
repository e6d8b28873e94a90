"""How wide the columns of a table must be, and where a word too long for its line may break."""

from __future__ import annotations

import re

from serasi.documents.model import Align, Table

# Mean breadth of a letter of Libertinus Serif as a share of its size, measured over 47,000 letters
# of Indonesian: 0.423 upright, 0.470 bold, 0.465 a figure, 0.545 a capital. A word may be broader
# than the mean, so what is reckoned with lies a little above.
LETTER = 0.47
BROAD = 0.56
_MM_PER_POINT = 0.3528
_INSET_MM = 2.8
_LONGEST_WHOLE_WORD = 12
_SMALLEST = 6.5
_FIGURES = re.compile(r"[\d.,%/–-]*\d[\d.,%/–-]*")
_VOWELS = "aiueoAIUEO"
_PAIRS = ("ng", "ny", "sy", "kh")


def column_widths(table: Table, line_mm: float, size: float) -> tuple[list[float], float]:
    """Return the widths of the columns in mm, and the size of type in points they need.

    The shares of the columns are kept where they can be; a column gives way to one whose numbers
    or ordinary words would not stand on one line, and if all are short the type grows smaller.
    """
    needs = [_needs(table, at) for at in range(len(table.columns))]
    while size > _SMALLEST and sum(_mm(need, size) for need in needs) > line_mm:
        size -= 0.5
    least = [_mm(need, size) for need in needs]
    total = sum(least)
    if total >= line_mm:
        return [line_mm * each / total for each in least], size
    shares = [max(column.width, 0.01) for column in table.columns]
    return _shared(line_mm, shares, least), size


def _needs(table: Table, at: int) -> float:
    """Return the breadth of the longest piece of a column that should not be broken, in em."""
    column = table.columns[at]
    longest = max((min(len(word), _LONGEST_WHOLE_WORD) for word in column.title.split()), default=1)
    need = longest * BROAD
    whole = column.align is Align.RIGHT
    for row in table.rows:
        text = row[at].text if at < len(row) else ""
        if text.isdigit() or whole:
            need = max(need, min(len(text), 24) * BROAD)
            continue
        for word in text.split():
            length = len(word) if _FIGURES.fullmatch(word) else min(len(word), _LONGEST_WHOLE_WORD)
            need = max(need, min(length, 24) * LETTER)
    return need


def _mm(em: float, size: float) -> float:
    return em * size * _MM_PER_POINT + _INSET_MM


def _shared(line_mm: float, shares: list[float], least: list[float]) -> list[float]:
    """Return the shares of a line where no part is less than its least."""
    fixed: set[int] = set()
    while True:
        free = [at for at in range(len(shares)) if at not in fixed]
        left = line_mm - sum(least[at] for at in fixed)
        whole = sum(shares[at] for at in free)
        widths = {at: left * shares[at] / whole for at in free}
        short = {at for at in free if widths[at] < least[at]}
        if not short:
            return [widths.get(at, least[at]) for at in range(len(shares))]
        fixed |= short


def letters_in(width_mm: float, size: float) -> int:
    """Return how many letters stand on a line of that width."""
    return max(4, int((width_mm - _INSET_MM) / (LETTER * size * _MM_PER_POINT)))


def breakable(text: str, letters: int) -> str:
    """Return the text with places to break in each word longer than `letters`.

    Words of letters break between syllables (KV-KV, KVK-KV: Pedoman Umum Ejaan Bahasa Indonesia)
    with a hyphen; anything else, such as an address or a code, breaks anywhere without one.
    """
    if len(text) <= letters:
        return text
    return re.sub(rf"\S{{{letters + 1},}}", lambda found: _broken(found.group(), letters), text)


def _broken(word: str, letters: int) -> str:
    if word.isalpha() and len(word) <= 40:
        return "\u00ad".join(syllables(word))
    step = max(3, min(letters, 10) // 2)
    return "\u200b".join(word[at : at + step] for at in range(0, len(word), step))


def syllables(word: str) -> list[str]:
    """Return the syllables of an Indonesian word, none of one letter at either end.

    >>> syllables("pertanggungjawaban")
    ['per', 'tang', 'gung', 'ja', 'wa', 'ban']
    """
    cuts = [at for at in range(2, len(word) - 1) if _may_cut(word, at)]
    edges = [0, *cuts, len(word)]
    return [word[low:high] for low, high in zip(edges, edges[1:], strict=False)]


def _may_cut(word: str, at: int) -> bool:
    """Tell whether a syllable begins at a letter: one consonant, then a vowel."""
    onset = 2 if word[at : at + 2].lower() in _PAIRS else 1
    if word[at] in _VOWELS or word[at - 1 : at + 1].lower() in _PAIRS:
        return False
    return at + onset < len(word) and word[at + onset] in _VOWELS
