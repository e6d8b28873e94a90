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
    receipt: str, *, state: str, at: datetime, zone: tzinfo, about: str, by: str = ""
) -> str:
    """Return the reply for one report and state: received, verified or acted.

    The words are in Indonesian whatever the language of the screen: they go to the field.
    """
    moment = f"{at.astimezone(zone):%d/%m %H.%M}"
    tail = f" oleh {by}" if by else ""
    return f"{receipt} {STATES[state]} {moment}{tail}. {about.rstrip('. ')}. Terima kasih. {SIGN}"
