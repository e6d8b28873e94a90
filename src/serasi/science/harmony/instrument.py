"""The INSERASI instrument as versioned data: a version never changes, a wave names its version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType, ModuleType

from serasi.science.harmony import structure
from serasi.science.harmony.flaws import Refused
from serasi.science.harmony.structure import Item, Question
from serasi.science.harmony.wording import v1_id, v1_jv, v1_mad

UNTESTED = "Terjemahan ini belum diuji penutur asli; jangan dipakai mengambil data sebelum diuji."


@dataclass(frozen=True)
class Language:
    """All sentences of a version in one language.

    code : id, jv (Javanese), mad (Madurese); the last two as in ISO 639
    tested : whether speakers have checked the translation, which `note` says in words; the
        Indonesian is the source wording, its cognitive interviews and pilot come before a wave
    texts : code of an item or question → sentence; answers as "E1.3"; also A1 to A10
    """

    code: str
    name: str
    tested: bool
    reading: str
    consent: str
    ldp: str
    scale: Mapping[int, str]
    texts: Mapping[str, str]

    @property
    def note(self) -> str:
        """What must be shown beside a translation, empty for one that was tested."""
        return "" if self.tested else f"Belum diuji. {UNTESTED}"


@dataclass(frozen=True)
class Instrument:
    """One version: its frame and its wording in every language."""

    version: str
    items: tuple[Item, ...]
    residual: tuple[Item, ...]
    questions: tuple[Question, ...]
    languages: Mapping[str, Language]

    @property
    def codes(self) -> tuple[str, ...]:
        """The 30 item codes in the order of the questionnaire."""
        return tuple(item.code for item in self.items)

    @property
    def pulse(self) -> tuple[Item, ...]:
        """The ten items of the short survey between waves."""
        return tuple(item for item in self.items if item.pulse)

    @property
    def attitude_names(self) -> Mapping[str, str]:
        """A1 to A10 → Indonesian name."""
        texts = self.languages["id"].texts
        return {code: texts[code] for code in structure.ATTITUDES}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of everything in this version; stored with a wave, it proves what was asked."""
        told = {
            "items": [[i.code, i.sila, i.reverse, i.kind, i.pulse] for i in self.items],
            "residual": [[i.code, i.attitude, i.reverse, i.kind] for i in self.residual],
            "questions": [[q.code, q.kind, q.options, q.asks_after] for q in self.questions],
            "languages": {
                code: [one.tested, one.reading, one.consent, one.ldp]
                + [{str(key): text for key, text in one.scale.items()}, dict(one.texts)]
                for code, one in self.languages.items()
            },
        }
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def _language(code: str, name: str, tested: bool, words: ModuleType) -> Language:
    texts = {
        **words.ATTITUDES,
        **words.ITEMS,
        **words.RESIDUAL,
        **words.QUESTIONS,
        **words.OPTIONS,
    }
    return Language(
        code, name, tested, words.READING, words.CONSENT, words.LDP_SENTENCE,
        MappingProxyType(words.SCALE), MappingProxyType(texts),
    )  # fmt: skip


INSERASI_1 = Instrument(
    "inserasi-1",
    structure.ITEMS,
    structure.RESIDUAL,
    structure.QUESTIONS,
    MappingProxyType(
        {
            "id": _language("id", "Bahasa Indonesia", True, v1_id),
            "jv": _language("jv", "Basa Jawa", False, v1_jv),
            "mad": _language("mad", "Bhâsa Madhurâ", False, v1_mad),
        }
    ),
)
VERSIONS: Mapping[str, Instrument] = MappingProxyType({INSERASI_1.version: INSERASI_1})
NEWEST = INSERASI_1


def instrument(version: str) -> Instrument:
    """Return the instrument of a version.

    Raises
    ------
    Refused : S1319 a version that is not known

    Examples
    --------
    >>> instrument("inserasi-1").languages["mad"].tested
    False
    >>> [item.code for item in instrument("inserasi-1").pulse][:3]
    ['A1a', 'A2a', 'A3a']
    """
    if version not in VERSIONS:
        raise Refused("S1319", version, column=", ".join(VERSIONS))
    return VERSIONS[version]


def check_structure(one: Instrument) -> tuple[str, ...]:
    """Return what is wrong with the frame or wording of an instrument; nothing is right.

    Thirty items, three for each attitude, six for each sila, ten reversed: one for each attitude
    and two for each sila; ten pulse items, one for each attitude; every language says everything.
    """
    wrong = []
    for name, members, size, reverse in (
        ("attitude", structure.ATTITUDES, 3, 1),
        ("sila", structure.SILA, 6, 2),
    ):
        for code in members:
            mine = [item for item in one.items if getattr(item, name) == code]
            if len(mine) != size or sum(item.reverse for item in mine) != reverse:
                wrong.append(f"{code}: {len(mine)} butir, {sum(i.reverse for i in mine)} terbalik")
    if len(set(one.codes)) != 30:
        wrong.append(f"{len(set(one.codes))} butir berbeda, bukan 30")
    if [item.attitude for item in one.pulse] != list(structure.ATTITUDES):
        wrong.append("butir denyut bukan satu untuk tiap sikap")
    spoken = set(one.codes) | set(structure.ATTITUDES) | {item.code for item in one.residual}
    for question in one.questions:
        spoken.add(question.code)
        if question.kind != "trust":
            spoken |= {f"{question.code}.{option}" for option in question.options}
    for language in one.languages.values():
        if set(language.texts) != spoken or set(language.scale) != {1, 2, 3, 4, 5, 8, 9}:
            odd = ", ".join(sorted(set(language.texts) ^ spoken))
            wrong.append(f"bahasa {language.code}: {odd or 'skala jawaban'}")
    return tuple(wrong)
