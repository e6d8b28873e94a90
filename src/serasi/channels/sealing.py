"""Keeps texts and addresses encrypted at rest: links in them open a call, numbers a person."""

from __future__ import annotations

from serasi.network.sealed.boxes import boxed, unboxed

_USE = "channels"


def sealed(text: str, *, bound: str) -> bytes:
    """Encrypt a text; only the row named by `bound` can give it back."""
    return boxed(text, bound=bound, use=_USE)


def unsealed(box: bytes | memoryview, *, bound: str) -> str | None:
    """Decrypt what `sealed` made for the same row; None when the house's key is another now."""
    return unboxed(bytes(box), bound=bound, use=_USE)
