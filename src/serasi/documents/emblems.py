"""Pictures that come from outside: known by their first bytes, left out when they are broken."""

from __future__ import annotations

import io
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image, UnidentifiedImageError

_LARGEST_PIXELS = 40_000_000
_SHOWING = ("image", "feImage")


def kind_of(data: bytes) -> str:
    """Return "png", "jpg" or "svg"; "" if it is none of them or cannot be read."""
    if data.startswith(b"\x89PNG") or data.startswith(b"\xff\xd8"):
        return _raster(data)
    try:
        return "svg" if is_svg(data.decode("utf-8")) else ""
    except UnicodeDecodeError:
        return ""


def is_svg(data: str) -> bool:
    """Tell whether it is well-formed SVG without entities that fetches nothing."""
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError):
        return False
    named = isinstance(root.tag, str) and root.tag.rpartition("}")[2] == "svg"
    return named and not any(map(_fetches, root.iter()))


def _fetches(element: Element) -> bool:
    """Tell whether an element shows a picture that lies elsewhere."""
    if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] not in _SHOWING:
        return False
    links = [value for name, value in element.items() if name.rpartition("}")[2] == "href"]
    return any(not link.lstrip().startswith("data:") for link in links)


def _raster(data: bytes) -> str:
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _LARGEST_PIXELS:
                return ""
            image.load()
            return {"PNG": "png", "JPEG": "jpg"}.get(image.format or "", "")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""
