"""Reads WhatsApp chat exports; pure: knows files and texts, not the house around it."""

from serasi.collect.whatsapp.contents import read_point
from serasi.collect.whatsapp.keys import plain_sender, sender_key, unseen
from serasi.collect.whatsapp.limits import Limits
from serasi.collect.whatsapp.reading import (
    Export,
    ExportStream,
    Message,
    open_media,
    read_export,
    stream_export,
)

__all__ = [
    "Export",
    "ExportStream",
    "Limits",
    "Message",
    "open_media",
    "plain_sender",
    "read_export",
    "read_point",
    "sender_key",
    "stream_export",
    "unseen",
]
