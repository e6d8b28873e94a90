"""Whose secrets there are: by which right each kind of subject is opened, and how it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from serasi.network.roles import Can

Names = Callable[[list[str]], dict[str, str]]
Words = str | Promise


@dataclass(frozen=True)
class Subjects:
    """A kind of subject: the right that opens it, its words alone and with a number.

    `names` gives the names of those that go by another name in the trail.
    """

    right: Can
    what: Words
    words: Words
    names: Names | None = None


_known: dict[str, Subjects] = {
    "client": Subjects(Can.VICTIMS_OPEN, _("penyintas"), _("Penyintas nomor %s")),
    "party": Subjects(Can.UNSEAL, _("pihak"), _("Pihak nomor %s")),
    "session": Subjects(Can.UNSEAL, _("sesi mediasi"), _("Sesi mediasi nomor %s")),
}
KINDS: dict[str, Words] = {
    "sender": _("pengirim"),
    "contact": _("kontak"),
    "point": _("titik foto"),
    "name": _("nama"),
    "phone": _("telepon"),
    "address": _("alamat"),
    "notes": _("catatan"),
}


def add_subjects(prefix: str, subjects: Subjects) -> None:
    """Let a room name its subjects."""
    _known[prefix] = subjects


def what_of(subject: str) -> str:
    """Return of what a subject is: `report`, `client`, `party`, `session`.

    >>> what_of("report:11111111"), what_of("client:7")
    ('report', 'client')
    """
    return subject.partition(":")[0][:20]


def right_of(subject: str) -> Can | None:
    """Return the right by which a subject is opened; None when nobody named it."""
    known = _known.get(what_of(subject))
    return known.right if known else None


def prefixes_of(right: Can) -> list[str]:
    """Return the kinds of subject that a right opens."""
    return [prefix for prefix, known in _known.items() if known.right == right]


def trail_names(subjects: Iterable[str]) -> dict[str, str]:
    """Return the names of subjects in the trail."""
    asked = list(subjects)
    found = {subject: subject for subject in asked}
    for prefix, known in _known.items():
        mine = [subject for subject in asked if what_of(subject) == prefix]
        if known.names is not None and mine:
            found |= known.names(mine)
    return found


def subject_words(key: str) -> str:
    """Return the words of a subject by its name in the trail: "Penyintas nomor 7"."""
    prefix, _colon, rest = key.partition(":")
    return str(_known[prefix].words) % rest if prefix in _known else key


def what_words(prefix: str) -> str:
    """Return the words of a kind of subject: "penyintas"."""
    return str(_known[prefix].what) if prefix in _known else prefix


def kind_words(kinds: str) -> str:
    """Return the words of kinds of secret: "nama, telepon"."""
    return ", ".join(str(KINDS.get(kind, kind)) for kind in kinds.split(", "))
