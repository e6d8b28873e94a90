"""Opens an export: a text file, or a zip behind its walls; nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from serasi.collect.assumptions import Assumption
from serasi.collect.whatsapp.limits import MIB, Limits, in_words
from serasi.problems import (
    EXPORT_EMPTY,
    EXPORT_TOO_LARGE,
    MEDIA_MISSING,
    MEDIA_TOO_LARGE,
    ZIP_BROKEN,
    ZIP_LOCKED,
    ZIP_TOO_MUCH,
    ZIP_UNSAFE_NAME,
    ZIP_WITHOUT_CHAT,
    Problem,
)

Origin = str | PathLike[str] | bytes

_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ARCHIVE_NAME = re.compile(r"\.(?:zip|rar|7z|gz|bz2|xz|tar|tgz|jar|apk)$", re.IGNORECASE)
_CHAT_NAME = re.compile(r"(?:^|/)(?:_chat|[^/]*whatsapp[^/]*)\.txt$", re.IGNORECASE)
_CHAT_TITLE = re.compile(
    r"^(?:chat whatsapp dengan|whatsapp chat with|whatsapp chat -|obrolan whatsapp dengan)\s+(.+?)"
    r"(?:\s*\(\d+\))?\.(?:txt|zip)$",
    re.IGNORECASE,
)
_UNSAFE_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\x00-\x1f]")
_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BROKEN_BODY = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
_BROKEN_DIRECTORY = (*_BROKEN_BODY, ValueError, OSError)
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Source:
    """An export found readable: where its text is and which media files come with it."""

    origin: Origin
    member: str | None
    media_files: tuple[str, ...]
    chat_name: str | None
    assumptions: tuple[Assumption, ...]


def locate(origin: Origin, *, limits: Limits, chat_file: str | None = None) -> Source:
    """Find the chat text in a file, refusing archives that are broken or beyond the limits."""
    with _opened(origin) as file:
        magic = file.read(4)
        if not magic:
            raise Problem(EXPORT_EMPTY)
        if magic in _ZIP_MAGIC:
            return _locate_in_zip(origin, file, limits=limits, chat_file=chat_file)
        size = file.seek(0, io.SEEK_END)
    if size > limits.text_bytes:
        raise Problem(EXPORT_TOO_LARGE, limit=in_words(limits.text_bytes))
    return Source(origin, None, (), _title(_file_name(origin)), ())


@contextmanager
def opened_text(source: Source, *, limits: Limits) -> Iterator[BinaryIO]:
    """Open the bytes of the chat for reading from the start."""
    with _opened(source.origin) as file:
        if source.member is None:
            yield file
            return
        try:
            with zipfile.ZipFile(file) as archive, archive.open(source.member) as member:
                yield io.BufferedReader(member, MIB)  # type: ignore[type-var]
        except _BROKEN_BODY as error:
            raise Problem(ZIP_BROKEN) from error


def open_media(source: Source, name: str, *, limits: Limits) -> BinaryIO:
    """Return one attached file of the export, held in memory."""
    wanted = same_name(name)
    if source.member is None:
        raise Problem(MEDIA_MISSING, name=name)
    with _opened(source.origin) as file:
        try:
            with zipfile.ZipFile(file) as archive:
                for entry in archive.infolist():
                    if same_name(_base(entry.filename)) == wanted and not entry.is_dir():
                        return _read_media(archive, entry, limits=limits)
        except _BROKEN_BODY as error:
            raise Problem(ZIP_BROKEN) from error
    raise Problem(MEDIA_MISSING, name=name)


def same_name(name: str) -> str:
    """Fold a file name so that the chat's spelling meets the archive's."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", name)).strip().casefold()


def _read_media(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, limits: Limits) -> BinaryIO:
    if entry.file_size > limits.media_bytes:
        raise Problem(
            MEDIA_TOO_LARGE, name=_base(entry.filename), limit=in_words(limits.media_bytes)
        )
    with archive.open(entry) as member:
        return io.BytesIO(member.read(limits.media_bytes))


@contextmanager
def _opened(origin: Origin) -> Iterator[BinaryIO]:
    if isinstance(origin, bytes):
        yield io.BytesIO(origin)
        return
    with Path(origin).open("rb") as file:
        yield file


def _locate_in_zip(
    origin: Origin, file: BinaryIO, *, limits: Limits, chat_file: str | None
) -> Source:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except _BROKEN_DIRECTORY as error:
        raise Problem(ZIP_BROKEN) from error
    _refuse_unsafe(entries, limits=limits)
    kept = [
        entry
        for entry in entries
        if not entry.is_dir()
        and not entry.filename.startswith("__MACOSX/")
        and not _base(entry.filename).startswith(".")
    ]
    chat, assumed = _choose_chat(kept, chat_file=chat_file)
    if chat.file_size > limits.text_bytes:
        raise Problem(EXPORT_TOO_LARGE, limit=in_words(limits.text_bytes))
    if chat.file_size == 0:
        raise Problem(EXPORT_EMPTY)
    inner = [entry for entry in kept if _ARCHIVE_NAME.search(entry.filename)]
    if inner:
        assumed.append(
            Assumption(
                "inner_archives",
                _file_name(origin),
                f"{len(inner)} arsip di dalam zip tidak dibuka.",
                "dilewati",
            )
        )
    media = tuple(
        _base(entry.filename) for entry in kept if entry is not chat and entry not in inner
    )
    title = _title(_base(chat.filename)) or _title(_file_name(origin))
    return Source(origin, chat.filename, media, title, tuple(assumed))


def _refuse_unsafe(entries: list[zipfile.ZipInfo], *, limits: Limits) -> None:
    if len(entries) > limits.zip_entries:
        raise Problem(ZIP_TOO_MUCH, what=f"lebih dari {limits.zip_entries} berkas")
    if sum(entry.file_size for entry in entries) > limits.zip_bytes:
        raise Problem(ZIP_TOO_MUCH, what=f"lebih dari {in_words(limits.zip_bytes)} bila dibuka")
    for entry in entries:
        link = stat.S_ISLNK(entry.external_attr >> 16)
        if link or _UNSAFE_NAME.search(entry.orig_filename):
            raise Problem(ZIP_UNSAFE_NAME, name=ascii(entry.orig_filename[:80]))
        if entry.flag_bits & 1:
            raise Problem(ZIP_LOCKED)
        if entry.compress_type not in _COMPRESSIONS:
            raise Problem(ZIP_TOO_MUCH, what="cara mampat yang tidak dipakai WhatsApp")
        large = entry.file_size > limits.zip_ratio_from_bytes
        if large and entry.file_size > limits.zip_ratio * max(entry.compress_size, 1):
            raise Problem(ZIP_TOO_MUCH, what="termampat jauh melebihi teks biasa")


def _choose_chat(
    entries: list[zipfile.ZipInfo], *, chat_file: str | None
) -> tuple[zipfile.ZipInfo, list[Assumption]]:
    texts = [entry for entry in entries if entry.filename.lower().endswith(".txt")]
    named = [entry for entry in texts if entry.filename == chat_file]
    likely = [entry for entry in texts if _CHAT_NAME.search(entry.filename)]
    ranked = named or likely or texts
    if not ranked:
        raise Problem(ZIP_WITHOUT_CHAT)
    chat = max(ranked, key=lambda entry: entry.file_size)
    if len(texts) == 1:
        return chat, []
    others = tuple(entry.filename for entry in texts if entry is not chat)
    return chat, [
        Assumption(
            "chat_file",
            chat.filename,
            "Zip ini memuat beberapa berkas .txt; satu dibaca sebagai chat.",
            chat.filename,
            others[:20],
        )
    ]


def _base(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _file_name(origin: Origin) -> str:
    return "" if isinstance(origin, bytes) else Path(origin).name


def _title(name: str) -> str | None:
    match = _CHAT_TITLE.match(_INVISIBLE.sub("", name))
    return match[1].strip() if match else None
