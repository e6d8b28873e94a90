"""Full-text search of reports and events on both databases, behind two functions.

SQLite: FTS5 tables kept by triggers. PostgreSQL: `tsvector('simple')` columns with GIN, kept by
triggers. The index also holds the codes of the area, so that a viewer of one district searches
that district alone and the newest matches are never cut off by those of others.
"""

from __future__ import annotations

import re

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from serasi.network.policy import Viewer
from serasi.network.roles import Can

MOST_MATCHES = 10_001
MOST_WORDS = 8
OPEN = "wopen"
_WORD = re.compile(r"\w+")
_DIGITS = {2: "province_code", 4: "regency_code", 6: "district_code", 10: "area_id"}
_REPORTS = (Can.READ_REPORTS, Can.READ_RESTRICTED)


def words_of(question: str) -> list[str]:
    """Return the words that are sought, each as the beginning of a word."""
    return _WORD.findall(question.lower())[:MOST_WORDS]


def _codes(viewer: Viewer, capabilities: tuple[Can, ...]) -> list[str]:
    codes = viewer.areas(*capabilities)
    return [] if "*" in codes else sorted("w" + code.replace(".", "") for code in codes)


def _fts5(words: list[str], codes: list[str], also: str) -> str:
    parts = [f"codes : {also}"] if also else []
    if codes:
        parts.append(f"codes : ({' OR '.join(codes)})")
    parts.append("words : (" + " AND ".join(f'"{word}"*' for word in words) + ")")
    return " AND ".join(parts)


def _tsquery(words: list[str], codes: list[str], also: str) -> str:
    parts = [f"'{word}':*" for word in words]
    if codes:
        parts.append(f"({' | '.join(codes)})")
    return " & ".join([also, *parts] if also else parts)


def _found_behind_the_wall(
    table: str, key: str, words: list[str], codes: list[str], also: str
) -> list[int]:
    """Return the keys that match, found once for the list and its count.

    A row-level policy keeps PostgreSQL from the index of words, since `@@` is not leakproof; so
    the rows are narrowed by what may go before it: the areas of the viewer, and being open.
    """
    # An event over a border may lie in the areas of others.
    border = " OR cross_border" if table == "register_event" else ""
    narrow = [f" AND ({_columns(codes)}{border})"] if codes else []
    narrow += [" AND closed_at IS NULL"] if also == OPEN else []
    sql = (
        f"SELECT {key} FROM {table} WHERE words @@ to_tsquery('simple', %s)"  # noqa: S608
        f"{''.join(narrow)} ORDER BY {key} DESC LIMIT {MOST_MATCHES}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [_tsquery(words, codes, also)])
        return [pk for (pk,) in cursor.fetchall()]


def _columns(codes: list[str]) -> str:
    """Return the condition of rows in areas, by the columns that hold their upper codes."""
    parts = []
    for digits, column in _DIGITS.items():
        here = [_dotted(code[1:]) for code in codes if len(code) == digits + 1]
        if here:
            listed = ", ".join(f"'{code}'" for code in here)
            parts.append(f"{column} IN ({listed})")
    return " OR ".join(parts) or "true"


def _dotted(digits: str) -> str:
    """Return the code of an area with its dots: "350911" is "35.09.11"."""
    if not digits.isdecimal():
        raise ValueError(digits)
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)


def _matching(table: str, question: str, codes: list[str] | None, *, also: str = "") -> Q:
    words = words_of(question)
    if not words or codes is None:
        return Q(pk__in=[])
    key = "report_id" if table == "register_handling" else "id"
    if connection.vendor == "postgresql":
        return Q(pk__in=_found_behind_the_wall(table, key, words, codes, also))
    sql = (
        f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH %s"  # noqa: S608
        f" ORDER BY rowid DESC LIMIT {MOST_MATCHES}"
    )
    return Q(pk__in=RawSQL(sql, [_fts5(words, codes, also)]))  # noqa: S611


def _reach(viewer: Viewer, capabilities: tuple[Can, ...]) -> list[str] | None:
    if not viewer.areas(*capabilities):
        return None
    return _codes(viewer, capabilities)


def matching_reports(viewer: Viewer, question: str) -> Q:
    """Return the condition of handlings whose report has all these words; the newest 10,000.

    It narrows `queries.handlings(viewer)` and grants nothing by itself.
    """
    return _matching("register_handling", question, _reach(viewer, _REPORTS))


def matching_open_reports(viewer: Viewer, question: str) -> Q:
    """Return the same of reports whose check has not ended, however old they are."""
    return _matching("register_handling", question, _reach(viewer, _REPORTS), also=OPEN)


def matching_events(viewer: Viewer, question: str) -> Q:
    """Return the condition of events that have all these words; the newest 10,000.

    It narrows `queries.visible_to(viewer)` and grants nothing by itself. Who also sees events over
    a border searches all, since those lie in areas of others.
    """
    reads = (Can.READ_EVENTS, Can.CODE, Can.CONFIRM, Can.CROSS_BORDER)
    codes = _reach(viewer, reads)
    return _matching("register_event", question, codes)
