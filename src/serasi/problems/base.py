"""What a numbered refusal is, and the catalogue they are entered in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One numbered problem; `sentence` is a `str.format` template in Indonesian."""

    code: str
    status: int
    sentence: str


class Problem(Exception):  # noqa: N818 - the word of the field and of the screen
    """A refusal that a user can understand and mend."""

    def __init__(self, kind: Kind, **details: object) -> None:
        self.kind = kind
        self.details = details
        super().__init__(str(self))

    @property
    def code(self) -> str:
        return self.kind.code

    @property
    def status(self) -> int:
        return self.kind.status

    @property
    def sentence(self) -> str:
        return self.kind.sentence.format(**self.details)

    def __str__(self) -> str:
        return f"{self.sentence} ({self.code})"


_catalogue: dict[str, Kind] = {}


def kind(code: str, status: int, sentence: str) -> Kind:
    """Enter a problem into the catalogue; a number is given once."""
    if code in _catalogue:
        raise ValueError(f"problem code {code} is used twice")
    made = Kind(code, status, sentence)
    _catalogue[code] = made
    return made


def catalogue() -> tuple[Kind, ...]:
    """All problems in the order of their numbers."""
    return tuple(sorted(_catalogue.values(), key=lambda one: int(one.code[1:])))
