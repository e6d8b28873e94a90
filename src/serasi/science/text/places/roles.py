"""The part each name plays: place of the event, home, office, hospital, branch or elsewhere."""

from __future__ import annotations

import re

from serasi.science.text.lexicon.place_words import (
    AT_INSTITUTION,
    AT_OFFICE,
    BESIDE,
    BRANCH,
    DATELINE,
    DENIED_AFTER,
    ELSEWHERE,
    GOAL,
    GROUP,
    HOME,
    INSTITUTION,
    NEGATED,
    ONE_OF,
    TARGET,
    THINGS,
)
from serasi.science.text.places.mentions import Mention
from serasi.science.text.surface.frame import Frame
from serasi.science.text.surface.page import Page
from serasi.science.text.surface.sentences import Sentences

_LINK = re.compile(
    r"(?:[\s,./()-]|rt|rw|\d|wilayah|masuk|tepatnya|di|kabupaten|prov|provinsi|jalan){0,14}$"
)
_RT = re.compile(r"(?:rt[\s.]*\d+\s?/?,?\s?(?:rw[\s.]*\d+)?\s?,?\s?)$")


def join_chains(text: str, mentions: list[Mention]) -> None:
    """Number the runs of neighbouring names of different levels."""
    chain = 0
    for before, mention in zip([None, *mentions], mentions, strict=False):
        if before is not None:
            gap = text[before.end : mention.start]
            office = bool(before.role) or bool(mention.role)
            same = before.level == mention.level and before.level is not None
            if office or same or len(gap) > 40 or not _LINK.match(gap):
                chain += 1
        mention.chain = chain


def give_roles(page: Page, mentions: list[Mention], frame: Frame, sentences: Sentences) -> None:
    """Set the sentence and the role of every mention; a chain shares one role."""
    text = page.text
    chain_role: dict[int, str] = {}
    told: dict[int, str] = {}
    before: Mention | None = None
    for mention in mentions:
        mention.sentence = sentences.index(mention.start)
        if any(b <= mention.start < e for b, e in frame.closed):
            mention.role, mention.support = "office", 0.3
        if mention.role:
            _place_office(text, mention)
            continue
        if mention.chain not in chain_role:
            chain_role[mention.chain] = _first_role(page, before, mention, frame)
        mention.role = chain_role[mention.chain]
        if not (mention.placed or mention.prefixed) and mention.role == "event":
            mention.role = next((told[c] for c in mention.candidates if c in told), "event")
        told.update((c, mention.role) for c in mention.candidates if c not in told)
        before = mention


JOINED = re.compile(
    r"[\s,]*(?:dan|&|dengan|vs|lawan|-|/|,|serta|deng|ban|karo|sama|dg)[\s,]*"
    r"(?:(?:pemuda|warga|kelompok|massa|remaja|desa|kelurahan|dusun|pihak|wilayah)\s)*$"
)


def _first_role(page: Page, before: Mention | None, mention: Mention, frame: Frame) -> str:
    """Give the role of a chain; one joined to another ("A dan B") shares the other's."""
    if _is_byline(page, mention):
        return "byline"
    if before is not None and before.role != "byline" and mention.start - before.end < 40:
        alike = not mention.prefixed or before.level == mention.level
        if alike and JOINED.match(page.text, before.end, mention.start):
            return before.role
    return _role(page.text, mention, frame)


def _place_office(text: str, mention: Mention) -> None:
    lead = text[max(0, mention.start - 60) : mention.start]
    if mention.role == "office" and BESIDE.search(lead):
        mention.role = "event"
    elif mention.role == "office" and AT_OFFICE.search(lead):
        mention.support = 0.9


def _is_byline(page: Page, mention: Mention) -> bool:
    """Tell the town at the head of a news report: "JEMBER - Dua kelompok ..."."""
    if mention.prefixed or mention.start > 40 or page.text[: mention.start].strip(" \n*-"):
        return False
    shouted = page.capital(mention.start) and page.capital(mention.end - 1)
    return shouted and DATELINE.match(page.text, mention.end) is not None


def _role(text: str, mention: Mention, frame: Frame) -> str:
    lead = text[max(0, mention.start - 72) : mention.start]
    lead = lead[lead.rfind("\n") + 1 :]
    if NEGATED.search(lead) or DENIED_AFTER.match(text, mention.end):
        return "elsewhere"
    field_kind = frame.kind_at(mention.start)
    if field_kind == "where":
        return "tkp"
    if field_kind in ("who", "sender"):
        return "home"
    lead = _RT.sub("", lead)
    if TARGET.search(lead):
        return "event"
    if INSTITUTION.search(lead):
        return "event" if AT_INSTITUTION.search(lead) else "office"
    if ELSEWHERE.search(lead):
        return "elsewhere"
    if THINGS.search(lead):
        return "event"
    if ONE_OF.search(lead):
        return "home"
    if GROUP.search(lead):
        return "group"
    if HOME.search(lead):
        return "home"
    if BRANCH.search(lead):
        return "office"
    if GOAL.search(lead):
        return "goal"
    return "event"
