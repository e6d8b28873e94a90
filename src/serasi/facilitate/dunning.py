"""What reminds people of duties: a ladder for overdue ones, and one message each morning.

Calls out of this room, since the network below knows no channels.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.channels.actions import enqueue
from serasi.channels.messages import Message, Urgency
from serasi.network.models import Agency, Commitment, Deputy, HandOver, Person
from serasi.network.queries import holders_of, people_who_may, present
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.trail.actions import record

LADDER = (timedelta(0), timedelta(hours=24), timedelta(hours=72))
"""After how long an overdue duty is told to its own people, to who decides on oranye, on merah."""
ABOVE = {1: Can.ORANYE, 2: Can.MERAH}
ANSWERS = (
    *(
        "duty",
        "camat",
        "agency",
        "agency_head",
        "social",
        "head",
        "fkub",
        "analyst",
        "field",
        "leader",
    ),
    "governor",
)
MORNING = 7


def _own_people(duty: Commitment, day: date) -> list[Person]:
    """Return who is told first: the person and the deputy, else the people of the agency."""
    holds = holders_of(duty.owed_by, on=day).filter(person_id=duty.person_id or 0).exists()
    if duty.person is not None and holds:
        deputies = Deputy.objects.filter(
            person=duty.person, agency=duty.owed_by, start__lte=day, end__gte=day
        ).select_related("deputy")
        return [duty.person, *(row.deputy for row in deputies if row.deputy.is_active)]
    return _first_people(duty.owed_by, day)


def _first_people(agency: Agency, day: date) -> list[Person]:
    """Return the first two people of an agency who are there; deputies for who is away."""
    order = {role: n for n, role in enumerate(ANSWERS)}
    holders = [h for h in holders_of(agency, on=day) if h.role in order]
    holders.sort(key=lambda h: (order[h.role], h.start, h.pk))
    return [held.person for held in present(holders, on=day)[:2]]


def _drill() -> str:
    return _("LATIHAN. ") if settings.DEMO else ""


def _link(path: str) -> str:
    return settings.SERASI_ADDRESS.rstrip("/") + path


@transaction.atomic
def climb_duties(*, now: datetime) -> int:
    """Tell of every duty that has newly reached a rung of the ladder; return how many."""
    told = 0
    with opened():
        rows = Commitment.objects.select_for_update(of=("self",)).filter(
            state=Commitment.State.OPEN, due_at__lte=now, climbed__lt=len(LADDER)
        )
        for duty in rows.select_related("owed_by", "person", "area").order_by("due_at", "pk"):
            reached = sum(now - duty.due_at >= wait for wait in LADDER)
            if reached <= duty.climbed:
                continue
            _tell_late(duty, reached - 1, now=now)
            duty.climbed = reached
            duty.save(update_fields=["climbed"])
            told += 1
    return told


def _tell_late(duty: Commitment, rung: int, *, now: datetime) -> None:
    day = timezone.localdate(now)
    # After an outage several rungs are due at once: everybody on them is told.
    people: list[Person] = _own_people(duty, day) if duty.climbed == 0 else []
    if rung in ABOVE:
        people += people_who_may(ABOVE[rung], area=duty.area_id, on=day)
    hours = int((now - duty.due_at).total_seconds() // 3600)
    words = _("Lewat tenggat %(hours)d jam: %(what)s (%(agency)s).") % {
        "hours": hours, "what": duty.what, "agency": duty.owed_by.short_name,
    }  # fmt: skip
    link = _link(reverse("web:duty", args=[duty.pk]))
    enqueue(
        Message(
            key=f"duty:{duty.pk}:{duty.due_at:%Y%m%d%H%M}:{rung}",
            kind="duty",
            subject=_drill() + _("Kewajiban lewat tenggat: %(what)s") % {"what": duty.what[:80]},
            text=_drill() + words,
            link=link,
            carried_link=link,
            urgency=Urgency.NORMAL,
        ),
        people,
        now=now,
    )
    record(
        "system",
        action="duty.climbed",
        subject=f"duty:{duty.pk}",
        now=now,
        data={"step": rung, "agency": duty.owed_by_id},
    )


@transaction.atomic
def send_digests(*, now: datetime) -> int:
    """Send each person one message of the morning about what is late and due; return how many.

    People without open duties get none, and nobody gets two on a day.
    """
    local = timezone.localtime(now)
    if local.hour < MORNING:
        return 0
    day, sent = local.date(), 0
    with opened():
        soon = Commitment.objects.filter(
            Q(due_at__lte=now + timedelta(days=7)), state=Commitment.State.OPEN
        ).select_related("owed_by", "person")
        mine: dict[int, list[Commitment]] = defaultdict(list)
        people: dict[int, Person] = {}
        own: dict[tuple[int | None, int], list[Person]] = {}
        for duty in soon.order_by("due_at", "pk"):
            key = (duty.person_id, duty.owed_by_id)
            if key not in own:
                own[key] = _own_people(duty, day)
            for person in own[key]:
                mine[person.pk].append(duty)
                people[person.pk] = person
        for pk, duties in mine.items():
            sent += len(_digest(people[pk], duties, day=day, now=now))
    return sent


def _digest(person: Person, duties: list[Commitment], *, day: date, now: datetime) -> list[object]:
    late = [d for d in duties if d.due_at < now]
    today = [d for d in duties if d.due_at >= now and timezone.localdate(d.due_at) == day]
    said = ngettext("%d kewajiban", "%d kewajiban", len(duties)) % len(duties)
    head = _("%(all)s dalam tujuh hari: %(late)d lewat, %(today)d hari ini.") % {
        "all": said, "late": len(late), "today": len(today),
    }  # fmt: skip
    lines = [f"- {timezone.localtime(d.due_at):%d/%m %H.%M} {d.what}" for d in duties[:12]]
    if len(duties) > len(lines):
        lines.append(_("dan %d lagi") % (len(duties) - len(lines)))
    link = _link(reverse("web:duties") + "?lihat=saya")
    return list(
        enqueue(
            Message(
                key=f"digest:{person.pk}:{day:%Y%m%d}",
                kind="digest",
                subject=_drill() + _("Kewajiban Anda hari ini: %(n)d lewat") % {"n": len(late)},
                text=_drill() + "\n".join([head, *lines]),
                link=link,
                carried_link=link,
                urgency=Urgency.NORMAL,
                expires_at=now + timedelta(hours=14),
            ),
            [person],
            now=now,
        )
    )


def on_duty_offered(*, offer_id: int, now: datetime, **_more: object) -> None:
    """Tell the people of an agency that another asks it to take a duty over."""
    day = timezone.localdate(now)
    with opened():
        offer = HandOver.objects.select_related(
            "duty", "from_agency", "to_agency", "duty__area"
        ).get(pk=offer_id)
        link = _link(reverse("web:duty", args=[offer.duty_id]))
        words = _("%(who)s menawarkan: %(what)s. Alasan: %(why)s. Terima atau tolak.") % {
            "who": offer.from_agency.short_name, "what": offer.duty.what, "why": offer.reason,
        }  # fmt: skip
        enqueue(
            Message(
                key=f"offer:{offer.pk}",
                kind="duty",
                subject=_drill()
                + _("Kewajiban ditawarkan: %(what)s") % {"what": offer.duty.what[:80]},
                text=_drill() + words,
                link=link,
                carried_link=link,
                urgency=Urgency.NORMAL,
            ),
            _first_people(offer.to_agency, day),
            now=now,
        )
