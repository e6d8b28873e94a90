"""What lies between the marks of a DOCX: content controls, and bookmarks where those were dropped.

Word keeps the controls. LibreOffice 7 drops their tags when it saves, and keeps of a paragraph's
control the title, of the others the bookmark; of those two the one that holds more is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from serasi.documents.docx.manifest import BOOKMARK, FIGURE, PROSE
from serasi.documents.docx.pieces import W
from serasi.documents.model import Run
from serasi.documents.plain import plain

_BREAKS = {f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n", f"{{{W}}}tab": " ", f"{{{W}}}noBreakHyphen": "-"}
_TEXT, _PARAGRAPH, _RUN, _CONTROL, _START, _END = (
    f"{{{W}}}{name}" for name in ("t", "p", "r", "sdt", "bookmarkStart", "bookmarkEnd")
)
_TITLE = re.compile(r"(?:Teks|Angka) (\d+):")
DELETED = frozenset(f"{{{W}}}{name}" for name in ("del", "moveFrom"))
CHANGED = DELETED | {f"{{{W}}}{name}" for name in ("ins", "moveTo")}


class Found(NamedTuple):
    """A stretch between two marks; `runs` carry in `figure` the tag of the number they stand in."""

    tag: str
    runs: list[Run]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip("\n")


@dataclass
class Marks:
    """All stretches of a file in its order, by controls and by bookmarks."""

    controls: list[Found] = field(default_factory=list)
    titled: list[Found] = field(default_factory=list)
    bookmarks: list[Found] = field(default_factory=list)

    def all_of(self, kind: str) -> list[Found]:
        """Return the stretches of a kind: by control, else the longer by title or bookmark."""
        known = {found.tag for found in self.controls}
        others: dict[str, Found] = {}
        for found in (*self.bookmarks, *self.titled):
            held = others.setdefault(found.tag, found)
            if len(found.text) > len(held.text):
                others[found.tag] = found
        both = [*self.controls, *(found for tag, found in others.items() if tag not in known)]
        return [found for found in both if found.tag.startswith(f"{kind}:")]


def marks_in(body: Element, tags: dict[str, str]) -> Marks:
    """Return the stretches of a file; `tags` gives the tag behind the name of a bookmark."""
    walk = _Walk(tags)
    walk.through(body)
    return walk.marks


class _Walk:
    def __init__(self, tags: dict[str, str]) -> None:
        self.tags = tags
        self.marks = Marks()
        self.open: list[Found] = []
        self.by_id: dict[str, Found] = {}

    def through(self, element: Element) -> None:
        for child in element:
            if child.tag in DELETED:
                continue
            if child.tag == _RUN:
                self._text(child)
            elif child.tag == _CONTROL:
                self._control(child)
            elif child.tag == _START:
                self._start(child)
            elif child.tag == _END:
                self._end(self.by_id.pop(child.get(f"{{{W}}}id", ""), None))
            else:
                if child.tag == _PARAGRAPH:
                    self._new_paragraph()
                self.through(child)

    def _control(self, control: Element) -> None:
        tag, title = _tag_of(control), self._tag_by_title(control)
        found = None
        if tag:
            found = self._begin(tag, self.marks.controls)
        elif title:
            found = self._begin(title, self.marks.titled)
        self.through(control)
        self._end(found)

    def _tag_by_title(self, control: Element) -> str:
        named = control.find(f"{{{W}}}sdtPr/{{{W}}}alias")
        title = named.get(f"{{{W}}}val", "") if named is not None else ""
        number = _TITLE.match(title)
        return self.tags.get(f"{BOOKMARK}{number[1]}", "") if number else ""

    def _start(self, mark: Element) -> None:
        tag = self.tags.get(mark.get(f"{{{W}}}name", ""), "")
        if tag:
            self.by_id[mark.get(f"{{{W}}}id", "")] = self._begin(tag, self.marks.bookmarks)

    def _begin(self, tag: str, kept: list[Found]) -> Found:
        found = Found(tag, [])
        kept.append(found)
        self.open.append(found)
        return found

    def _end(self, found: Found | None) -> None:
        self.open = [one for one in self.open if one is not found]

    def _new_paragraph(self) -> None:
        for found in self.open:
            if found.runs:
                found.runs.append(Run("\n"))

    def _text(self, run: Element) -> None:
        text = "".join(
            (part.text or "") if part.tag == _TEXT else _BREAKS.get(part.tag, "") for part in run
        )
        if not text:
            return
        inner = [one.tag for one in self.open if one.tag.startswith(f"{FIGURE}:")]
        made = Run(plain(text), inner[-1] if inner else "", _is_on(run, "b"), _is_on(run, "i"))
        for found in self.open:
            found.runs.append(made)


def _tag_of(control: Element) -> str:
    named = control.find(f"{{{W}}}sdtPr/{{{W}}}tag")
    tag = named.get(f"{{{W}}}val", "") if named is not None else ""
    return tag if tag.partition(":")[0] in (PROSE, FIGURE) and tag.count(":") >= 2 else ""


def _is_on(run: Element, name: str) -> bool:
    mark = run.find(f"{{{W}}}rPr/{{{W}}}{name}")
    return mark is not None and mark.get(f"{{{W}}}val", "1") not in ("0", "false", "off")


def joined(runs: list[Run]) -> Iterator[Run]:
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


def bookmark_names(tags: list[str]) -> dict[str, str]:
    """Return the tags by the names of their bookmarks."""
    return {f"{BOOKMARK}{tag.split(':', 2)[1]}": tag for tag in tags if tag.count(":") >= 2}
