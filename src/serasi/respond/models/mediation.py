"""Mediation of a case: the team and who accepted it, the sessions and their minutes by letter."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from serasi.respond.models.case import Case, Party


class Gender(models.TextChoices):
    """L or P, as lists of attendance have it; empty where nobody wrote it down."""

    MALE = "L", _("laki-laki")
    FEMALE = "P", _("perempuan")


class Mediation(models.Model):
    """One attempt to let the parties of a case find agreement; one at a time is open.

    `after` is the broken agreement that made another attempt necessary. The duties are those of
    the three targets: contact with each side, the first joint session, an agreement.
    """

    class State(models.TextChoices):
        OPEN = "open", _("berjalan")
        AGREED = "agreed", _("menghasilkan kesepakatan")
        FAILED = "failed", _("tidak berhasil")

    class Next(models.TextChoices):
        DISTRICT = "district", _("Forkopimcam")
        REGENCY = "regency", _("Tim Terpadu kabupaten/kota")
        TASK_FORCE = "task_force", _("Satgas Penyelesaian Konflik Sosial")
        PROVINCE = "province", _("Tim Terpadu provinsi")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="mediations")
    serial = models.IntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    ground_rules = models.TextField(blank=True, default="")
    began_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    after = models.ForeignKey(
        "respond.Agreement", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contact_duty = models.ForeignKey(
        "network.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    joint_duty = models.ForeignKey(
        "network.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    agreement_duty = models.ForeignKey(
        "network.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    end_reason = models.CharField(max_length=500, blank=True, default="")
    escalated_to = models.CharField(max_length=12, choices=Next.choices, blank=True, default="")
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["case", "-serial"]
        constraints = [
            models.UniqueConstraint(fields=["case", "serial"], name="respond_mediation_once"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="open"), name="respond_one_mediation"
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | (~Q(end_reason="") & ~Q(escalated_to="")),
                name="respond_failed_goes_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.serial}"


class Mediator(models.Model):
    """Somebody of the team: of an agency, or a figure by office whose name is sealed.

    Who is named by office alone is told apart by the words of the office ("Ketua FKUB"); the name
    of a private person lies under `subject`.
    """

    class Task(models.TextChoices):
        MEDIATOR = "mediator", _("penengah")
        MEMBER = "member", _("anggota tim")

    mediation = models.ForeignKey(Mediation, on_delete=models.CASCADE, related_name="team")
    task = models.CharField(max_length=10, choices=Task.choices, default=Task.MEDIATOR)
    office = models.CharField(max_length=120)
    gender = models.CharField(max_length=1, choices=Gender.choices, blank=True, default="")
    agency = models.ForeignKey(
        "network.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["mediation", "pk"]

    def __str__(self) -> str:
        return self.office

    @property
    def subject(self) -> str:
        """Return the name under which a private person of the team is sealed."""
        return f"session:mediator-{self.pk}"


class Acceptance(models.Model):
    """What a party said of a mediator, when, and who wrote it down; the latest word counts."""

    mediator = models.ForeignKey(Mediator, on_delete=models.CASCADE, related_name="answers")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    accepted = models.BooleanField()
    on = models.DateField()
    reason = models.CharField(max_length=300, blank=True, default="")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["mediator", "on", "pk"]

    def __str__(self) -> str:
        return f"{self.mediator_id} {self.party_id} {self.accepted}"


class Session(models.Model):
    """One sitting: with one party (first meeting or caucus) or joint; who stayed away is told."""

    class Kind(models.TextChoices):
        PRE = "pre", _("pramediasi")
        CAUCUS = "caucus", _("kaukus")
        JOINT = "joint", _("sidang bersama")

    mediation = models.ForeignKey(Mediation, on_delete=models.CASCADE, related_name="sessions")
    serial = models.IntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    party = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    absent = models.ManyToManyField(Party, related_name="+", blank=True)
    held_at = models.DateTimeField()
    place = models.CharField(max_length=160)
    next_step = models.CharField(max_length=300, blank=True, default="")
    next_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["mediation", "held_at", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["mediation", "serial"], name="respond_session_once"),
            models.CheckConstraint(
                condition=Q(kind="joint", party=None)
                | Q(kind__in=["pre", "caucus"], party__isnull=False),
                name="respond_session_party",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mediation_id} {self.serial}"


class Minute(models.Model):
    """One line of the minutes: a fact, what a party said, or a proposal; party null: mediator."""

    class Kind(models.TextChoices):
        FACT = "fact", _("fakta")
        SAID = "said", _("pernyataan")
        PROPOSAL = "proposal", _("usul")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="minutes")
    serial = models.IntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    party = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.CharField(max_length=1000)

    class Meta:
        ordering = ["session", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["session", "serial"], name="respond_minute_once"),
            models.CheckConstraint(
                condition=~Q(kind="said") | Q(party__isnull=False), name="respond_said_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.serial}"
