"""Limits of pictures: what is beyond them is refused before it fills the memory."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ValidationError
from PIL import Image

from serasi.collect import photos
from serasi.collect.forms import MOST_PHOTOS, PhotosField
from serasi.problems import Problem


def _png_that_claims(width: int, height: int) -> bytes:
    """Return a small PNG whose head claims a size; the pixels are not there."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data))
            + kind
            + data
            + struct.pack(">I", zlib.crc32(kind + data) & 0xFFFFFFFF)
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def _jpeg(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(out, "JPEG", quality=30)
    return out.getvalue()


@pytest.mark.parametrize("size", [(6_000, 6_000), (20_000, 9_000)])
def test_a_picture_that_claims_more_pixels_than_fit_is_refused_unread(size):
    with pytest.raises(Problem) as refusal:
        photos.clean_photo(io.BytesIO(_png_that_claims(*size)), name="bom.png")
    assert refusal.value.code in ("S340", "S341")


def test_a_jpeg_larger_than_a_png_may_be_is_read_small():
    picture = photos.clean_photo(io.BytesIO(_jpeg(6_000, 4_500)), name="besar.jpg")
    with Image.open(io.BytesIO(picture.jpeg)) as image:
        assert max(image.size) == photos.LONGEST_SIDE


def test_a_file_beyond_the_bytes_is_refused():
    with pytest.raises(Problem) as refusal:
        photos.clean_photo(io.BytesIO(b"\xff" * (photos.MOST_BYTES + 1)), name="film.jpg")
    assert refusal.value.code == "S341"


def test_more_photos_than_five_are_told_with_a_number():
    files = [SimpleUploadedFile(f"{n}.jpg", b"x", "image/jpeg") for n in range(MOST_PHOTOS + 1)]
    assert len(PhotosField(required=False).clean(files[:-1], None)) == MOST_PHOTOS
    with pytest.raises(ValidationError) as refusal:
        PhotosField(required=False).clean(files, None)
    assert refusal.value.code == "S104"
