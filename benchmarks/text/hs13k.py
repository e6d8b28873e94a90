"""Rows of the hate-speech set of 13,169 tweets (Ibrohim and Budi 2019), for measuring only.

The set is CC BY-NC-SA: it is read from SERASI_DATA, never printed, and trains nothing that ships.
"""

from __future__ import annotations

import csv
import gzip
import itertools
import re

import numpy as np
from areas import data_folder

from serasi.science.text.lexicon.short import SHORT

TWO = ("HS", "Abusive")
TWELVE = (
    "HS", "Abusive", "HS_Individual", "HS_Group", "HS_Religion", "HS_Race", "HS_Physical",
    "HS_Gender", "HS_Other", "HS_Weak", "HS_Moderate", "HS_Strong",
)  # fmt: skip
_MARKS = re.compile(r"\\x[0-9a-f]{2}|\\n|\brt\b|\buser\b|\burl\b|https?\S+|&\w+;")
_PREFIX = re.compile(r"^(?:meng|mem|men|me|ber|ter|di|ke|se|pe)(?=\w{4})")
_SUFFIX = re.compile(r"(?<=\w{4})(?:nya|kan|lah|kah|an|in|i)$")


def tweets() -> tuple[list[str], np.ndarray]:
    """Read the texts and their twelve labels."""
    packed = (data_folder() / "text" / "hs13k.csv.gz").read_bytes()
    raw = gzip.decompress(packed).decode("latin-1")
    rows = list(csv.DictReader(raw.splitlines(keepends=True)))
    return [r["Tweet"] for r in rows], np.array([[int(r[k]) for k in TWELVE] for r in rows])


def bare(tweet: str) -> str:
    """Take the marks of the crawl out of a tweet."""
    return re.sub(r"\s+", " ", _MARKS.sub(" ", tweet.lower())).strip()


def normal(tweet: str) -> str:
    """Lower the case, write contractions out, shorten drawn-out letters."""
    plain = re.sub(r"[^a-z0-9#!?]+", " ", bare(tweet))
    plain = re.sub(r"(.)\1{2,}", r"\1\1", plain)
    return " ".join(SHORT.get(w, w) for w in plain.split())


def stems(text: str) -> str:
    """Cut the usual affixes."""
    return " ".join(_SUFFIX.sub("", _PREFIX.sub("", w)) for w in text.split())


def pairs(text: str) -> list[str]:
    """Give the words and all their pairs, wherever they stand: what a quadratic kernel sees."""
    words = sorted(set(text.split()))[:40]
    return words + [f"{a}_{b}" for a, b in itertools.combinations(words, 2)]
