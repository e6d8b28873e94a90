"""The handling of each report, the verified events, their history, links and second codings."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed
from serasi.register.codes import Form, Kip, LawSource, Precision, Trigger


class Priority(models.TextChoices):
    """How soon a report must be checked (domain 3.2)."""

    P1 = "P1", _("P1: nyawa terancam atau kekerasan berlangsung")
    P2 = "P2", _("P2: ketegangan yang dapat meningkat")
    P3 = "P3", _("P3: perlu dicek hari ini")
    P4 = "P4", _("P4: dapat menunggu tiga hari")


class Handling(Placed):
    """Where one report stands in the queue: who works on it, which clock runs, how it ended.

    `sensitivity` repeats the report's, so that lists and counts never join the reports; open means
    `closed_at` is null, which the partial indexes of the queue rely on. `day` is the best known day
    of what the report tells, by which duplicates are sought.
    """

    class State(models.TextChoices):
        RECEIVED = "received", _("diterima")
        TRIAGED = "triaged", _("dipilah")
        VERIFYING = "verifying", _("sedang dicek")
        SECOND = "second", _("menunggu orang kedua")
        CLOSED = "closed", _("selesai diperiksa")

    class Outcome(models.TextChoices):
        UNPROVEN = "unproven", _("tidak terbukti")
        WATCHED = "watched", _("dipantau")
        TENSION = "tension", _("potensi")
        INCIDENT = "incident", _("peristiwa")
        NIL = "nil", _("laporan nihil")
        NOT_EVENT = "not_event", _("bukan peristiwa")

    report = models.OneToOneField(
        "collect.Report", primary_key=True, on_delete=models.CASCADE, related_name="handling"
    )
    desk = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default="")
    priority = models.CharField(max_length=2, choices=Priority.choices, default=Priority.P3)
    priority_reason = models.CharField(max_length=200, blank=True, default="")
    label = models.CharField(max_length=12, blank=True, default="")
    trigger = models.CharField(max_length=2, choices=Trigger.choices, blank=True, default="")
    trigger_confidence = models.FloatField(null=True, blank=True)
    sensitivity = models.CharField(max_length=10, default="normal")
    day = models.DateField(null=True, blank=True)
    received_at = models.DateTimeField()
    assigned_to = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    triaged_at = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    due_step = models.CharField(max_length=12, blank=True, default="")
    event = models.ForeignKey(
        "register.Event", null=True, blank=True, on_delete=models.SET_NULL, related_name="handlings"
    )
    opened_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(
                fields=["regency_code", "due_at"],
                name="register_handling_reg_open",
                condition=Q(closed_at=None),
            ),
            models.Index(
                fields=["district_code", "due_at"],
                name="register_handling_dis_open",
                condition=Q(closed_at=None),
            ),
            models.Index(
                fields=["due_at"], name="register_handling_open", condition=Q(closed_at=None)
            ),
            models.Index(fields=["-received_at"], name="register_handling_recv"),
            models.Index(fields=["district_code", "day"], name="register_handling_day"),
            models.Index(
                fields=["regency_code", "received_at"],
                name="register_handling_nil",
                condition=Q(outcome="nil"),
            ),
            models.Index(
                fields=["regency_code", "-received_at"], name="register_handling_reg_recv"
            ),
            models.Index(
                fields=["district_code", "-received_at"], name="register_handling_dis_recv"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at=None)),
                name="register_handling_closed",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Verification(models.Model):
    """One check on the ground (lembar verifikasi): who went, what was found, from which side."""

    class Side(models.TextChoices):
        A = "A", _("Pihak A")
        B = "B", _("Pihak B")
        NEUTRAL = "N", _("pihak lain, tidak memihak")

    class Finding(models.TextChoices):
        TRUE = "true", _("benar")
        PARTLY = "partly", _("sebagian benar")
        FALSE = "false", _("tidak benar")
        UNSURE = "unsure", _("belum dapat dipastikan")

    handling = models.ForeignKey(Handling, on_delete=models.CASCADE, related_name="verifications")
    side = models.CharField(max_length=1, choices=Side.choices)
    source = models.CharField(max_length=120)
    independent = models.BooleanField(default=True)
    team = models.CharField(max_length=200)
    order_number = models.CharField(max_length=60, blank=True, default="")
    visited_at = models.DateTimeField()
    matching = models.TextField(blank=True, default="")
    conflicting = models.TextField(blank=True, default="")
    new_facts = models.TextField(blank=True, default="")
    opinion = models.TextField(blank=True, default="")
    finding = models.CharField(max_length=8, choices=Finding.choices)
    by = models.ForeignKey("network.Person", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"{self.handling_id} {self.side} {self.finding}"


class Event(Placed):
    """A verified record: a tension (potensi) or an incident (peristiwa), coded by two people.

    Counts are null when nothing is known and 0 only when somebody said so. The wide indexes hold
    all that tables, maps and counts ask, so that these never read the rows themselves.
    """

    class Kind(models.TextChoices):
        TENSION = "tension", _("Potensi")
        INCIDENT = "incident", _("Peristiwa")

    class State(models.TextChoices):
        DRAFT = "draft", _("konsep")
        SECOND = "second", _("menunggu orang kedua")
        CONFIRMED = "confirmed", _("disahkan")

    public_id = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    desk = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    facts = models.TextField(blank=True, default="")
    opinion = models.TextField(blank=True, default="")
    other_areas = models.ManyToManyField("regions.Area", blank=True, related_name="+")
    cross_border = models.BooleanField(default=False)
    place_words = models.CharField(max_length=200, blank=True, default="")
    lat = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    lng = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    start_date = models.DateField()
    start_time = models.TimeField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)
    time_precision = models.CharField(
        max_length=12, choices=Precision.choices, default=Precision.DAY
    )
    trigger = models.CharField(max_length=2, choices=Trigger.choices)
    other_triggers = models.JSONField(default=list, blank=True)
    form = models.CharField(max_length=3, choices=Form.choices)
    other_forms = models.JSONField(default=list, blank=True)
    root = models.CharField(max_length=200, blank=True, default="")
    law_source = models.CharField(max_length=3, choices=LawSource.choices)
    party_a = models.CharField(max_length=120, blank=True, default="")
    party_b = models.CharField(max_length=120, blank=True, default="")
    crowd_min = models.IntegerField(null=True, blank=True)
    crowd_max = models.IntegerField(null=True, blank=True)
    deaths = models.IntegerField(null=True, blank=True)
    injured_heavy = models.IntegerField(null=True, blank=True)
    injured_light = models.IntegerField(null=True, blank=True)
    missing_people = models.IntegerField(null=True, blank=True)
    displaced_people = models.IntegerField(null=True, blank=True)
    displaced_kk = models.IntegerField(null=True, blank=True)
    detained = models.IntegerField(null=True, blank=True)
    buildings_damaged = models.IntegerField(null=True, blank=True)
    vehicles_damaged = models.IntegerField(null=True, blank=True)
    loss_rp = models.BigIntegerField(null=True, blank=True)
    weapons = models.JSONField(default=list, blank=True)
    response = models.TextField(blank=True, default="")
    likelihood = models.SmallIntegerField(null=True, blank=True)
    impact = models.SmallIntegerField(null=True, blank=True)
    kip_class = models.CharField(max_length=5, choices=Kip.choices, default=Kip.A)
    codebook = models.CharField(max_length=20)
    coded_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    coded_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    trashed_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    version = models.IntegerField(default=1)
    report_count = models.IntegerField(default=0)

    class Meta:
        ordering = ["-start_date", "-pk"]
        indexes = [
            models.Index(fields=["-start_date", "-id"], name="register_event_start"),
            models.Index(fields=["-confirmed_at"], name="register_event_confirmed"),
            models.Index(
                fields=[
                    "regency_code",
                    "state",
                    "-start_date",
                    "trigger",
                    "kind",
                    "district_code",
                    "trashed_at",
                ],
                name="register_event_regency",
            ),
            models.Index(
                fields=[
                    "district_code",
                    "state",
                    "-start_date",
                    "trigger",
                    "kind",
                    "area",
                    "trashed_at",
                ],
                name="register_event_district",
            ),
            models.Index(
                fields=[
                    "state",
                    "start_date",
                    "province_code",
                    "trigger",
                    "kind",
                    "regency_code",
                    "district_code",
                    "trashed_at",
                ],
                name="register_event_count",
            ),
            models.Index(
                fields=["state", "-start_date"],
                name="register_event_border",
                condition=Q(cross_border=True),
            ),
            models.Index(
                fields=["trashed_at"],
                name="register_event_trash",
                condition=Q(trashed_at__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_date=None) | Q(end_date__gte=F("start_date")),
                name="register_event_dates",
            ),
            models.CheckConstraint(
                condition=Q(crowd_min=None) | Q(crowd_max=None) | Q(crowd_max__gte=F("crowd_min")),
                name="register_event_crowd",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(coded_by=None) | ~Q(confirmed_by=F("coded_by")),
                name="register_event_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.title}"


class NumberSeries(models.Model):
    """The last public number given out in a year; a number is never given twice."""

    year = models.SmallIntegerField(primary_key=True)
    last = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class EventReport(models.Model):
    """A report is evidence of an event; unlinking keeps the row and says who and why."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="links")
    report = models.ForeignKey("collect.Report", on_delete=models.PROTECT, related_name="links")
    linked_by = models.ForeignKey(
        "network.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    linked_at = models.DateTimeField()
    unlinked_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(unlinked_at=None),
                name="register_report_in_one_event",
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.report_id}"


class Suggestion(models.Model):
    """Two reports that may tell of one event; a person decides, and may decide anew.

    `restricted` repeats that one of the two is; then the pair is there only for who reads both.
    """

    class State(models.TextChoices):
        OPEN = "open", _("belum diputuskan")
        SAME = "same", _("peristiwa yang sama")
        DIFFERENT = "different", _("peristiwa lain")

    first = models.ForeignKey("collect.Report", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("collect.Report", on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    restricted = models.BooleanField(default=False)

    class Meta:
        ordering = ["-score"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="register_suggestion_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="register_suggestion_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id}~{self.second_id}"


class Uncompared(models.Model):
    """A report whose likely duplicates have not been sought yet; gone once they were."""

    report = models.OneToOneField(
        "collect.Report", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.report_id)


class Chain(models.Model):
    """Two events of which one followed from the other (balasan, susulan)."""

    before = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="followed_by")
    after = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="follows")
    why = models.CharField(max_length=200)
    by = models.ForeignKey("network.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="register_chain_once"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="register_chain_two"),
        ]

    def __str__(self) -> str:
        return f"{self.before_id}→{self.after_id}"


class Revision(models.Model):
    """One change of an event: the fields before and after, by whom and why."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="revisions")
    version = models.IntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey("network.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    action = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True, default="")
    changes = models.JSONField(default=dict)

    class Meta:
        ordering = ["-version", "-pk"]
        indexes = [models.Index(fields=["event", "-version"], name="register_revision_event")]

    def __str__(self) -> str:
        return f"{self.event_id} v{self.version}"


class SecondCoding(models.Model):
    """A blind coding of the same reports by another coder, for agreement statistics."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="second_codings")
    coder = models.ForeignKey("network.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    coded_at = models.DateTimeField(null=True, blank=True)
    kind = models.CharField(max_length=8, blank=True, default="")
    trigger = models.CharField(max_length=2, blank=True, default="")
    form = models.CharField(max_length=3, blank=True, default="")
    codebook = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "coder"], name="register_second_coding_once")
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.coder_id}"


class SavedView(models.Model):
    """A filter of a list under a name, for its owner."""

    person = models.ForeignKey("network.Person", on_delete=models.CASCADE, related_name="views")
    page = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["person", "page", "name"], name="register_view_once")
        ]

    def __str__(self) -> str:
        return self.name
