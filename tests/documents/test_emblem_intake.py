"""An emblem that is uploaded: kept as a plain PNG, or refused by number."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from serasi.documents.emblem_intake import KEPT_PIXELS, MOST_PIXELS, taken_emblem
from serasi.problems import Problem

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {0}>'
    "{1}</svg>"
)
BOX = 'viewBox="0 0 100 100"'


def svg(inside: str, head: str = BOX) -> bytes:
    return SVG.format(head, inside).encode()


def raster(kind: str, size: tuple[int, int] = (300, 400)) -> bytes:
    made = io.BytesIO()
    image = Image.new("RGB", size, "navy")
    exif = image.getexif()
    exif[0x010E] = "Rumah Pak Lurah"
    image.save(made, kind, exif=exif)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_photograph_is_kept_small_and_without_what_the_camera_wrote(kind):
    found = taken_emblem(raster(kind, (1800, 2400)))
    assert opened(found).format == "PNG"
    assert max(opened(found).size) == KEPT_PIXELS
    assert not opened(found).getexif() and b"Lurah" not in found


def test_an_svg_is_drawn_with_nothing_behind_it_and_cut_to_its_form():
    found = opened(taken_emblem(svg('<path d="M30 10h40v60l-20 20-20-20z" fill="#024"/>')))
    assert found.mode == "RGBA"
    wide, high = found.size
    assert 0.45 < wide / high < 0.55
    assert found.getpixel((0, high - 1))[3] == 0


def test_what_drawing_programs_add_is_no_reason_to_refuse():
    inside = (
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>'
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>'
        '<linearGradient id="h" xlink:href="#g"/></defs>'
        '<rect width="50" height="50" style="fill:url(#h)"/><use xlink:href="#g"/>'
    )
    assert taken_emblem(svg(inside)).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect width="9" height="9" onload="alert(1)"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<image href="http://example.org/a.png" width="9" height="9"/>',
        '<image href="data:image/png;base64,AAAA" width="9" height="9"/>',
        '<use xlink:href="http://example.org/a.svg#x"/>',
        '<rect width="9" height="9" style="fill:url(http://example.org/a)"/>',
        "<style>@import url(http://example.org/a.css);</style>",
        '<a href="javascript:alert(1)"><rect width="9" height="9"/></a>',
        '<filter id="f"><feTurbulence/></filter><rect width="9" height="9"/>',
        '<g id="a"><use href="#a"/></g>',
        "".join(
            f'<g id="n{n}">' + f'<use href="#n{n - 1}"/>' * 10 + "</g>" if n else
            '<rect id="n0" width="1" height="1"/>'
            for n in range(9)
        ),
        "".join(f'<g id="d{n}"><use href="#d{n + 1}"/></g>' for n in range(3000)),
    ],
)  # fmt: skip
def test_an_svg_that_runs_fetches_or_multiplies_is_refused(inside):
    with pytest.raises(Problem) as found:
        taken_emblem(svg(inside))
    assert found.value.code == "S1532"


def test_entities_are_refused():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>")
    with pytest.raises(Problem) as found:
        taken_emblem(bomb)
    assert found.value.code == "S1532"


def bomb_png() -> bytes:
    """Return a PNG of a few bytes that says it is 60,000 by 60,000."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "S1530"),
        (b"GIF89a....", "S1530"),
        (b"%PDF-1.7", "S1530"),
        (b"<html><body/></html>", "S1530"),
        (b"\x89PNG\r\n\x1a\nrusak", "S1530"),
        (raster("PNG")[:200], "S1530"),
        (b"\xff\xd8\xff\xe0rusak", "S1530"),
        (svg(""), "S1530"),
        (svg("<rect"), "S1530"),
        (svg("<g/>").decode().encode("utf-16"), "S1530"),
        (bomb_png(), "S1531"),
        (raster("PNG", (MOST_PIXELS + 1, 4)), "S1531"),
        (bytes(1024 * 1024 + 1), "S1531"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused_by_number(data, code):
    with pytest.raises(Problem) as found:
        taken_emblem(data)
    assert found.value.code == code
