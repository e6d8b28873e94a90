"""A DOCX that comes back from an officer's desk → prose by key, numbers by figure, findings.

Nothing in the file is run or fetched: only its text and its own list are read, within bounds.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from serasi.documents.docx.manifest import FIGURE, PROSE, Manifest, unpacked
from serasi.documents.docx.pieces import W
from serasi.documents.model import Line, Run
from serasi.documents.plain import plain
from serasi.problems import Problem
from serasi.problems import documents as problems

_LARGEST_BYTES = 100 * 1024 * 1024
_BREAKS = {f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n", f"{{{W}}}tab": " ", f"{{{W}}}noBreakHyphen": "-"}
_TEXT, _PARAGRAPH, _RUN, _CONTROL = (f"{{{W}}}{name}" for name in ("t", "p", "r", "sdt"))
_DELETED = {f"{{{W}}}{name}" for name in ("del", "moveFrom")}
_CHANGED = _DELETED | {f"{{{W}}}{name}" for name in ("ins", "moveTo")}


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


@dataclass(frozen=True)
class _Control:
    kind: str
    tag: str
    element: Element


def read_back(data: bytes) -> ReadBack:
    """Return what an edited DOCX holds; a file that cannot be read is a `Problem`."""
    parts = _parts(data)
    body = _parsed(parts["word/document.xml"])
    listed = _manifest(parts)
    controls = list(_controls(body))
    if listed is None and not controls:
        raise Problem(problems.PAPER_NOT_OURS)
    return _Reader(body, controls, listed).result()


class _Reader:
    """One file."""

    def __init__(self, body: Element, controls: list[_Control], listed: Manifest | None) -> None:
        self.body = body
        self.listed = listed
        self.names = {entry.tag: entry.name for entry in listed.entries} if listed else {}
        self.by_tag = {control.tag: control for control in reversed(controls)}
        self.controls = controls
        self.findings: list[Finding] = []

    def result(self) -> ReadBack:
        prose = self._prose()
        figures = {
            self._name(control.tag): _plain_text(control.element)
            for control in reversed(self.controls)
            if control.kind == FIGURE
        }
        edited = self._compared(prose)
        self._whole_file()
        identity = self.listed.identity if self.listed else ""
        return ReadBack(prose, figures, edited, tuple(self.findings), identity)

    def _name(self, tag: str) -> str:
        return self.names.get(tag) or tag.split(":", 2)[-1]

    def _prose(self) -> dict[str, Line]:
        prose: dict[str, Line] = {}
        for control in self.controls:
            if control.kind != PROSE:
                continue
            key = self._name(control.tag)
            if key in prose:
                self._find(key, Problem(problems.PROSE_TWICE, key=key))
            else:
                prose[key] = _line(control.element, self._name)
        return prose

    def _compared(self, prose: dict[str, Line]) -> tuple[str, ...]:
        """Compare with what was written; return the keys that were rewritten."""
        edited = []
        for entry in self.listed.entries if self.listed else ():
            if entry.kind == PROSE:
                if entry.name not in prose:
                    self._find(entry.name, Problem(problems.PROSE_LOST, key=entry.name))
                elif "".join(run.text for run in prose[entry.name]) != entry.text:
                    edited.append(entry.name)
            else:
                self._compare_number(entry.tag, entry.name, entry.text)
        return tuple(edited)

    def _compare_number(self, tag: str, figure: str, printed: str) -> None:
        control = self.by_tag.get(tag)
        if control is None:
            self._find(figure, Problem(problems.NUMBER_LOST, printed=printed, figure=figure))
            return
        for one in (one for one in self.controls if one.tag == tag):
            found = _plain_text(one.element)
            if found != printed:
                told = Problem(
                    problems.NUMBER_CHANGED, printed=printed, figure=figure, found=found or "–"
                )
                self._find(figure, told)

    def _whole_file(self) -> None:
        if self.listed is None:
            self._find("", Problem(problems.LIST_LOST))
        counts = Counter(element.tag for element in self.body.iter())
        changes = sum(counts[tag] for tag in _CHANGED)
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


def _controls(element: Element) -> Iterator[_Control]:
    """Give our content controls in the order of the file; what was deleted is passed over."""
    for child in element:
        if child.tag in _DELETED:
            continue
        if child.tag == _CONTROL:
            named = child.find(f"{{{W}}}sdtPr/{{{W}}}tag")
            tag = named.get(f"{{{W}}}val", "") if named is not None else ""
            kind = tag.partition(":")[0]
            if kind in (PROSE, FIGURE) and tag.count(":") >= 2:
                yield _Control(kind, tag, child)
        yield from _controls(child)


def _line(element: Element, name_of: Callable[[str], str]) -> Line:
    runs: list[Run] = []
    _collect(element, runs, "", name_of)
    while runs and not runs[-1].text.strip("\n"):
        runs.pop()
    return tuple(_joined(runs))


def _collect(element: Element, runs: list[Run], figure: str, name_of: Callable[[str], str]) -> None:
    for child in element:
        if child.tag in _DELETED:
            continue
        if child.tag == _RUN:
            _take(child, runs, figure)
        elif child.tag == _CONTROL:
            named = child.find(f"{{{W}}}sdtPr/{{{W}}}tag")
            tag = named.get(f"{{{W}}}val", "") if named is not None else ""
            inner = name_of(tag) if tag.startswith(f"{FIGURE}:") else figure
            _collect(child, runs, inner, name_of)
        else:
            if child.tag == _PARAGRAPH and runs:
                runs.append(Run("\n"))
            _collect(child, runs, figure, name_of)


def _take(run: Element, runs: list[Run], figure: str) -> None:
    text = "".join(
        (part.text or "") if part.tag == _TEXT else _BREAKS.get(part.tag, "") for part in run
    )
    if text:
        bold, italic = _is_on(run, "b"), _is_on(run, "i")
        runs.append(Run(plain(text), figure, bold, italic))


def _is_on(run: Element, name: str) -> bool:
    mark = run.find(f"{{{W}}}rPr/{{{W}}}{name}")
    return mark is not None and mark.get(f"{{{W}}}val", "1") not in ("0", "false", "off")


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Join neighbours of the same look: Word cuts a run wherever a spelling mark stood."""
    held: Run | None = None
    for run in runs:
        if held and (held.figure, held.bold, held.italic) == (run.figure, run.bold, run.italic):
            held = Run(held.text + run.text, run.figure, run.bold, run.italic)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _plain_text(element: Element) -> str:
    runs: list[Run] = []
    _collect(element, runs, "", lambda tag: "")
    return "".join(run.text for run in runs).strip("\n")
