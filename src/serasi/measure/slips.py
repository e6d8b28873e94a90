"""The code on the slip that a respondent keeps: eight signs that name the interview, not them."""

from __future__ import annotations

import re
from uuid import UUID

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's thirty-two: no I, L, O or U, which are misread on paper."""
LENGTH = 8
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


def slip_of(uuid: UUID) -> str:
    """Return the slip code of an interview: the first forty bits of its UUID.

    >>> slip_of(UUID("0123456789abcdef0123456789abcdef"))
    '04HM-ASW9'
    """
    bits = int(uuid.hex[:10], 16)
    signs = "".join(SIGNS[(bits >> (5 * n)) & 31] for n in reversed(range(LENGTH)))
    return f"{signs[:4]}-{signs[4:]}"


def slip_as_written(written: str) -> str:
    """Return a slip code as it is kept, from how somebody wrote or read it; "" when it is none.

    >>> slip_as_written(" o4hm asw9 "), slip_as_written("12")
    ('04HM-ASW9', '')
    """
    signs = re.sub(r"[\s-]", "", written.upper()).translate(_MISREAD)
    if len(signs) != LENGTH or any(sign not in SIGNS for sign in signs):
        return ""
    return f"{signs[:4]}-{signs[4:]}"
