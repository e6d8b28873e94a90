"""The main navigation, and the rarer pages of the menu under one's own name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from serasi.network.policy import Viewer
from serasi.network.roles import Can


@dataclass(frozen=True)
class Entry:
    """One entry: a page, the rights of which any suffices, perhaps a count and a group."""

    order: int
    url_name: str
    label: str | Promise
    needs: tuple[Can, ...]
    count: Callable[[Viewer], int] | None = None
    group: str | Promise = ""


@dataclass(frozen=True)
class Group:
    """Pages of one matter under one word; the first is where it begins."""

    label: str
    entries: list[dict[str, object]]

    @property
    def first(self) -> dict[str, object]:
        """Return the page at which the group begins."""
        return self.entries[0]

    @property
    def current(self) -> bool:
        """Say whether one of the pages is open now."""
        return any(entry["current"] for entry in self.entries)


_entries: list[Entry] = []
_rare: list[Entry] = []


def add(entry: Entry) -> None:
    """Add an entry once; called from `AppConfig.ready`."""
    _put(_entries, entry)


def add_rare(entry: Entry) -> None:
    """Add a page that is needed too rarely for the main navigation."""
    _put(_rare, entry)


def _put(entries: list[Entry], entry: Entry) -> None:
    if all(known.url_name != entry.url_name for known in entries):
        entries.append(entry)
        entries.sort(key=lambda e: e.order)


def _waits_or_held(viewer: Viewer, capability: Can) -> bool:
    """Say whether a right is held, or waits only for a second factor; its page then says so."""
    return viewer.can(capability) or capability in viewer.withheld


def for_viewer(viewer: Viewer, path: str) -> list[dict[str, object]]:
    """Return the entries the viewer may open, as the base template takes them."""
    return _shown(_entries, viewer, path)


def groups_for_viewer(viewer: Viewer, path: str) -> list[Group]:
    """Return the main navigation: each group once, where its first entry stands.

    A page without a group is one of its own, and so is a group of which one page may be opened.
    """
    found: dict[str, list[dict[str, object]]] = {}
    for shown in for_viewer(viewer, path):
        found.setdefault(str(shown["group"]) or str(shown["url"]), []).append(shown)
    return [
        Group(key if len(entries) > 1 else str(entries[0]["label"]), entries)
        for key, entries in found.items()
    ]


def rare_for_viewer(viewer: Viewer, path: str) -> list[dict[str, object]]:
    """Return the rarer pages the viewer may open."""
    return _shown(_rare, viewer, path)


def _shown(entries: list[Entry], viewer: Viewer, path: str) -> list[dict[str, object]]:
    shown = []
    for entry in entries:
        if entry.needs and not any(_waits_or_held(viewer, c) for c in entry.needs):
            continue
        url = reverse(entry.url_name)
        current = path == url or (url != "/" and path.startswith(url))
        count = entry.count(viewer) if entry.count else None
        shown.append(
            {
                "url": url,
                "label": entry.label,
                "count": count,
                "current": current,
                "group": entry.group,
            }
        )
    return shown
