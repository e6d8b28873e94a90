"""Who does what, by name: written from the rules of the network, not read from its code."""

from __future__ import annotations

EVERYBODY = frozenset(
    {
        *("darsono", "surya", "dewi", "rini", "hendra", "bagus"),
        *("wulan", "sinta", "anwar", "laras", "tirto", "yoga", "mira", "nanda"),
    }
)
DESKS = frozenset({"dewi", "rini", "hendra", "bagus"})
DESK = frozenset({"dewi", "rini", "hendra"})
SECOND = frozenset({"rini", "hendra"})
KEEPERS = frozenset({"hendra", "yoga"})
SEAL_KEEPERS = frozenset({"sinta", "hendra", "mira"})
INSPECTORS = frozenset({"hendra", "mira"})
REPORT_READERS = frozenset({"surya", *DESK})
EVENT_READERS = frozenset({"surya", *DESK, "wulan", "sinta", "laras"})
EVENT_LISTERS = frozenset({*EVENT_READERS, "bagus", "anwar", "tirto"})
COUNTERS = frozenset({*EVENT_READERS, "bagus", "anwar", "tirto"})
EXPORTERS = frozenset({*DESKS, "laras", "tirto"})
DUTY_HOLDERS = frozenset({*EVENT_READERS, "darsono", "bagus", "anwar", "tirto"})
OBSERVERS = EVERYBODY - {"laras", "tirto", "yoga", "mira", "nanda"}
TOLD = EVERYBODY - {"yoga", "mira", "nanda"}
DECIDERS = frozenset({"surya", *DESK, "laras"})
CASE_READERS = frozenset({"surya", *DESK, "wulan", "sinta", "laras"})
CASE_LISTERS = frozenset({*CASE_READERS, "bagus", "anwar", "tirto"})
MEETING_READERS = frozenset({*DESK, "laras", "surya", "wulan"})
CONVENERS = frozenset({*DESKS, "surya", "laras", "anwar", "tirto"})
CASE_HANDLERS = frozenset({"surya", *DESK})
LEVEL_READERS = frozenset({*DECIDERS, "wulan", "sinta", "tirto", "darsono"})
CARERS = frozenset({"sinta"})
API_REPORTERS = EVERYBODY - {"laras", "tirto", "yoga", "mira", "nanda"}
FORUM_READERS = frozenset({"surya", *DESK, "wulan", "sinta", "anwar", "laras", "tirto"})
WAVE_READERS = frozenset({*DESK, "laras", "tirto"})
PAPER_READERS = frozenset({*DESK, "surya", "wulan", "sinta", "laras", "tirto"})
PLAN_READERS = PAPER_READERS - {"surya"}
STYLERS = frozenset({"hendra", "yoga", "surya", "laras", "tirto"})
