"""What a paper of several pages is built of: paragraphs, facts, tables, lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Block = dict[str, Any]


def section(title: str, *blocks: Block | None) -> dict[str, Any]:
    """Return a numbered section; blocks that have nothing to say are left out."""
    return {"title": title, "blocks": [block for block in blocks if block is not None]}


def para(text: str) -> Block | None:
    """Return a paragraph, or nothing for an empty text."""
    return {"kind": "para", "text": text} if text else None


def facts(*rows: tuple[str, str]) -> Block:
    """Return names with what they are."""
    return {"kind": "facts", "rows": [list(row) for row in rows if row[1]]}


def table(
    title: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    align: str,
    note: str = "",
    small: bool = False,
) -> Block | None:
    """Return a table whose head stands again on every page; nothing without rows.

    align : a letter a column: l, c or r; L = left and as wide as there is room
    """
    if not rows:
        return None
    return {
        "kind": "table",
        "title": title,
        "head": list(head),
        "rows": [list(row) for row in rows],
        "align": align,
        "note": note,
        "small": small,
    }


def checks(title: str, rows: Sequence[tuple[str, str, str]]) -> Block | None:
    """Return checks as (light, name, sentence)."""
    if not rows:
        return None
    return {"kind": "checks", "title": title, "rows": [list(row) for row in rows]}


def listing(rows: Sequence[str]) -> Block:
    """Return a list."""
    return {"kind": "list", "rows": list(rows)}
