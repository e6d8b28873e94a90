"""Pictures that come from outside: known by their first bytes, left out when they are broken."""

from __future__ import annotations

import io
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image, UnidentifiedImageError

_LARGEST_PIXELS = 40_000_000


def kind_of(data: bytes) -> str:
    """Return "png", "jpg" or "svg"; "" if it is none of them or cannot be read."""
    if data.startswith(b"\x89PNG") or data.startswith(b"\xff\xd8"):
        return _raster(data)
    return "svg" if is_svg(data) else ""


def is_svg(data: bytes | str) -> bool:
    """Tell whether it is well-formed SVG without entities."""
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError):
        return False
    return isinstance(root.tag, str) and root.tag.rpartition("}")[2] == "svg"


def _raster(data: bytes) -> str:
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _LARGEST_PIXELS:
                return ""
            image.load()
            return {"PNG": "png", "JPEG": "jpg"}.get(image.format or "", "")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""
