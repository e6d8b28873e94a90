"""WhatsApp by hand: a text ready to copy, which somebody sends and marks as sent."""

from __future__ import annotations

from django.utils.translation import gettext as _

from serasi.channels.messages import Message, Outcome, Result


class WhatsAppText:
    """Makes the text; the way from there is a person's, so nothing here claims to have sent it."""

    gives_receipts = False

    def ready(self) -> bool:
        """Copying needs no set-up."""
        return True

    def send(self, address: str, message: Message) -> Outcome:
        """Refuse: a program never sends this."""
        return Outcome(Result.REFUSED, sentence=_("Teks ini disalin dan dikirim oleh petugas."))


def copy_text(message: Message) -> str:
    """Return the message as it is pasted into WhatsApp, with its subject in bold.

    It never holds the person's own link: the officer who carries it could act in their name.
    """
    subject = " ".join(message.subject.replace("*", "").split())
    return "\n\n".join(
        part for part in (f"*{subject}*", message.text, message.carried_link) if part
    )
