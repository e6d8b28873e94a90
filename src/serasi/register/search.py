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


def _matching(table: str, question: str, codes: list[str] | None, *, also: str = "") -> Q:
    words = words_of(question)
    if not words or codes is None:
        return Q(pk__in=[])
    key = "report_id" if table == "register_handling" else "id"
    if connection.vendor == "postgresql":
        sql = (
            f"SELECT {key} FROM {table} WHERE words @@ to_tsquery('simple', %s)"  # noqa: S608
            f" ORDER BY {key} DESC LIMIT {MOST_MATCHES}"
        )
        return Q(pk__in=RawSQL(sql, [_tsquery(words, codes, also)]))  # noqa: S611
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
