"""Words to be pasted back into the chat, with a receipt number that the importer knows again."""

from __future__ import annotations

from datetime import datetime, tzinfo

SIGN = "(Serasi)"
STATES = {
    "received": "diterima",
    "verified": "diverifikasi",
    "acted": "ditindaklanjuti",
}


def reply_text(
    receipt: str,
    *,
    received_at: datetime,
    state: str,
    at: datetime,
    zone: tzinfo,
    about: str,
    by: str = "",
) -> str:
    """Return the reply for one report and state: received, verified or acted.

    The words are in Indonesian whatever the language of the screen: they go to the field.
    """
    came = f"{receipt} diterima {received_at.astimezone(zone):%d/%m %H.%M}"
    tail = f" oleh {by}" if by else ""
    news = ""
    if at > received_at:
        word = "" if state == "received" else f"{STATES[state]} "
        news = f" Kabar {at.astimezone(zone):%d/%m %H.%M}: {word}{tail}".rstrip(": ") + "."
    return f"{came}.{news} {about.rstrip('. ')}. Terima kasih. {SIGN}"
