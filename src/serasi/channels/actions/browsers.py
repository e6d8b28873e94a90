"""One's own browsers: registered, removed, and dropped when their push service forgot them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from serasi.channels.actions.addresses import note
from serasi.channels.adapters import adapter_of
from serasi.channels.models import Address, Browser, Channel
from serasi.channels.webpush.subscriptions import MOST_BROWSERS, digest_of, fit_subscription
from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.problems import BROWSERS_FULL, CHANNEL_NOT_READY, NOT_FOUND, Problem
from serasi.trail.actions import record


@transaction.atomic
def register_browser(
    actor: Viewer, *, endpoint: str, p256dh: str, auth: str, name: str, now: datetime
) -> Browser:
    """Write down the actor's browser as one that gets calls.

    A browser is one person's: whoever registers it takes it over from who did before, so that
    nobody's calls show on the screen of somebody else.
    """
    if actor.person_id is None:
        raise Problem(NOT_FOUND)
    if not adapter_of(Channel.PUSH).ready():
        raise Problem(CHANNEL_NOT_READY, channel=Channel.PUSH.label)
    fit = fit_subscription(endpoint, p256dh, auth)
    digest = digest_of(endpoint)
    with opened():
        _take_over(actor, digest, now=now)
        address = _own_place(actor.person_id, now=now)
        held = address.browsers.filter(digest=digest).first()
        if held is None and address.browsers.count() >= MOST_BROWSERS:
            raise Problem(BROWSERS_FULL, limit=MOST_BROWSERS)
        row = held or Browser(address=address, digest=digest, added_at=now)
        row.name = name[:60]
        row.take(fit)
        row.save()
    if held is None:
        note(actor, "browser.added", Channel.PUSH, now=now)
    return row


def _own_place(person_id: int, *, now: datetime) -> Address:
    """Return, locked, what stands for the person's browsers; log-in has proved whose they are."""
    mine = Address.objects.select_for_update().filter(person_id=person_id)
    row = mine.filter(channel=Channel.PUSH).first()
    if row is None:
        return Address.objects.create(
            person_id=person_id,
            channel=Channel.PUSH,
            box=b"",
            order=mine.count(),
            verified_at=now,
            changed_at=now,
        )
    row.active = True
    row.changed_at = now
    row.save(update_fields=["active", "changed_at"])
    return row


def _take_over(actor: Viewer, digest: str, *, now: datetime) -> None:
    others = Browser.objects.filter(digest=digest).exclude(address__person_id=actor.person_id or 0)
    for row in others.select_related("address__person"):
        record(
            actor.key,
            action="browser.taken",
            subject=row.address.person.key,
            now=now,
            data={"channel": Channel.PUSH},
        )
        _delete(row)


def _delete(row: Browser) -> None:
    """Delete a browser, and with the last one the address that stood for them."""
    row.delete()
    if not Browser.objects.filter(address_id=row.address_id).exists():
        Address.objects.filter(pk=row.address_id).delete()


@transaction.atomic
def remove_browser(actor: Viewer, *, browser_id: int, now: datetime) -> None:
    """Send no more to one of the actor's browsers."""
    mine = Browser.objects.select_for_update(of=("self",)).filter(
        address__person_id=actor.person_id or 0
    )
    row = mine.filter(pk=browser_id).first()
    if row is None:
        raise Problem(NOT_FOUND)
    _delete(row)
    note(actor, "browser.removed", Channel.PUSH, now=now)


@transaction.atomic
def drop_gone(browser_ids: Iterable[int], *, now: datetime) -> None:
    """Forget browsers that their push service knows no more."""
    for row in Browser.objects.filter(pk__in=list(browser_ids)).select_related("address__person"):
        record(
            "system",
            action="browser.gone",
            subject=row.address.person.key,
            now=now,
            data={"channel": Channel.PUSH},
        )
        _delete(row)
