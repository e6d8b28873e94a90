"""Writes the catalogue of numbered problems as a page: `python -m serasi.ops.problem_list`."""

from __future__ import annotations

import sys

from serasi.problems import catalogue

HEAD = """# Numbered problems

Expected refusals, each with its number, HTTP status and what the user is told. Written by
`python -m serasi.ops.problem_list`; a number never changes its meaning.

| number | status | sentence |
|---|---|---|
"""


def page() -> str:
    """Return the page."""
    rows = (f"| {kind.code} | {kind.status} | {kind.sentence} |\n" for kind in catalogue())
    return HEAD + "".join(rows)


if __name__ == "__main__":
    sys.stdout.write(page())
