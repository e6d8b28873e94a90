"""What a level has told other systems, as far as the viewer may read the levels themselves."""

from __future__ import annotations

from serasi.network.policy import Viewer
from serasi.warn.models import Bulletin, Warning
from serasi.warn.queries.scope import visible_to


def newest_bulletin(viewer: Viewer, row: Warning) -> Bulletin | None:
    """Return the message that stands for a visible level now: its last, or what superseded that.

    Where another level has taken its place, the message of that one is returned, as far as the
    viewer may read it: who keeps the address of a level never takes an old message for the last.
    """
    kept = Bulletin.objects.filter(warning__in=visible_to(viewer)).select_related(
        "warning", "warning__area", "warning__area__parent", "earlier"
    )
    found = kept.filter(warning=row).order_by("-serial").first()
    while found is not None and (later := kept.filter(earlier=found).first()) is not None:
        found = later
    return found


def superseded(bulletin: Bulletin) -> list[Bulletin]:
    """Return the messages that one supersedes: the last before it, and all that still held then."""
    found: list[Bulletin] = []
    earlier = bulletin.earlier
    while earlier is not None and (not found or earlier.valid_until > bulletin.sent_at):
        found.append(earlier)
        earlier = earlier.earlier
    return found
