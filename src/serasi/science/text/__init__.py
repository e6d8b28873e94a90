"""Indonesian field reports read into coded events: pure functions, offline, with evidence."""

from __future__ import annotations

from serasi.science.text import clusters, learn, near, score
from serasi.science.text.actors import Actor
from serasi.science.text.coder import VERSION, Coded, code
from serasi.science.text.counts import Counts
from serasi.science.text.dates import When, when
from serasi.science.text.gazetteer import Gazetteer, Place
from serasi.science.text.harm import Harm
from serasi.science.text.learn import RULES_ALONE, Learned, WeightsError
from serasi.science.text.missing import QUESTIONS
from serasi.science.text.place import Alternative, Located
from serasi.science.text.rumour import Rumour

__all__ = [
    "QUESTIONS",
    "RULES_ALONE",
    "VERSION",
    "Actor",
    "Alternative",
    "Coded",
    "Counts",
    "Gazetteer",
    "Harm",
    "Learned",
    "Located",
    "Place",
    "Rumour",
    "WeightsError",
    "When",
    "clusters",
    "code",
    "learn",
    "near",
    "score",
    "when",
]
