"""CAP messages out."""

from __future__ import annotations

import xml.etree.ElementTree as ET  # noqa: S405 - builds XML, reads none
from collections.abc import Callable
from typing import Any

from serasi.channels.cap import grammar, values
from serasi.channels.cap.checking import check
from serasi.channels.cap.grammar import Element, Holds
from serasi.channels.cap.shapes import NAMESPACE, Alert
from serasi.problems import CAP_UNFIT, Problem

GROUPS = {
    Holds.INFO: grammar.INFO,
    Holds.RESOURCE: grammar.RESOURCE,
    Holds.AREA: grammar.AREA,
    Holds.PAIR: grammar.PAIR,
}
TEXTS: dict[Holds, Callable[[Any], str]] = {
    Holds.MOMENT: values.moment_text,
    Holds.NAMES: values.names_text,
    Holds.REFERENCES: values.references_text,
    Holds.POLYGON: values.ring_text,
    Holds.CIRCLE: values.circle_text,
    Holds.DECIMAL: "{:f}".format,
}


def write(alert: Alert) -> bytes:
    """Return a message as a CAP 1.2 file in UTF-8, or refuse one that CAP does not allow."""
    findings = check(alert)
    if findings:
        raise Problem(CAP_UNFIT, why="; ".join(map(str, findings[:3])))
    root = ET.Element(_tag("alert"))
    _fill(root, alert, grammar.ALERT)
    ET.indent(root)
    made: bytes = ET.tostring(
        root, encoding="utf-8", xml_declaration=True, default_namespace=NAMESPACE
    )
    return made + b"\n"


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _fill(parent: ET.Element, part: object, group: tuple[Element, ...]) -> None:
    for element in group:
        value = getattr(part, element.field)
        if value is None or value == ():
            continue
        for one in value if element.many else (value,):
            child = ET.SubElement(parent, _tag(element.tag))
            if element.holds in GROUPS:
                _fill(child, one, GROUPS[element.holds])
            else:
                child.text = TEXTS.get(element.holds, str)(one)
