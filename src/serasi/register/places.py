"""The area that an officer wrote in a form: a code, or a name that means one place."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from serasi.problems import Problem
from serasi.regions import queries as regions

_CODE = re.compile(r"^\d\d(?:\.\d\d){0,2}(?:\.\d{4})?\b")


class UnclearPlaceError(ValueError):
    """What was written means no area, or several; its text says what to do."""


def area_code(words: str, *, prefer: tuple[str, ...]) -> str:
    """Return the code of the area that was written; the writer's own areas come first.

    Raises
    ------
    UnclearPlaceError
        with a sentence of what to write instead.
    """
    code = _CODE.match(words.strip())
    if code:
        try:
            return regions.resolve_code(code[0]).area.code
        except Problem as problem:
            raise UnclearPlaceError(problem.sentence) from problem
    hits = regions.search_areas(words, prefer=prefer, limit=6)
    exact = [hit for hit in hits if hit.score >= 100]
    mine = [hit for hit in exact if any(hit.code.startswith(own) for own in prefer)]
    for found in (mine, exact):
        if len(found) == 1:
            return found[0].code
    if not hits:
        raise UnclearPlaceError(_("Tidak ada wilayah bernama “%(words)s”.") % {"words": words})
    choices = "; ".join(f"{hit.code} {hit.path}" for hit in (mine or exact or hits)[:4])
    raise UnclearPlaceError(
        _("Nama ini belum jelas. Tulis salah satu kode: %(choices)s") % {"choices": choices}
    )
