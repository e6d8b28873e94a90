"""Receipt numbers that are easy to say aloud and that show a slip of the finger.

`LP-0412-6` is the 412th report with a check digit by the quasigroup of H. M. Damm (2004), which
notices every wrong digit and every swap of two neighbours. Digits only: no letter can be misread.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re

_QUASIGROUP = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
_SHORTEST, _LONGEST = 4, 9
_DASH = r"[-\u2010-\u2015\u2212]"
_IN_TEXT = re.compile(
    rf"(?<![A-Z0-9])LP\s?{_DASH}\s?(\d{{{_SHORTEST},{_LONGEST}}})\s?{_DASH}\s?(\d)"
    rf"(?![A-Z0-9/]|{_DASH}[A-Z0-9])",
    re.IGNORECASE | re.ASCII,
)
_TYPED = re.compile(rf"LP(\d{{{_SHORTEST + 1},{_LONGEST + 1}}})", re.ASCII)
_LOOKALIKE = str.maketrans({"O": "0", "Q": "0", "I": "1", "L": "1", "B": "8", "S": "5", "Z": "2"})


def _check_digit(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = _QUASIGROUP[interim][int(digit)]
    return interim


def receipt_number(sequence: int) -> str:
    """Return the receipt of the report with this running number.

    >>> receipt_number(412)
    'LP-0412-6'
    """
    if not 0 < sequence < 10**_LONGEST:
        raise ValueError(f"receipt sequence {sequence} is outside 1…{10**_LONGEST - 1}")
    digits = f"{sequence:0{_SHORTEST}d}"
    return f"LP-{digits}-{_check_digit(digits)}"


def receipts(text: str) -> tuple[str, ...]:
    """Return our receipt numbers in a message, in order, each once.

    Numbers of police reports (`LP/B/…`, `LP-12/III/…`) and mistyped numbers are left out.

    >>> receipts("Diterima, no. lp - 0412 - 6. Bukan LP-0412-3 atau LP/B/77/III/2025.")
    ('LP-0412-6',)
    """
    found = (
        f"LP-{match[1]}-{match[2]}"
        for match in _IN_TEXT.finditer(text)
        if _check_digit(match[1] + match[2]) == 0
    )
    return tuple(dict.fromkeys(found))


def ticket_code(receipt: str, *, key: str) -> str:
    """Return the eight letters that go with a citizen's receipt: 40 bits, kept nowhere.

    Receipts are numbered in order; without these letters nobody learns from a number whether
    and when somebody reported.
    """
    digest = hmac.new(key.encode(), f"ticket:{receipt}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest)[:8].decode()


def typed_receipt(typed: str) -> str | None:
    """Return the receipt a person meant by what was typed, or None when the check digit says no.

    >>> typed_receipt("lp 0412 6"), typed_receipt("LP-O412-6"), typed_receipt("LP-0421-6")
    ('LP-0412-6', 'LP-0412-6', None)
    """
    letters = re.sub(rf"(?:\s|{_DASH}|[./:])+", "", typed).upper()
    match = _TYPED.fullmatch("LP" + letters.removeprefix("LP").translate(_LOOKALIKE))
    if match is None or _check_digit(match[1]) != 0:
        return None
    return f"LP-{match[1][:-1]}-{match[1][-1]}"


def valid_receipt(text: str) -> bool:
    """Tell whether the text is exactly one of our receipt numbers.

    >>> valid_receipt("LP-0412-6"), valid_receipt("LP-0413-6")
    (True, False)
    """
    return receipts(text) == (text,)
