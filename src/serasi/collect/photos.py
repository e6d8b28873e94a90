"""Makes a picture safe: proves that it is one, shrinks it, drops EXIF, keeps its point apart."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
from dataclasses import dataclass
from typing import BinaryIO

from PIL import ExifTags, Image, ImageOps

from serasi.problems import PHOTO_BROKEN, PHOTO_TOO_LARGE, Problem

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 90_000_000
MOST_PIXELS_WHOLE = 25_000_000
"""A JPEG can be read smaller than it is; of other formats every pixel must fit into memory."""
LONGEST_SIDE = 1600
QUALITY = 82
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "MPO", "BMP", "TIFF")
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    EOFError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@dataclass(frozen=True)
class Picture:
    """A picture as others may see it, and the point where it was taken, for the seal."""

    jpeg: bytes
    sha256: str
    point: tuple[float, float] | None


def clean_photo(file: BinaryIO, *, name: str) -> Picture:
    """Return a picture re-drawn as JPEG of at most 1,600 pixels without its EXIF data.

    Raises
    ------
    Problem
        S340 when it is no picture we can read, S341 when it is beyond the limits.
    """
    raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise Problem(PHOTO_TOO_LARGE, name=name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _redrawn(raw, name)
    except _UNREADABLE as error:
        raise Problem(PHOTO_BROKEN, name=name) from error


def _redrawn(raw: bytes, name: str) -> Picture:
    with Image.open(io.BytesIO(raw), formats=FORMATS) as image:
        shrinks = image.format in ("JPEG", "MPO")
        if image.width * image.height > (MOST_PIXELS if shrinks else MOST_PIXELS_WHOLE):
            raise Problem(PHOTO_TOO_LARGE, name=name)
        point = _point(image)
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image.load()
        if image.mode in ("RGB", "RGBA", "L", "LA", "CMYK"):
            image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(image)
        plain = _on_white(upright)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, optimize=True, exif=b"")
    jpeg = out.getvalue()
    return Picture(jpeg, hashlib.sha256(jpeg).hexdigest(), point)


def _on_white(image: Image.Image) -> Image.Image:
    """Return the picture in plain colours, see-through parts on white, nothing else kept."""
    if image.mode in ("RGBA", "LA", "PA", "P"):
        layer = image.convert("RGBA")
        ground = Image.new("RGB", layer.size, "white")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    plain = image.convert("RGB")
    plain.info = {}
    return plain


def _degrees(parts: tuple[float, float, float], ref: str) -> float:
    value = float(parts[0]) + float(parts[1]) / 60 + float(parts[2]) / 3600
    return -value if ref in ("S", "W") else value


def _point(image: Image.Image) -> tuple[float, float] | None:
    """Return latitude and longitude that the camera wrote, when they make sense."""
    gps = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    try:
        lat = _degrees(gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef])
        lng = _degrees(gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef])
    except (KeyError, TypeError, ValueError, IndexError, ZeroDivisionError):
        return None
    inside = abs(lat) <= 90 and abs(lng) <= 180 and (lat or lng)
    return (round(lat, 6), round(lng, 6)) if inside else None
