"""Lists of events: one filter behind the page, its counts, its search and its export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.regions.models import Area
from serasi.regions.placed import within
from serasi.register import phrases
from serasi.register.coded import NAMES
from serasi.register.codes import Form, Trigger
from serasi.register.models import Chain, Event, Handling, Revision
from serasi.register.queries.filters import Asked
from serasi.register.queries.scope import handlings, visible_to
from serasi.register.queries.tables import named
from serasi.register.search import matching_events

SORTS = ("baru", "lama", "dicatat")
STATES = ("confirmed", "second", "draft", "all")


@dataclass(frozen=True)
class EventFilter:
    """What of the events is asked for."""

    question: str = ""
    area: str = ""
    kind: str = ""
    trigger: str = ""
    form: str = ""
    state: str = "confirmed"
    since: date | None = None
    until: date | None = None
    sort: str = "baru"
    ignored: tuple[str, ...] = ()


def filter_of(query: Mapping[str, str]) -> EventFilter:
    """Read a filter from an address; what makes no sense is left out and told in `ignored`."""
    asked = Asked(query)
    since, until = asked.period("dari", "sampai")
    return EventFilter(
        question=asked.written("q")[:200],
        area=asked.area("wilayah"),
        kind=asked.among("jenis", Event.Kind.values),
        trigger=asked.among("pemicu", Trigger.values),
        form=asked.among("bentuk", Form.values),
        state=asked.among("keadaan", STATES, otherwise="confirmed"),
        since=since,
        until=until,
        sort=asked.among("urut", SORTS, otherwise="baru"),
        ignored=tuple(asked.ignored),
    )


def events(viewer: Viewer, asked: EventFilter) -> QuerySet[Event]:
    """Return the ordered events of a filter, among those that the viewer may read."""
    rows = visible_to(viewer).filter(_conditions(asked))
    if asked.question:
        rows = rows.filter(matching_events(viewer, asked.question))
    order = {
        "baru": ("-start_date", "-pk"),
        "lama": ("start_date", "pk"),
        "dicatat": ("-pk",),
    }[asked.sort]
    return rows.order_by(*order)


def _conditions(asked: EventFilter) -> Q:
    found = Q()
    if asked.state != "all":
        found &= Q(state=asked.state)
    if asked.area:
        found &= within([asked.area])
    if asked.kind:
        found &= Q(kind=asked.kind)
    if asked.trigger:
        found &= Q(trigger=asked.trigger)
    if asked.form:
        found &= Q(form=asked.form)
    if asked.since:
        found &= Q(start_date__gte=asked.since)
    if asked.until:
        found &= Q(start_date__lte=asked.until)
    return found


def areas_below(viewer: Viewer, *capabilities: Can) -> list[tuple[str, str]]:
    """Return the areas a viewer may narrow a list to: own areas and those just below."""
    held = viewer.areas(*capabilities)
    if "*" in held:
        rows = Area.objects.filter(level=2, valid_to=None)
    else:
        rows = Area.objects.filter(
            Q(code__in=held) | Q(parent_id__in=held, level__lte=3), valid_to=None
        )
    return [(area.code, named(area.name, area.kind)) for area in rows.order_by("code")]


@dataclass(frozen=True)
class Difference:
    """One field of a revision, before and after, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """One revision of an event for its page."""

    pk: int
    version: int
    at: datetime
    who: str
    action: str
    reason: str
    differences: tuple[Difference, ...]
    undoable: bool


ACTIONS = {
    "created": gettext_lazy("dicatat"),
    "coded": gettext_lazy("koding diubah"),
    "sent": gettext_lazy("dikirim ke orang kedua"),
    "confirmed": gettext_lazy("disahkan"),
    "sent_back": gettext_lazy("dikembalikan"),
    "edited": gettext_lazy("diubah"),
    "undone": gettext_lazy("perubahan dibatalkan"),
    "merged": gettext_lazy("digabungkan"),
    "split": gettext_lazy("dipisahkan lagi"),
    "trashed": gettext_lazy("ke sampah"),
    "restored": gettext_lazy("dipulihkan"),
}


INNER = frozenset({"closed_reports"})
"""What a revision keeps for the house alone."""


def reads_drafts(viewer: Viewer, event: Event) -> bool:
    """Say whether a viewer works on an event, and so reads how it came about."""
    return any(viewer.can(right, area=event.area_id) for right in (Can.CODE, Can.CONFIRM))


def history(viewer: Viewer, event: Event) -> list[Version]:
    """Return the revisions of an event, newest first, with their differences in words.

    Who does not work on the event reads only its confirmations, each with what it changed.
    """
    rows = list(
        Revision.objects.filter(event=event).select_related("by").order_by("-version", "-pk")
    )
    if not reads_drafts(viewer, event):
        return _confirmations(rows[::-1])
    return [
        Version(
            pk=row.pk,
            version=row.version,
            at=row.at,
            who=row.by.name if row.by else _("Sistem"),
            action=str(ACTIONS.get(row.action, row.action)),
            reason=row.reason,
            differences=tuple(
                _difference(name, pair[0], pair[1])
                for name, pair in row.changes.items()
                if name not in INNER and not (row.action == "created" and pair[1] in (None, "", []))
            ),
            undoable=row.action in ("edited", "coded", "undone"),
        )
        for row in rows
    ]


def _difference(name: str, before: object, after: object) -> Difference:
    return Difference(
        str(phrases.FIELD_NAMES.get(name, name)),
        phrases.value_words(name, before),
        phrases.value_words(name, after),
    )


def _confirmations(rows: list[Revision]) -> list[Version]:
    """Return the confirmations among revisions, newest first; no names, reasons, old values."""
    settled: dict[str, object] = {}
    current: dict[str, object] = {}
    found: list[Version] = []
    for row in rows:
        touched = {name: pair for name, pair in row.changes.items() if name in NAMES}
        for name, (before, after) in touched.items():
            settled.setdefault(name, before)
            current[name] = after
        if row.action != "confirmed":
            continue
        changed = [name for name, value in current.items() if settled[name] != value]
        after_first = tuple(
            replace(_difference(name, None, current[name]), before="") for name in changed
        )
        found.insert(
            0,
            Version(
                pk=row.pk,
                version=row.version,
                at=row.at,
                who="",
                action=str(ACTIONS["confirmed"]),
                reason="",
                differences=after_first if found else (),
                undoable=False,
            ),
        )
        settled.update(current)
    return found


def reports_of(viewer: Viewer, event: Event) -> QuerySet[Handling]:
    """Return the handlings of an event's reports that the viewer may read."""
    return (
        handlings(viewer)
        .filter(event=event)
        .select_related("report", "area", "area__parent", "assigned_to")
        .order_by("received_at")
    )


def chains(viewer: Viewer, event: Event) -> tuple[list[Chain], list[Chain]]:
    """Return what an event followed from and what followed from it, as far as it may be read."""
    seen = visible_to(viewer)
    before = Chain.objects.filter(after=event, before__in=seen).select_related("before")
    after = Chain.objects.filter(before=event, after__in=seen).select_related("after")
    return list(before), list(after)


def exportable(viewer: Viewer, rows: QuerySet[Event]) -> QuerySet[Event]:
    """Return the rows that the viewer may also take out of the house."""
    reads = viewer.areas(Can.READ_EVENTS, Can.CROSS_BORDER, Can.CODE, Can.CONFIRM)
    if viewer.areas(Can.EXPORT) == reads:
        return rows
    return rows.filter(granted(viewer, Can.EXPORT))
