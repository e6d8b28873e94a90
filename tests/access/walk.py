"""Walking the resolver: every address of the house, and the body of any answer as plain text."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

from tests.access.world import WORDS


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: its name with namespaces, its route, its arguments."""

    name: str
    route: str
    arguments: tuple[str, ...]


def _routes(
    patterns: list[URLPattern | URLResolver], route: str, spaces: tuple[str, ...]
) -> Iterator[Address]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _routes(pattern.url_patterns, here, inner)
        else:
            name = ":".join((*spaces, pattern.name or here))
            yield Address(name, here, tuple(re.findall(r"<(?:\w+:)?(\w+)>", here)))


def addresses() -> list[Address]:
    """Return every address that the resolver knows."""
    return list(_routes(get_resolver().url_patterns, "", ()))


def body_of(answer: HttpResponseBase) -> str:
    """Return the body as text: streams are read, workbooks and gzip unpacked."""
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    if raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            raw = b"\n".join(book.read(name) for name in book.namelist())
    return raw.decode("utf-8", errors="replace") + " " + str(dict(answer.items()))


def words_in(text: str) -> frozenset[str]:
    """Return the names of the records whose word stands in a text, whatever surrounds it."""
    bare = re.sub(r"<[^>]*>", "", text).lower()
    return frozenset(n for n, word in WORDS.items() if word in bare or word in text.lower())
