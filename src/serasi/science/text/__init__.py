"""Indonesian field reports read into coded events: pure functions, offline, with evidence."""

from __future__ import annotations

from serasi.science.text import score
from serasi.science.text.actors import Actor
from serasi.science.text.coder import VERSION, Coded, code
from serasi.science.text.figures.counts import Counts
from serasi.science.text.grouping import clusters, near
from serasi.science.text.learning import learn
from serasi.science.text.learning.learn import RULES_ALONE, Learned, WeightsError
from serasi.science.text.missing import QUESTIONS
from serasi.science.text.places.gazetteer import Gazetteer, Place
from serasi.science.text.places.place import Alternative, Located
from serasi.science.text.risks.harm import Harm
from serasi.science.text.risks.rumour import Rumour
from serasi.science.text.times.dates import When, when

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
