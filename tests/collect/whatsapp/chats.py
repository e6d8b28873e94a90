"""Builders of chat exports as the phones of the network write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

LRM = "\u200e"
NNBSP = "\u202f"


@dataclass(frozen=True)
class Said:
    """One message to be written into an export; no sender means a notice."""

    at: datetime
    sender: str | None
    text: str


def at(day: int, clock: str, *, month: int = 3, year: int = 2025) -> datetime:
    hour, minute, second = (int(part) for part in (clock + ".00").split(".")[:3])
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - wall time


def _who(said: Said) -> str:
    return f"{said.sender}: {said.text}" if said.sender is not None else said.text


def android_id(said: Said) -> str:
    return f"{said.at:%d/%m/%y %H.%M} - {_who(said)}"


def android_id_4(said: Said) -> str:
    return f"{said.at:%d/%m/%Y %H.%M} - {_who(said)}"


def android_dots(said: Said) -> str:
    return f"{said.at:%d.%m.%y, %H:%M} - {_who(said)}"


def android_us(said: Said) -> str:
    clock = f"{(said.at.hour - 1) % 12 + 1}:{said.at:%M}{NNBSP}{said.at:%p}"
    return f"{said.at.month}/{said.at.day}/{said.at:%y}, {clock} - {_who(said)}"


def android_gb(said: Said) -> str:
    clock = f"{(said.at.hour - 1) % 12 + 1}:{said.at:%M} {f'{said.at:%p}'.lower()}"
    return f"{said.at:%d/%m/%Y}, {clock} - {_who(said)}"


def android_iso(said: Said) -> str:
    return f"{said.at:%Y-%m-%d %H:%M} - {_who(said)}"


def ios_id(said: Said) -> str:
    group = said.sender or f"Siaga Jember: {LRM}".removesuffix(f": {LRM}")
    text = said.text if said.sender is not None else LRM + said.text
    return f"[{said.at:%d/%m/%y %H.%M.%S}] {group}: {text}"


def ios_us(said: Said) -> str:
    group = said.sender or "Siaga Jember"
    text = said.text if said.sender is not None else LRM + said.text
    clock = f"{(said.at.hour - 1) % 12 + 1}:{said.at:%M:%S}{NNBSP}{said.at:%p}"
    return f"[{said.at.month}/{said.at.day}/{said.at:%y}, {clock}] {group}: {text}"


def web_copy(said: Said) -> str:
    return f"[{said.at:%H.%M}, {said.at.day}/{said.at.month}/{said.at:%Y}] {_who(said)}"


Style = Callable[[Said], str]
STYLES: dict[str, tuple[Style, str]] = {
    "android_id": (android_id, "dmy"),
    "android_id_4": (android_id_4, "dmy"),
    "android_dots": (android_dots, "dmy"),
    "android_us": (android_us, "mdy"),
    "android_gb": (android_gb, "dmy"),
    "android_iso": (android_iso, "ymd"),
    "ios_id": (ios_id, "dmy"),
    "ios_us": (ios_us, "mdy"),
    "web_copy": (web_copy, "dmy"),
}


def written(chat: Iterable[Said], style: Style = android_id, *, newline: str = "\n") -> bytes:
    return "".join(style(said).replace("\n", "\n") + newline for said in chat).encode()


def zipped(chat: bytes, files: dict[str, bytes] | None = None, *, name: str = "_chat.txt") -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, chat)
        for file, content in (files or {}).items():
            archive.writestr(file, content)
    return box.getvalue()


def small_chat() -> list[Said]:
    """A day and a half in a group, with the usual chatter between two reports."""
    return [
        Said(at(12, "07.01.10"), "Pak Camat", "Selamat pagi semua"),
        Said(at(12, "07.02.05"), "+62 812-3456-7890", "Pagi pak"),
        Said(
            at(12, "19.45.10"),
            "Babinsa Adi",
            "*LAPORAN KEJADIAN*\nDs. Mulyorejo Kec. Silo telah terjadi keributan\n\nDUMP",
        ),
        Said(at(12, "19.45.40"), "Bu Sri", "Siap"),
        Said(at(12, "19.45.50"), "Bu Sri", "Siap"),
        Said(at(13, "00.05.00"), "Babinsa Adi", "Update: situasi kondusif"),
        Said(at(13, "12.30.00"), "Pak Camat", "Terima kasih"),
    ]
