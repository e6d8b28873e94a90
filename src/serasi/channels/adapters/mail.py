"""E-mail by SMTP, through Django's backend."""

from __future__ import annotations

import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _

from serasi.channels.configured import mail_is_set_up
from serasi.channels.messages import Message, Outcome, Result

STEP_SECONDS = 10.0
"""How long each step of the SMTP conversation may take."""
PERMANENT = 500


class Mail:
    """Hands a message to the mail server, which says no more than that it took it."""

    gives_receipts = False

    def __init__(self, step_seconds: float = STEP_SECONDS) -> None:
        self.step_seconds = step_seconds

    def ready(self) -> bool:
        """Say whether mail leaves this house."""
        return mail_is_set_up()

    def send(self, address: str, message: Message) -> Outcome:
        """Send one e-mail; a retry carries the same Message-ID, so readers show it once."""
        mail = EmailMessage(
            subject=" ".join(message.subject.split()),
            body="\n\n".join(part for part in (message.text, message.link) if part),
            to=[address],
            headers={"Message-ID": _message_id(message), "Auto-Submitted": "auto-generated"},
            connection=get_connection(timeout=self.step_seconds),
        )
        try:
            taken = mail.send()
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _words in refused.recipients.values()]
            return _answered(max(codes, default=0), _("Server surel menolak alamat ini."))
        except smtplib.SMTPResponseException as answer:
            return _answered(answer.smtp_code, _("Server surel menolak pesan ini."))
        except smtplib.SMTPException:
            return Outcome(Result.UNREACHABLE, sentence=_("Server surel memutus percakapan."))
        except TimeoutError:
            return Outcome(Result.UNREACHABLE, sentence=_("Server surel tidak menjawab."))
        except OSError:
            return Outcome(Result.UNREACHABLE, sentence=_("Server surel tidak dapat dihubungi."))
        except ValueError:
            return Outcome(Result.REFUSED, sentence=_("Alamat surel ini tidak dapat dipakai."))
        if not taken:
            return Outcome(Result.UNREACHABLE, sentence=_("Server surel tidak menerima pesan."))
        return Outcome(Result.ACCEPTED, ref=_message_id(message))


def _message_id(message: Message) -> str:
    _name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return f"<{message.ref}@{sender.rpartition('@')[2] or 'localhost'}>"


def _answered(code: int, sentence: str) -> Outcome:
    """Take a 5xx about this message as final, everything else (and a refused log-in) as passing."""
    login = code in {530, 534, 535, 538}
    final = code >= PERMANENT and not login
    if login:
        sentence = _("Server surel menolak akun rumah ini.")
    return Outcome(Result.REFUSED if final else Result.UNREACHABLE, sentence=sentence)
