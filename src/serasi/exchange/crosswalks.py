"""Pure: the code lists of others beside ours (domain 4.3 and 4.4), in both directions.

A list of several of our codes means that theirs does not tell them apart; nothing is chosen then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PROTEST, RIOT, BATTLE = "Protests", "Riots", "Battles"
VIOLENCE, STRATEGIC = "Violence against civilians", "Strategic developments"
EXPLOSIONS = "Explosions/Remote violence"

ACLED_FORMS: Mapping[tuple[str, str], tuple[str, ...]] = {
    (PROTEST, "Peaceful protest"): ("F03",),
    (PROTEST, "Protest with intervention"): ("F04",),
    (PROTEST, "Excessive force against protesters"): ("F05",),
    (RIOT, "Violent demonstration"): ("F08",),
    (RIOT, "Mob violence"): ("F09", "F10"),
    (BATTLE, "Armed clash"): ("F11",),
    (BATTLE, "Government regains territory"): ("F11",),
    (BATTLE, "Non-state actor overtakes territory"): ("F11",),
    (VIOLENCE, "Attack"): ("F12",),
    (VIOLENCE, "Abduction/forced disappearance"): ("F13",),
    (VIOLENCE, "Sexual violence"): ("F14",),
    (EXPLOSIONS, "Air/drone strike"): ("F16",),
    (EXPLOSIONS, "Chemical weapon"): ("F16",),
    (EXPLOSIONS, "Grenade"): ("F16",),
    (EXPLOSIONS, "Remote explosive/landmine/IED"): ("F16",),
    (EXPLOSIONS, "Shelling/artillery/missile attack"): ("F16",),
    (EXPLOSIONS, "Suicide bomb"): ("F16",),
    (STRATEGIC, "Agreement"): ("F20",),
    (STRATEGIC, "Arrests"): ("F18",),
    (STRATEGIC, "Looting/property destruction"): ("F15",),
    (STRATEGIC, "Other"): ("F02", "F17"),
    (STRATEGIC, "Change to group/activity"): (),
    (STRATEGIC, "Disrupted weapons use"): (),
    (STRATEGIC, "Headquarters or base established"): (),
    (STRATEGIC, "Non-violent transfer of territory"): (),
}
"""ACLED's 25 sub-events by event; an empty list is known to ACLED and has no form of ours."""

UCDP_FORMS: Mapping[str, tuple[str, ...]] = {
    "1": ("F11",),
    "2": ("F10", "F11"),
    "3": ("F05", "F12"),
}
"""UCDP's `type_of_violence`: state-based, non-state, one-sided."""
UCDP_WORDS = {"1": "state-based", "2": "non-state", "3": "one-sided"}

SNPK_TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "sumber daya": ("T4", "T7"),
    "tata kelola pemerintahan": ("T4", "T8"),
    "pemilihan dan jabatan": ("T8",),
    "identitas": ("T1", "T3", "T5", "T6"),
    "main hakim sendiri": ("T1", "T2"),
    "separatisme": ("T2",),
    "kekerasan dalam penegakan hukum": ("T2",),
    "kriminalitas": ("T2",),
    "kdrt": (),
}
"""SNPK's nine types, without "konflik" before them and "kekerasan dalam rumah tangga" as KDRT."""


@dataclass(frozen=True)
class Acled:
    """What ACLED would call a form of ours."""

    disorder: str
    event: str
    sub_event: str


_DISORDER = {
    PROTEST: "Demonstrations",
    RIOT: "Demonstrations",
    BATTLE: "Political violence",
    VIOLENCE: "Political violence",
    EXPLOSIONS: "Political violence",
    STRATEGIC: "Strategic developments",
}
_TO_ACLED: Mapping[str, tuple[str, str]] = {
    "F03": (PROTEST, "Peaceful protest"),
    "F04": (PROTEST, "Protest with intervention"),
    "F05": (PROTEST, "Excessive force against protesters"),
    "F08": (RIOT, "Violent demonstration"),
    "F09": (RIOT, "Mob violence"),
    "F10": (RIOT, "Mob violence"),
    "F11": (BATTLE, "Armed clash"),
    "F12": (VIOLENCE, "Attack"),
    "F13": (VIOLENCE, "Abduction/forced disappearance"),
    "F14": (VIOLENCE, "Sexual violence"),
    "F15": (STRATEGIC, "Looting/property destruction"),
    "F16": (EXPLOSIONS, "Remote explosive/landmine/IED"),
    "F17": (STRATEGIC, "Other"),
    "F18": (STRATEGIC, "Arrests"),
    "F20": (STRATEGIC, "Agreement"),
}
NOT_ACLED = ("F01", "F02", "F06", "F07", "F19", "F21", "F22")
"""Not coded by ACLED, or coded by behaviour that the form alone does not tell."""


def acled_of(form: str) -> Acled | None:
    """Return ACLED's words for a form of ours; None where it has none.

    >>> acled_of("F09").sub_event, acled_of("F19")
    ('Mob violence', None)
    """
    pair = _TO_ACLED.get(form)
    if pair is None:
        return None
    event, sub_event = pair
    # Mob violence is political violence as well; a violent demonstration is a demonstration alone.
    disorder = "Political violence" if sub_event == "Mob violence" else _DISORDER[event]
    return Acled(disorder, event, sub_event)


ORGANISED = {"F11": 2, "F12": 3, "F05": 3}
"""Forms that UCDP may hold, with its type of violence; F10 only where the groups are organised."""


def ucdp_type(form: str, *, deaths: int | None) -> int | None:
    """Return UCDP's type of violence of an event; None where it would not be in the data.

    UCDP wants a direct death and an organised actor. A record of ours does not say whether the
    state fought, nor the 25 deaths a year of a dyad, so that this is a candidate only.
    """
    return ORGANISED.get(form) if deaths else None


@dataclass(frozen=True)
class Plover:
    """Category and mode of PLOVER (2021 mapping: FIGHT is part of ASSAULT)."""

    category: str
    mode: str


PLOVER: Mapping[str, Plover] = {
    "F01": Plover("ACCUSE", ""),
    "F02": Plover("THREATEN", "violence"),
    "F03": Plover("PROTEST", "demo"),
    "F04": Plover("COERCE", ""),
    "F05": Plover("ASSAULT", ""),
    "F06": Plover("PROTEST", "obstruct"),
    "F07": Plover("COERCE", "restrict"),
    "F08": Plover("PROTEST", "riot"),
    "F09": Plover("ASSAULT", "beat"),
    "F10": Plover("ASSAULT", "beat"),
    "F11": Plover("ASSAULT", ""),
    "F12": Plover("ASSAULT", ""),
    "F13": Plover("ASSAULT", "abduct"),
    "F14": Plover("ASSAULT", "sexual"),
    "F15": Plover("ASSAULT", "destroy"),
    "F16": Plover("ASSAULT", "explosives"),
    "F17": Plover("COERCE", "deport"),
    "F18": Plover("COERCE", "arrest"),
    "F19": Plover("CONSULT", "third-party"),
    "F20": Plover("SUPPORT", ""),
    "F21": Plover("AID", "humanitarian"),
    "F22": Plover("SUPPORT", ""),
}
PLOVER_CONTEXTS: Mapping[str, tuple[str, ...]] = {
    "T1": (),
    "T2": ("crime", "legal"),
    "T3": ("religion", "rights"),
    "T4": ("economic",),
    "T5": ("education",),
    "T6": (),
    "T7": ("economic", "environment"),
    "T8": ("executive", "elections"),
}


def snpk_triggers(words: str) -> tuple[str, ...] | None:
    """Return the triggers a type of SNPK may be; None where the type is not one of the nine.

    >>> snpk_triggers("Konflik Pemilihan dan Jabatan"), snpk_triggers("Perang")
    (('T8',), None)
    """
    plain = " ".join(words.lower().split()).removeprefix("konflik ")
    if plain in ("kekerasan dalam rumah tangga", "kekerasan dalam rumah tangga (kdrt)"):
        plain = "kdrt"
    return SNPK_TRIGGERS.get(plain)
