"""Where contacts of agencies are told from: each room adds a source, the night reads them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from serasi.science.networks import Contact, Meeting


@dataclass(frozen=True)
class Told:
    """What one source knows; agencies by their number as text."""

    contacts: tuple[Contact, ...] = ()
    meetings: tuple[Meeting, ...] = ()


Source = Callable[[str, datetime, datetime], Told]
"""From a regency's code, from when (counted) and until when (not counted)."""

_sources: dict[str, Source] = {}


def add_contacts(name: str, source: Source) -> None:
    """Add a source once; called from `AppConfig.ready`."""
    _sources[name] = source


def told_of(regency: str, since: datetime, until: datetime) -> Told:
    """Return what all sources know of a regency's matters in a period."""
    known = [source(regency, since, until) for source in _sources.values()]
    return Told(
        tuple(contact for told in known for contact in told.contacts),
        tuple(meeting for told in known for meeting in told.meetings),
    )
