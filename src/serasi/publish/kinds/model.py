"""A kind of paper as data: who writes and signs it, about what period, how it is composed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from serasi.documents.model import Document
from serasi.network.models import AgencyKind
from serasi.network.roles import Can
from serasi.publish.composing import Draft
from serasi.publish.figures.model import Words


class Rhythm(StrEnum):
    """The period that a paper of a kind is about."""

    FOUR_MONTHS = "four_months"
    MONTH = "month"
    DAY = "day"
    RECORD = "record"
    YEAR = "year"


@dataclass(frozen=True)
class Kind:
    """One kind of paper.

    needs : rights over its whole area that a writer holds besides writing papers, since the paper
        tells what they open
    writers, signers : kinds of agency whose officers write it, and whose leader signs it
    filing : code of the classification of letters (an example; a region sets its own)
    above : about all areas of its writing agency, kept under the area over them
    goes_up : whether who counts the area from above reads it once signed (domain 1.8)
    about : the kind of record that it is about ("meeting"); "" for a paper about a period
    repeats : whether more papers about the same record follow a signed one
    newest_alone : whether only the last period is owed, since a newer paper takes its place
    outward : whether it goes outside the network, so that no part may be left unwritten
    public : whether everybody reads it, so that names of groups and persons are told to its signer
    by_hand : whether dotted lines in it are filled in by hand when it is signed
    for_all : whether who reads papers there reads it once signed without reading its record
    """

    code: str
    title: Words
    rhythm: Rhythm
    compose: Callable[[Draft], Document]
    writers: tuple[AgencyKind, ...]
    signers: tuple[AgencyKind, ...]
    needs: tuple[Can, ...] = (Can.COUNT, Can.READ_EVENTS)
    filing: str = "300.2.3"
    goes_up: bool = True
    due_key: str = ""
    levels: tuple[int, ...] = (2,)
    about: str = ""
    repeats: bool = False
    for_all: bool = False
    above: bool = False
    outward: bool = False
    public: bool = False
    by_hand: bool = False
    newest_alone: bool = False


def due_words(due: date, *, today: date) -> tuple[str, int]:
    """Return whether a paper is late, due soon or later, and in how many days (negative: ago)."""
    days = (due - today).days
    return ("late" if days < 0 else "soon" if days <= 7 else "ahead"), days
