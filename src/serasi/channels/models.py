"""Addresses of people, messages on their way, and every delivery with its state."""

from __future__ import annotations

import json

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.channels.messages import LONGEST_KEY, Message, Urgency
from serasi.channels.rules import EVERY_DAY, Quiet
from serasi.channels.sealing import sealed, unsealed
from serasi.channels.webpush.subscriptions import Subscription


class Channel(models.TextChoices):
    """The ways to reach somebody; WhatsApp text is carried by hand."""

    MAIL = "mail", _("surel")
    TELEGRAM = "telegram", _("Telegram")
    WEBHOOK = "webhook", _("SMS")
    WHATSAPP = "whatsapp_text", _("WhatsApp (disalin)")
    PUSH = "push", _("peramban")


class Address(models.Model):
    """Where somebody is reached by one channel; it counts once a code came back from there.

    That of the channel `PUSH` stands for all of a person's browsers, and is there while one is.
    """

    person = models.ForeignKey("network.Person", on_delete=models.CASCADE, related_name="addresses")
    channel = models.CharField(max_length=16, choices=Channel.choices)
    box = models.BinaryField()
    order = models.SmallIntegerField(default=0)
    active = models.BooleanField(default=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_to = models.TimeField(null=True, blank=True)
    quiet_days = models.SmallIntegerField(default=EVERY_DAY)
    code_hash = models.CharField(max_length=64, blank=True, default="")
    code_made_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.SmallIntegerField(default=0)
    codes_since = models.DateTimeField(null=True, blank=True)
    codes_made = models.SmallIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["person", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "channel"], name="channels_address_once"),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_to=None)
                | (
                    Q(quiet_from__isnull=False, quiet_to__isnull=False)
                    & ~Q(quiet_from=F("quiet_to"))
                ),
                name="channels_quiet_span",
            ),
            models.CheckConstraint(
                condition=Q(quiet_days__gte=1, quiet_days__lte=EVERY_DAY),
                name="channels_quiet_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.channel}"

    @property
    def bound(self) -> str:
        """The name to which the encrypted address and its code belong."""
        return f"address:{self.person_id}:{self.channel}"

    @property
    def address(self) -> str | None:
        """The address itself, never in a log or a trail; None when it cannot be opened any more."""
        return unsealed(self.box, bound=self.bound)

    @address.setter
    def address(self, text: str) -> None:
        self.box = sealed(text, bound=self.bound)

    @property
    def quiet(self) -> Quiet | None:
        """The quiet hours, if any."""
        if self.quiet_from is None or self.quiet_to is None:
            return None
        return Quiet(self.quiet_from, self.quiet_to, self.quiet_days)


class Browser(models.Model):
    """A browser that somebody registered: where its push service takes messages, and its keys."""

    address = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="browsers")
    name = models.CharField(max_length=60)
    box = models.BinaryField()
    digest = models.CharField(max_length=64, unique=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return f"{self.address_id} {self.name}"

    @property
    def bound(self) -> str:
        """The name to which the encrypted keys belong."""
        return f"browser:{self.address_id}:{self.digest}"

    @property
    def subscription(self) -> Subscription | None:
        """What is needed to send there; None when it cannot be opened any more."""
        words = unsealed(self.box, bound=self.bound)
        return None if words is None else Subscription(self.pk, *json.loads(words))

    def take(self, subscription: Subscription) -> None:
        """Keep, encrypted, what is needed to send there."""
        words = [subscription.endpoint, subscription.p256dh, subscription.auth]
        self.box = sealed(json.dumps(words), bound=self.bound)


class Outgoing(models.Model):
    """A message that is or was on its way; its words are encrypted, and forgotten in time."""

    key = models.CharField(max_length=LONGEST_KEY, unique=True)
    kind = models.CharField(max_length=40)
    urgent = models.BooleanField(default=False)
    words = models.BinaryField()
    expires_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["kind", "-created_at"], name="channels_outgoing_kind")]

    def __str__(self) -> str:
        return self.key

    @staticmethod
    def sealed_words(message: Message) -> bytes:
        """Encrypt the words of a message for its row."""
        words = [
            message.subject, message.text, message.short, message.link, message.carried_link
        ]  # fmt: skip
        return sealed(json.dumps(words), bound=f"message:{message.key}")

    def message(self) -> Message | None:
        """Return the message as it was given; None when its words are forgotten or locked."""
        words = unsealed(self.words, bound=f"message:{self.key}") if self.words else None
        if words is None:
            return None
        subject, text, short, link, carried = json.loads(words)
        return Message(
            key=self.key,
            kind=self.kind,
            subject=subject,
            text=text,
            short=short,
            link=link,
            carried_link=carried,
            urgency=Urgency.URGENT if self.urgent else Urgency.NORMAL,
            expires_at=self.expires_at,
        )


class Delivery(models.Model):
    """One message on one channel to one person, and how far it came."""

    class State(models.TextChoices):
        WAITING = "waiting", _("menunggu dikirim")
        SENDING = "sending", _("sedang dikirim")
        ACCEPTED = "accepted", _("diterima penyedia")
        DELIVERED = "delivered", _("sampai")
        FAILED = "failed", _("gagal")
        EXPIRED = "expired", _("kedaluwarsa")
        TO_COPY = "to_copy", _("menunggu disalin")

    message = models.ForeignKey(
        Outgoing,
        to_field="key",
        db_column="message_key",
        on_delete=models.CASCADE,
        related_name="deliveries",
    )
    person = models.ForeignKey(
        "network.Person", on_delete=models.CASCADE, related_name="deliveries"
    )
    channel = models.CharField(max_length=16, choices=Channel.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.SmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    claim = models.CharField(max_length=32, blank=True, default="")
    claimed_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True, default="")
    provider_ref = models.CharField(max_length=120, blank=True, default="")
    receipt_due_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    marked_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["message", "person", "channel"], name="channels_delivery_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(next_try_at__isnull=False),
                name="channels_waiting_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="delivered") | Q(delivered_at__isnull=False),
                name="channels_delivered_has_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(state="waiting"), name="channels_waiting"
            ),
            models.Index(
                fields=["claimed_at"], condition=Q(state="sending"), name="channels_sending"
            ),
            models.Index(
                fields=["receipt_due_at"], condition=Q(state="accepted"), name="channels_receipts"
            ),
            models.Index(fields=["channel", "provider_ref"], name="channels_provider_ref"),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.person_id} {self.channel} {self.state}"


def arrived() -> Q:
    """Return the condition of a delivery that came to its person, as far as its channel can tell.

    Delivered, or accepted on a channel from which no receipt is due.
    """
    return Q(state=Delivery.State.DELIVERED) | Q(state=Delivery.State.ACCEPTED, receipt_due_at=None)
