"""The list inside the file of what an officer may rewrite and of every number that came from data.

It lies in a custom XML part, which Word keeps when the file is saved; by it `read_back` knows what
was printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.ElementTree import fromstring

NAMESPACE = "urn:serasi:paper:1"
PROSE, FIGURE = "p", "f"
BOOKMARK = "serasi_"


@dataclass(frozen=True)
class Entry:
    """A content control: its tag in the file, the key or figure it stands for, what it held."""

    kind: str
    tag: str
    name: str
    text: str


@dataclass(frozen=True)
class Manifest:
    """identity : which paper this is, as the caller named it."""

    identity: str
    entries: tuple[Entry, ...]


def tag_of(kind: str, number: int, name: str) -> str:
    """Return the tag of a control: kind, number, and the name as far as 64 letters hold."""
    return f"{kind}:{number}:{name}"[:64]


def packed(manifest: Manifest) -> bytes:
    """Return the manifest as XML."""
    root = Element(f"{{{NAMESPACE}}}paper", identity=manifest.identity)
    for entry in manifest.entries:
        SubElement(
            root,
            f"{{{NAMESPACE}}}{entry.kind}",
            {"tag": entry.tag, "name": entry.name, "text": entry.text},
        )
    return bytes(tostring(root, encoding="UTF-8", xml_declaration=True))


def unpacked(data: bytes) -> Manifest | None:
    """Return the manifest, or None if it is not one."""
    root = fromstring(data)
    if root.tag != f"{{{NAMESPACE}}}paper":
        return None
    entries = tuple(
        Entry(
            child.tag.rpartition("}")[2],
            child.get("tag", ""),
            child.get("name", ""),
            child.get("text", ""),
        )
        for child in root
    )
    return Manifest(root.get("identity", ""), entries)
