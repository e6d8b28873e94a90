"""Keeps the English catalogue complete: update, check and compile, without GNU gettext.

Indonesian is the language of the source; English is a translation of it. A sentence that has no
translation fails `./check`.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
LOCALE = PACKAGE / "locale"
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
"""The catalogue carries no time of its own, so that the same sentences give the same file."""
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def _sources() -> Iterator[tuple[Path, str]]:
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_text(encoding="utf-8")
    for path in sorted(PACKAGE.rglob("templates/**/*.*")):
        if path.suffix in {".html", ".txt", ".js"}:
            text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            yield path, re.sub(r"^\s+", "", text, flags=re.MULTILINE)


def extracted() -> Catalog:
    """Return every sentence of code and templates."""
    catalog = Catalog()
    for path, text in _sources():
        source = io.BytesIO(text.encode("utf-8"))
        where = path.relative_to(PACKAGE).as_posix()
        for _line, message, _comments, context in extract("python", source, KEYWORDS):
            if not message or message == ("", ""):
                continue
            catalog.add(message, locations=[(where, 0)], context=context)
    return catalog


def _po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def _read(language: str) -> Catalog:
    path = _po(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as source:
        return read_po(source, locale=language)


def update(language: str = "en") -> int:
    """Bring the catalogue in line with the source; return how many sentences are untranslated."""
    fresh, old = extracted(), _read(language)
    merged = Catalog(locale=language, project="Serasi", charset="utf-8")
    for message in fresh:
        if not message.id:
            continue
        known = old.get(message.id, message.context)
        string = known.string if known else None
        merged.add(
            message.id,
            string,
            context=message.context,
            flags=message.flags,
        )
    merged.revision_date = merged.creation_date = FIXED
    path = _po(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        write_po(out, merged, sort_output=True, no_location=True, width=100)
    return len(missing(language))


def missing(language: str = "en") -> list[str]:
    """Return the sentences of the source without a translation."""
    fresh, known = extracted(), _read(language)
    lacking = []
    for message in fresh:
        if not message.id:
            continue
        there = known.get(message.id, message.context)
        strings = there.string if there else None
        done = all(strings) if isinstance(strings, tuple) else bool(strings)
        if not done or (there is not None and there.fuzzy):
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


def compile_all() -> None:
    """Write the .mo files that are older than their .po."""
    for po in LOCALE.glob("*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as source, mo.open("wb") as out:
            write_mo(out, read_po(source))


def main(arguments: list[str]) -> int:
    """Run `update`, `check` or `compile`."""
    command = arguments[0] if arguments else ""
    say = sys.stdout.write
    if command == "compile":
        compile_all()
        return 0
    if command == "update":
        say(f"{update()} sentences without an English translation\n")
        return 0
    if command == "check":
        lacking = missing()
        for text in lacking:
            say(f"no English translation: {text!r}\n")
        say(f"translations: {len(lacking)} missing\n")
        return 1 if lacking else 0
    say("usage: python -m serasi.ops.translations update|check|compile\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
