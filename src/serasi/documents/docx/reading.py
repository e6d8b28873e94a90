"""A DOCX that comes back from an officer's desk → prose by key, numbers by figure, findings.

Nothing in the file is run or fetched: only its text and its own list are read, within bounds.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from serasi.documents.docx.manifest import FIGURE, PROSE, Entry, Manifest, unpacked
from serasi.documents.docx.marks import CHANGED, Found, Marks, bookmark_names, joined, marks_in
from serasi.documents.model import Line
from serasi.problems import Problem
from serasi.problems import documents as problems

_LARGEST_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True)
class Finding:
    """Something to tell the officer; `problem` carries its number and sentence.

    name : the key or figure it is about; "" for the whole file
    """

    name: str
    problem: Problem


@dataclass(frozen=True)
class ReadBack:
    """What an edited file holds.

    prose : by key, a line whose numbers still carry their figures; paragraphs parted by "\\n"
    figures : by name, as they stand in the file
    edited : keys whose words are no longer those that were written
    identity : which paper it was written as
    """

    prose: Mapping[str, Line]
    figures: Mapping[str, str]
    edited: tuple[str, ...]
    findings: tuple[Finding, ...]
    identity: str = ""


def read_back(data: bytes) -> ReadBack:
    """Return what an edited DOCX holds; a file that cannot be read is a `Problem`."""
    parts = _parts(data)
    body = _parsed(parts["word/document.xml"])
    listed = _manifest(parts)
    tags = [entry.tag for entry in listed.entries] if listed else []
    marks = marks_in(body, bookmark_names(tags))
    if listed is None and not marks.controls:
        raise Problem(problems.PAPER_NOT_OURS)
    return _Reader(body, marks, listed).result()


class _Reader:
    """One file."""

    def __init__(self, body: Element, marks: Marks, listed: Manifest | None) -> None:
        self.body = body
        self.listed = listed
        self.names = {entry.tag: entry.name for entry in listed.entries} if listed else {}
        self.prose_found = marks.all_of(PROSE)
        self.figures_found = marks.all_of(FIGURE)
        self.findings: list[Finding] = []

    def result(self) -> ReadBack:
        prose = self._prose()
        figures = {self._name(one.tag): one.text for one in reversed(self.figures_found)}
        edited = self._compared(prose)
        self._whole_file()
        identity = self.listed.identity if self.listed else ""
        return ReadBack(prose, figures, edited, tuple(self.findings), identity)

    def _name(self, tag: str) -> str:
        return self.names.get(tag) or tag.split(":", 2)[-1]

    def _prose(self) -> dict[str, Line]:
        prose: dict[str, Line] = {}
        for found in self.prose_found:
            key = self._name(found.tag)
            if key in prose:
                self._find(key, Problem(problems.PROSE_TWICE, key=key))
            else:
                prose[key] = self._line(found)
        return prose

    def _line(self, found: Found) -> Line:
        runs = list(joined(found.runs))
        while runs and not runs[-1].text.strip("\n"):
            runs.pop()
        return tuple(
            replace(run, figure=self._name(run.figure) if run.figure else "") for run in runs
        )

    def _compared(self, prose: dict[str, Line]) -> tuple[str, ...]:
        """Compare with what was written; return the keys that were rewritten."""
        edited = []
        numbers: dict[str, list[str]] = {}
        for found in self.figures_found:
            numbers.setdefault(found.tag, []).append(found.text)
        for entry in self.listed.entries if self.listed else ():
            if entry.kind == FIGURE:
                self._compare_number(entry, numbers.get(entry.tag, []))
            elif entry.name not in prose:
                self._find(entry.name, Problem(problems.PROSE_LOST, key=entry.name))
            elif "".join(run.text for run in prose[entry.name]) != entry.text:
                edited.append(entry.name)
        return tuple(edited)

    def _compare_number(self, entry: Entry, texts: list[str]) -> None:
        told = {"printed": entry.text, "figure": entry.name}
        if not any(texts):
            self._find(entry.name, Problem(problems.NUMBER_LOST, **told))
        for text in texts:
            if text and text != entry.text.strip("\n"):
                self._find(entry.name, Problem(problems.NUMBER_CHANGED, found=text, **told))

    def _whole_file(self) -> None:
        if self.listed is None:
            self._find("", Problem(problems.LIST_LOST))
        changes = sum(element.tag in CHANGED for element in self.body.iter())
        if changes:
            self._find("", Problem(problems.CHANGES_OPEN, count=changes))

    def _find(self, name: str, problem: Problem) -> None:
        self.findings.append(Finding(name, problem))


def _parts(data: bytes) -> dict[str, bytes]:
    """Return the parts that are read: the text, and what may be our list."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [
                info
                for info in archive.infolist()
                if info.filename == "word/document.xml"
                or info.filename.startswith("customXml/item")
            ]
            if sum(info.file_size for info in wanted) > _LARGEST_BYTES:
                raise Problem(problems.PAPER_TOO_LARGE, megabytes=_LARGEST_BYTES // 1024**2)
            parts = {info.filename: archive.read(info) for info in wanted}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as broken:
        raise Problem(problems.PAPER_UNREADABLE) from broken
    if "word/document.xml" not in parts:
        raise Problem(problems.PAPER_UNREADABLE)
    return parts


def _parsed(data: bytes) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as broken:
        raise Problem(problems.PAPER_UNREADABLE) from broken
    return root


def _manifest(parts: dict[str, bytes]) -> Manifest | None:
    for name, data in parts.items():
        if name.startswith("customXml/item") and name.endswith(".xml"):
            try:
                found = unpacked(data)
            except (ParseError, DefusedXmlException, ValueError):
                continue
            if found is not None:
                return found
    return None
