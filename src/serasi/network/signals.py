"""Acts on accounts that other packages do, written to the trail: second factors and lock-outs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from serasi.network.actions import void_lone_renewals
from serasi.network.models import Person
from serasi.network.queries import renewals_to_tell, viewer_of
from serasi.trail.actions import record


def tell_of_renewals(
    sender: object, request: HttpRequest | None, user: Person, **rest: object
) -> None:
    """Tell who comes in that others made links for, or renewed, the password; void lone links."""
    now = timezone.now()
    actor = viewer_of(user, now=now, second_factor=False)
    said = [
        _("%(who)s membuat tautan sandi baru untuk akun Anda pada %(at)s. Tautan itu kini batal.")
        % {"who": _name(row.made_by), "at": _clock(row.created_at)}
        for row in void_lone_renewals(actor, now=now)
    ]
    said += [
        _(
            "Sandi Anda diperbarui pada %(at)s lewat tautan dari %(who)s. Bila bukan Anda yang"
            " memakainya, segera hubungi pengelola lain dan Inspektorat."
        )
        % {"who": _name(row.made_by), "at": _clock(row.used_at)}
        for row in renewals_to_tell(user, now=now)
    ]
    if request is not None:
        for words in said:
            messages.warning(request, words, fail_silently=True)


def _name(person: Person | None) -> str:
    return _("sistem") if person is None else person.name


def _clock(at: Any) -> str:
    return date_format(timezone.localtime(at), "j F Y H.i")


def factor_added(
    sender: object,
    user: Person,
    authenticator: Any,
    request: HttpRequest | None = None,
    **rest: object,
) -> None:
    """Record that somebody set up a second factor, and say how it comes to count."""
    if request is not None:
        words = _("Keluar, lalu masuk lagi dengan langkah kedua agar hak yang ditahan terbuka.")
        messages.info(request, words, fail_silently=True)
    record(
        user.key,
        action="second_factor.added",
        subject=user.key,
        now=timezone.now(),
        data={"kind": authenticator.type},
    )


def factor_removed(sender: object, user: Person, authenticator: Any, **rest: object) -> None:
    """Record that somebody took a second factor away."""
    record(
        user.key,
        action="second_factor.removed",
        subject=user.key,
        now=timezone.now(),
        data={"kind": authenticator.type},
    )


def account_locked(sender: object, username: str, **rest: object) -> None:
    """Record that an account was locked after too many failures; unknown names leave nothing."""
    person = Person.objects.filter(username__iexact=username or "").first()
    if person is not None:
        record("system", action="account.locked", subject=person.key, now=timezone.now())
