"""Characters that none of the faces can show: found by asking Typst, printed as their code.

An archive PDF may hold no character without a shape, and Typst refuses to write one. So such a
character (an emoji in a quoted message) is printed as "[U+1F64F]": it is not lost, and it is not
guessed.
"""

from __future__ import annotations

import json
from functools import lru_cache

import typst

# The faces that Typst brings: a serif of four weights, and two more for what it lacks.
FACES = ("Libertinus Serif", "New Computer Modern", "New Computer Modern Math", "DejaVu Sans Mono")

_PROBE = b"""
#set document(title: "-")
#set text(font: json(bytes(sys.inputs.faces)), lang: "id")
#for letter in json(bytes(sys.inputs.letters)) [#text(letter) ]
"""
# From here on (Chinese, Javanese, emoji) the faces have nothing but what is named below.
_BEYOND = 0x2E80
_FAR = ((0xA717, 0xA7FF), (0xFB00, 0xFEFF), (0xFFFD, 0xFFFD), (0x1D400, 0x1D7FF))


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Return the faces that Typst brings; none of the machine's own."""
    return typst.Fonts(include_system_fonts=False)


def shown(text: str) -> str:
    """Return the text with every character that has no shape written as its code.

    >>> shown("Rukun 🙏")
    'Rukun [U+1F64F]'
    """
    if text.isascii():
        return text
    strange = _without_shape(frozenset(one for one in text if ord(one) > 0x24F))
    if not strange:
        return text
    return "".join(_coded(one) if one in strange else one for one in text)


def _coded(character: str) -> str:
    code = ord(character)
    if 0xFE00 <= code <= 0xFE0F or code == 0x200D:  # they only choose the look of the one before
        return ""
    return f"[U+{code:04X}]"


@lru_cache(maxsize=512)
def _without_shape(letters: frozenset[str]) -> frozenset[str]:
    far = {one for one in letters if ord(one) >= _BEYOND and not _may_have_shape(ord(one))}
    return frozenset(far) | _bisected(tuple(sorted(letters - far)))


def _may_have_shape(code: int) -> bool:
    return any(low <= code <= high for low, high in _FAR)


@lru_cache(maxsize=4096)
def _bisected(letters: tuple[str, ...]) -> frozenset[str]:
    if not letters or _all_shown(letters):
        return frozenset()
    if len(letters) == 1:
        return frozenset(letters)
    half = len(letters) // 2
    return _bisected(letters[:half]) | _bisected(letters[half:])


def _all_shown(letters: tuple[str, ...]) -> bool:
    try:
        typst.compile(
            _PROBE,
            font_paths=fonts(),
            sys_inputs={"letters": json.dumps(letters), "faces": json.dumps(FACES)},
            format="pdf",
            pdf_standards="a-2a",
        )
    except typst.TypstError:
        return False
    return True
