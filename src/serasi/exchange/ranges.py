"""Parts of a finished file over HTTP, so that a broken download goes on (RFC 9110, 13 and 14).

The ETag is strong: the SHA-256 of the file. One range is given as 206; several, or one that cannot
be read, as the whole file, which the standard allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

BLOCK = 1 << 16
_RANGE = re.compile(r"bytes\s*=\s*(\d*)\s*-\s*(\d*)")


@dataclass(frozen=True)
class Part:
    """Bytes from `first` to `last`, both in it."""

    first: int
    last: int


def part_of(asked: str, size: int) -> Part | None:
    """Read a Range header; None where the whole file is to be given.

    Raises
    ------
    ValueError
        when the range lies outside the file (416).

    >>> part_of("bytes=60-", 100), part_of("bytes=-10", 100), part_of("bytes=0-1,5-6", 100)
    (Part(first=60, last=99), Part(first=90, last=99), None)
    """
    found = _RANGE.fullmatch(asked.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        length = int(found[2])
        if not length or not size:
            raise ValueError(asked)
        return Part(max(size - length, 0), size - 1)
    first = int(found[1])
    last = int(found[2]) if found[2] else size - 1
    if last < first and found[2]:
        return None
    if first >= size:
        raise ValueError(asked)
    return Part(first, min(last, size - 1))


def answer_of(
    path: Path, headers: Mapping[str, str], *, sha256: str, kind: str, name: str, body: bool = True
) -> HttpResponseBase:
    """Return the file, the part that is asked for, 304 or 416; `body` is false for HEAD."""
    tag = f'"{sha256}"'
    size = path.stat().st_size
    told = {
        "ETag": tag,
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-transform",
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-SHA256": sha256,
    }
    if _names(headers.get("If-None-Match", ""), tag):
        return HttpResponse(status=304, headers=told)
    asked = headers.get("Range", "")
    if headers.get("If-Range", tag).strip() != tag:
        asked = ""
    try:
        part = part_of(asked, size)
    except ValueError:
        return HttpResponse(status=416, headers=told | {"Content-Range": f"bytes */{size}"})
    status = 200
    if part is not None:
        status = 206
        told["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    else:
        part = Part(0, size - 1)
    told["Content-Length"] = str(part.last - part.first + 1)
    if not body:
        return HttpResponse(status=status, headers=told, content_type=kind)
    blocks = _blocks(path.open("rb"), part)
    return StreamingHttpResponse(blocks, status=status, headers=told, content_type=kind)


def _names(header: str, tag: str) -> bool:
    return any(one.strip() == tag for one in header.split(","))


def _blocks(file: IO[bytes], part: Part) -> Iterator[bytes]:
    with file:
        file.seek(part.first)
        left = part.last - part.first + 1
        while left and (block := file.read(min(BLOCK, left))):
            left -= len(block)
            yield block
