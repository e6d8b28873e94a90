"""CAP messages in: untrusted files, read without entities and against the grammar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element as Node  # noqa: S405 - the type only
from xml.etree.ElementTree import ParseError  # noqa: S405 - the exception only

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from serasi.channels.cap import grammar, values
from serasi.channels.cap.checking import Finding, check
from serasi.channels.cap.grammar import Element, Holds
from serasi.channels.cap.shapes import NAMESPACE, Alert, Area, Info, Pair, Resource
from serasi.problems import CAP_BROKEN, CAP_TOO_LARGE, CAP_UNFIT, Problem

LONGEST_FILE = 1024 * 1024
SIGNATURES = "{http://www.w3.org/2000/09/xmldsig#}"
SCHEMA_HINTS = "{http://www.w3.org/2001/XMLSchema-instance}"

GROUPS: dict[Holds, tuple[Callable[..., Any], tuple[Element, ...]]] = {
    Holds.INFO: (Info, grammar.INFO),
    Holds.RESOURCE: (Resource, grammar.RESOURCE),
    Holds.AREA: (Area, grammar.AREA),
    Holds.PAIR: (Pair, grammar.PAIR),
}
VALUES: dict[Holds, Callable[[str], Any]] = {
    Holds.MOMENT: values.moment,
    Holds.LANGUAGE: values.language,
    Holds.INTEGER: values.integer,
    Holds.DECIMAL: values.decimal,
    Holds.NAMES: values.names,
    Holds.REFERENCES: values.references,
    Holds.POLYGON: values.polygon,
    Holds.CIRCLE: values.circle,
}


def read(data: bytes) -> Alert:
    """Read a CAP 1.2 file, or refuse it with what is wrong in one sentence."""
    alert, findings = examine(data)
    if alert is None or findings:
        raise Problem(CAP_UNFIT, why="; ".join(map(str, findings[:3])))
    return alert


def examine(data: bytes) -> tuple[Alert | None, list[Finding]]:
    """Return what a CAP file says, as far as it can be read, and every departure from CAP 1.2."""
    reader = _Reader()
    built = reader.group(_root(data), Alert, grammar.ALERT, "alert")
    if not isinstance(built, Alert):
        return None, reader.findings
    return built, [*reader.findings, *check(built)]


def _root(data: bytes) -> Node:
    if len(data) > LONGEST_FILE:
        raise Problem(CAP_TOO_LARGE, limit=f"{LONGEST_FILE // 1024} KiB")
    try:
        root: Node = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as bomb:
        raise Problem(CAP_BROKEN, why="berkas memuat DTD atau entitas, yang tidak dibuka") from bomb
    except (ParseError, LookupError, ValueError) as broken:
        raise Problem(CAP_BROKEN, why="XML-nya terpotong atau rusak") from broken
    if root.tag == f"{{{NAMESPACE}}}alert":
        return root
    if root.tag.startswith("{urn:oasis:names:tc:emergency:cap:") or "/cap/1." in root.tag:
        raise Problem(CAP_BROKEN, why="versinya bukan CAP 1.2")
    raise Problem(CAP_BROKEN, why="isinya bukan pesan CAP 1.2")


@dataclass
class _Reader:
    """Goes through the tree once and collects what does not fit."""

    findings: list[Finding] = field(default_factory=list)

    def say(self, where: str, what: str) -> None:
        self.findings.append(Finding(where, what))

    def group(
        self, node: Node, build: Callable[..., Any], elements: tuple[Element, ...], where: str
    ) -> Any:
        """Build one group of elements; None when a needed one is missing or cannot be read."""
        self._no_stray(node, where)
        sorted_children = self._children(node, elements, where)
        facts: dict[str, Any] = {}
        whole = True
        for element in elements:
            nodes = sorted_children.get(element.tag, [])
            if element.needed and not nodes:
                self.say(where, f"elemen {element.tag} tidak ada")
                whole = False
            if len(nodes) > 1 and not element.many:
                self.say(where, f"elemen {element.tag} lebih dari satu")
            found = [self.value(one, element) for one in nodes]
            whole = whole and None not in found
            if element.many:
                facts[element.field] = tuple(found)
            elif found:
                facts[element.field] = found[0]
        return build(**facts) if whole else None

    def value(self, node: Node, element: Element) -> Any:
        """Read one element; None when it cannot be read."""
        if element.holds in GROUPS:
            build, elements = GROUPS[element.holds]
            return self.group(node, build, elements, element.tag)
        self._no_attributes(node, element.tag)
        if len(node):
            self.say(element.tag, "memuat elemen lain")
            return None
        text = node.text or ""
        try:
            return VALUES.get(element.holds, str)(text)
        except ValueError as misfit:
            self.say(element.tag, str(misfit))
            return None

    def _children(
        self, node: Node, elements: tuple[Element, ...], where: str
    ) -> dict[str, list[Node]]:
        order = {element.tag: place for place, element in enumerate(elements)}
        found: dict[str, list[Node]] = {}
        last = 0
        for child in node:
            name = child.tag.removeprefix(f"{{{NAMESPACE}}}")
            if where == "alert" and child.tag.startswith(SIGNATURES):
                last = len(order)
                continue
            if name == child.tag or name not in order:
                self.say(where, f"elemen {child.tag.rpartition('}')[2][:40]} tidak dikenal")
                continue
            if order[name] < last:
                self.say(where, f"elemen {name} tidak pada urutannya")
            last = max(last, order[name])
            found.setdefault(name, []).append(child)
        return found

    def _no_stray(self, node: Node, where: str) -> None:
        self._no_attributes(node, where)
        if (node.text or "").strip() or any((child.tail or "").strip() for child in node):
            self.say(where, "memuat teks di luar elemen")

    def _no_attributes(self, node: Node, where: str) -> None:
        strange = [name for name in node.attrib if not name.startswith(SCHEMA_HINTS)]
        if strange:
            self.say(where, f"atribut {strange[0].rpartition('}')[2][:40]} tidak dikenal")
