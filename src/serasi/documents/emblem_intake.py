"""An emblem that somebody uploads: looked through, then kept as a small PNG of our own making.

What was sent is never shown or kept: pictures are drawn anew, which also drops what a camera or a
drawing program wrote into them.
"""

from __future__ import annotations

import io
import re
from xml.etree.ElementTree import Element, ParseError

import typst
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image, UnidentifiedImageError

from serasi.problems import EMBLEM_KIND, EMBLEM_LARGE, EMBLEM_UNSAFE, Problem

MEGABYTES = 1
MOST_PIXELS = 4000
KEPT_PIXELS = 900
MOST_DRAWN, DEEPEST = 20_000, 40
_SVG = "{http://www.w3.org/2000/svg}"
_KNOWN = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "defs",
        "use",
        "symbol",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "title",
        "desc",
        "metadata",
        "style",
        "text",
        "tspan",
    ]
)
_REACHES_OUT = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|javascript:|expression\(", re.I)


def taken_emblem(data: bytes) -> bytes:
    """Return an uploaded emblem as PNG, or refuse it: kind, size, or what an SVG carries."""
    if len(data) > MEGABYTES * 1024 * 1024:
        raise _large()
    if data.startswith(b"\x89PNG") or data.startswith(b"\xff\xd8"):
        return _raster(data)
    return _drawn(data)


def _large() -> Problem:
    return Problem(EMBLEM_LARGE, megabytes=MEGABYTES, pixels=MOST_PIXELS)


def _raster(data: bytes) -> bytes:
    """Return a photograph or drawing made smaller; a bomb is refused by what its head says."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            if max(image.size) > MOST_PIXELS:
                raise _large()
            image.load()
            clear = "A" in image.getbands() or "transparency" in image.info
            plain = image.convert("RGBA" if clear else "RGB")
    except Image.DecompressionBombError as bomb:
        raise _large() from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        raise Problem(EMBLEM_KIND) from broken
    plain.thumbnail((KEPT_PIXELS, KEPT_PIXELS))
    plain.info.clear()
    made = io.BytesIO()
    plain.save(made, "PNG", optimize=True)
    return made.getvalue()


def _drawn(data: bytes) -> bytes:
    """Return an SVG drawn as PNG, once nothing in it runs, fetches or multiplies."""
    try:
        text = data.decode("utf-8-sig")
        root = fromstring(text)
    except DefusedXmlException as bomb:
        raise Problem(EMBLEM_UNSAFE, what="entitas XML") from bomb
    except (UnicodeDecodeError, ParseError, ValueError) as broken:
        raise Problem(EMBLEM_KIND) from broken
    if root.tag not in (f"{_SVG}svg", "svg"):
        raise Problem(EMBLEM_KIND)
    for element in root.iter():
        if found := _unsafe(element):
            raise Problem(EMBLEM_UNSAFE, what=found)
    if _size(root, _named(root)) > MOST_DRAWN:
        raise Problem(EMBLEM_UNSAFE, what="terlalu banyak salinan bentuk")
    return _painted(text)


def _unsafe(element: Element) -> str:
    """Return what of an element is not taken in, "" of a plain one."""
    if not isinstance(element.tag, str):
        return ""
    space, _brace, name = element.tag.rpartition("}")
    if space in ("", _SVG[:-1]) and name not in _KNOWN or space.endswith("xhtml"):
        return f"<{name[:30]}>"
    for key, value in element.items():
        bare = key.rpartition("}")[2].lower()
        if bare.startswith("on"):
            return bare[:30]
        if bare in ("href", "src") and not value.strip().startswith("#"):
            return "tautan ke luar"
        if _REACHES_OUT.search(value):
            return "alamat luar"
    return "alamat luar" if name == "style" and _REACHES_OUT.search(element.text or "") else ""


def _named(root: Element) -> dict[str, Element]:
    return {name: one for one in root.iter() if (name := one.get("id"))}


def _size(
    element: Element, named: dict[str, Element], seen: tuple[str, ...] = (),
    known: dict[str, int] | None = None,
) -> int:  # fmt: skip
    """Count what is drawn of an element with all its copies; one that holds itself is endless."""
    known = {} if known is None else known
    count = 1
    for one in element.iter():
        if not isinstance(one.tag, str) or one.tag.rpartition("}")[2] != "use":
            count += 1
            continue
        links = [value for key, value in one.items() if key.rpartition("}")[2] == "href"]
        name = links[0].strip()[1:] if links else ""
        if name in seen or len(seen) > DEEPEST:
            return MOST_DRAWN + 1
        if name in named:
            if name not in known:
                known[name] = _size(named[name], named, (*seen, name), known)
            count += known[name]
        if count > MOST_DRAWN:
            return count
    return count


def _painted(svg: str) -> bytes:
    try:
        made = typst.compile(
            b"#set page(width: 6cm, height: 6cm, margin: 0pt, fill: none)\n"
            b'#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%,'
            b' fit: "contain")',
            ignore_system_fonts=True,
            sys_inputs={"svg": svg},
            format="png",
            ppi=KEPT_PIXELS / (6 / 2.54),
        )
    except typst.TypstError as broken:
        raise Problem(EMBLEM_KIND) from broken
    picture = made[0] if isinstance(made, list) else made
    with Image.open(io.BytesIO(bytes(picture))) as image:
        box = image.getbbox()
        if box is None:
            raise Problem(EMBLEM_KIND)
        cut = io.BytesIO()
        image.crop(box).save(cut, "PNG", optimize=True)
    return cut.getvalue()
