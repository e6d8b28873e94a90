"""The content controls of a file as they are made, entered in its list."""

from __future__ import annotations

from serasi.documents.docx import manifest
from serasi.documents.docx.pieces import bookmark, control, run
from serasi.documents.model import Line, Run
from serasi.documents.plain import plain


class Controls:
    """What an officer may rewrite, and every number that came from data."""

    def __init__(self) -> None:
        self.entries: list[manifest.Entry] = []

    def line(self, line: Line) -> str:
        """Return the runs of a line, numbers with a figure in controls."""
        return "".join(self._run(part) for part in line)

    def _run(self, part: Run) -> str:
        shown = run(part.text, bold=part.bold, italic=part.italic)
        return self.number(part.figure, part.text, shown) if part.figure else shown

    def number(self, figure: str, text: str, inner: str) -> str:
        """Return what shows a number, in a control that names its figure."""
        if not inner:
            return ""
        at, tag = self._enter(manifest.FIGURE, figure, text)
        return control(marked(inner, at), number=at, tag=tag, title=f"Angka {at}: {figure}")

    def prose(self, key: str, runs: Line) -> tuple[int, str]:
        """Enter a piece of prose, before the numbers within it; return its number and tag."""
        return self._enter(manifest.PROSE, key, "".join(part.text for part in runs))

    def _enter(self, kind: str, name: str, text: str) -> tuple[int, str]:
        at = len(self.entries) + 1
        tag = plain(manifest.tag_of(kind, at, name)).replace("\n", " ")
        self.entries.append(manifest.Entry(kind, tag, plain(name), plain(text)))
        return at, tag


def marked(inner: str, number: int) -> str:
    """Return the runs of a control between bookmarks, which also LibreOffice keeps."""
    return bookmark(inner, number=number, name=f"{manifest.BOOKMARK}{number}")
