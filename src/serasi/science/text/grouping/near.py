"""Copies of one message among many: forwarded, shortened, retyped, but saying the same thing.

MinHash over word shingles proposes (Broder 1997, "On the resemblance and containment of
documents"), an alignment of the words decides: a copy adds or drops words at its ends and may
misspell, but replaces neither a number nor a name.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from serasi.science.text.surface.frame import read_frame
from serasi.science.text.surface.page import read_page

ROWS, BANDS = 4, 16
"""16 bands of 4 rows: two texts of resemblance 0.5 meet in a band with probability 0.64."""
ENOUGH_SHARED = 0.5
FEWEST_WORDS = 5
MOST_WORDS = 400
MOST_IN_BUCKET, WINDOW = 48, 16

_T = TypeVar("_T", bound=Hashable)
_WORD = re.compile(r"[a-z]+|\d+")
_FILLER = frozenset(
    _WORD.findall(
        "yth bapak ibu pak bu komandan ndan dan mohon izin ijin lapor melaporkan dilaporkan "
        "selamat pagi siang sore malam assalamualaikum wr wb diteruskan terusan forwarded fw "
        "fwd sebarkan share copas dari grup sebelah info infonya dapat teruskan bagikan gan lur "
        "bro min admin tolong terima kasih demikian dump"
    )
)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What of a message is compared: its words in order, its shingles, its meeting points."""

    words: tuple[str, ...]
    shingles: frozenset[int]
    keys: tuple[Hashable, ...]


@lru_cache(maxsize=1)
def _multipliers() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(7)
    size = ROWS * BANDS
    return (
        rng.integers(1, 1 << 61, size=(size, 1), dtype=np.uint64) | np.uint64(1),
        rng.integers(0, 1 << 61, size=(size, 1), dtype=np.uint64),
    )


def bands(hashes: Iterable[int], /) -> tuple[tuple[int, bytes], ...]:
    """Give the meeting points of a set of 32-bit hashes: sets that are alike share some."""
    values = np.fromiter(hashes, dtype=np.uint64)
    if not values.size:
        return ()
    factor, shift = _multipliers()
    # Multiply-add in 64 bits wraps around; the upper half of the product is well mixed.
    least = ((factor * values + shift) >> np.uint64(32)).min(axis=1).astype(np.uint32)
    return tuple((band, least[band * ROWS : (band + 1) * ROWS].tobytes()) for band in range(BANDS))


def fingerprint(text: str, /) -> Fingerprint:
    """Read what a message says, without wrapper, greeting and forward marks.

    Examples
    --------
    >>> a = fingerprint("*Diteruskan* Tadi mlm dua kelompok pemuda bentrok di pasar Silo!")
    >>> b = fingerprint("tadi malam dua kelompok pemuda BENTROK di pasar silo")
    >>> a.words == b.words
    True
    """
    page = read_page(text[:6000])
    words: list[str] = []
    keys: list[Hashable] = []
    for stretch in _open_stretches(page.text, read_frame(page).closed):
        for line in re.split(r"[.!?\n]+", stretch):
            said = [w for w in _WORD.findall(line) if w not in _FILLER]
            words += said
            if len(said) >= 6 and len(keys) < 12:
                keys.append(("line", zlib.crc32(" ".join(said).encode())))
    words = words[:MOST_WORDS]
    hashes = {zlib.crc32(" ".join(words[i : i + 3]).encode()) for i in range(len(words) - 2)}
    if len(words) < FEWEST_WORDS:
        return Fingerprint(tuple(words), frozenset(hashes), ())
    return Fingerprint(tuple(words), frozenset(hashes), (*bands(hashes), *keys))


def _open_stretches(text: str, closed: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for begin, stop in sorted(closed):
        if begin > at:
            yield text[at:begin]
        at = max(at, stop)
    yield text[at:]


def resemblance(one: Fingerprint, other: Fingerprint, /) -> float:
    """Give the Jaccard index of two messages' shingles."""
    union = len(one.shingles | other.shingles)
    return len(one.shingles & other.shingles) / union if union else 0.0


def is_copy(one: Fingerprint, other: Fingerprint, /) -> bool:
    """Tell whether two messages are copies of one.

    Examples
    --------
    >>> first = fingerprint("Warga Desa Pakis blokir jalan tambang sejak pagi, massa 40 orang")
    >>> is_copy(first, fingerprint("info grup: warga desa pakis blokir jalan tambang sejak pagi"))
    True
    >>> is_copy(first, fingerprint("Warga Desa Pakis blokir jalan tambang sejak pagi, massa 60"))
    False
    """
    small, large = sorted((one, other), key=lambda p: len(p.words))
    if len(small.words) < FEWEST_WORDS:
        return False
    if small.words == large.words:
        return True
    shared = len(small.shingles & large.shingles)
    if shared < ENOUGH_SHARED * max(1, len(small.shingles)):
        return False
    return not _replaces(small.words, large.words)


def _replaces(small: Sequence[str], large: Sequence[str]) -> bool:
    """Tell whether something in the midst, or a number, is said otherwise; the ends may differ."""
    numbers = [0, 0]
    for step in Levenshtein.opcodes(small, large):
        if step.tag == "equal":
            continue
        ours, theirs = small[step.src_start : step.src_end], large[step.dest_start : step.dest_end]
        numbers[0] += sum(map(str.isdigit, ours))
        numbers[1] += sum(map(str.isdigit, theirs))
        outer = step.src_start == 0 or step.src_end == len(small)
        if step.tag == "replace" and not outer and not _misspelt("".join(ours), "".join(theirs)):
            return True
    return min(numbers) > 0


def _misspelt(ours: str, theirs: str) -> bool:
    return not (ours + theirs).isdigit() and fuzz.ratio(ours, theirs) >= 70


class Sources:
    """Messages gathered into sources: copies of one message are one source.

    The result is a function of the set of messages: it does not depend on the order in which they
    came. Crowded meeting points (one template sent by thousands) are walked in the order of their
    words, each message beside its next neighbours, so that the work stays near linear.
    """

    __slots__ = ("_members", "_prints")

    def __init__(self) -> None:
        self._prints: dict[tuple[str, ...], Fingerprint] = {}
        self._members: dict[tuple[str, ...], list[str]] = defaultdict(list)

    def add(self, key: str, text: str, /) -> None:
        """Take in one message under a key of the caller."""
        made = fingerprint(text)
        self._prints.setdefault(made.words, made)
        self._members[made.words].append(key)

    def groups(self) -> list[tuple[str, ...]]:
        """Give the keys of each source, sorted; messages too short to know stand alone."""
        parent: dict[tuple[str, ...], tuple[str, ...]] = {}
        for one, other in self._pairs():
            if find(parent, one.words) != find(parent, other.words) and is_copy(one, other):
                join(parent, one.words, other.words)
        found: dict[tuple[str, ...], list[str]] = defaultdict(list)
        alone: list[tuple[str, ...]] = []
        for words, keys in self._members.items():
            if len(words) < FEWEST_WORDS:
                alone += [(key,) for key in keys]
            else:
                found[find(parent, words)] += keys
        return sorted([*alone, *(tuple(sorted(keys)) for keys in found.values())])

    def _pairs(self) -> Iterator[tuple[Fingerprint, Fingerprint]]:
        buckets: dict[Hashable, list[Fingerprint]] = defaultdict(list)
        for made in self._prints.values():
            for key in made.keys:
                buckets[key].append(made)
        for bucket in buckets.values():
            if len(bucket) == 1:
                continue
            bucket.sort(key=lambda p: p.words)
            reach = len(bucket) if len(bucket) <= MOST_IN_BUCKET else WINDOW
            for at, one in enumerate(bucket):
                for other in bucket[at + 1 : at + 1 + reach]:
                    yield one, other


def sources(texts: Mapping[str, str], /) -> list[tuple[str, ...]]:
    """Gather messages into sources.

    Examples
    --------
    >>> sources({"a": "bentrok dua kampung di Silo malam ini, 3 luka",
    ...          "b": "Diteruskan: bentrok dua kampung di silo malam ini, 3 luka",
    ...          "c": "bentrok dua kampung di Silo malam ini, 5 luka"})
    [('a', 'b'), ('c',)]
    """
    found = Sources()
    for key, text in texts.items():
        found.add(key, text)
    return found.groups()


def find(parent: dict[_T, _T], item: _T) -> _T:
    """Give the root of an item in a union-find forest, shortening the way."""
    root = item
    while parent.get(root, root) != root:
        root = parent[root]
    while parent.get(item, item) != root:
        parent[item], item = root, parent[item]
    return root


def join(parent: dict[_T, _T], one: _T, other: _T) -> None:
    """Join two trees of a union-find forest."""
    roots = find(parent, one), find(parent, other)
    if roots[0] != roots[1]:
        parent[roots[1]] = roots[0]
