"""One question of the form as a template draws it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from serasi.science.harmony import Question


@dataclass(frozen=True)
class Asked:
    """A question in words, its answers in order, and what was chosen."""

    code: str
    words: object
    options: list[tuple[str, object]]
    chosen: list[str]
    many: bool
    numbers: bool = False


def asked(
    question: Question, texts: Mapping[str, Any], scale: Mapping[int, str], sent: QueryDict
) -> Asked:
    """Return a side question with the words of its answers, the two for no answer last."""
    trust = question.kind == "trust"
    options: list[tuple[str, object]] = [
        (str(n), n if trust else texts[f"{question.code}.{n}"]) for n in question.options
    ]
    options += [
        (str(code), scale[plain]) for code, plain in zip(question.missing, (8, 9), strict=True)
    ]
    return Asked(
        question.code,
        texts[question.code],
        options,
        sent.getlist(question.code),
        many=question.kind == "many",
        numbers=trust,
    )
