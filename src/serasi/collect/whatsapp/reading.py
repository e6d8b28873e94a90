"""Reads an export in two passes: first its manner of writing, then its messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import BinaryIO

from serasi.collect.assumptions import Assumption
from serasi.collect.whatsapp import source as sources
from serasi.collect.whatsapp.contents import Form, Kind, clean, read_content
from serasi.collect.whatsapp.decoding import Line, lines
from serasi.collect.whatsapp.heads import DateOrder, Head, read_head, sent_at, split_sender
from serasi.collect.whatsapp.keys import Occurrences
from serasi.collect.whatsapp.limits import Limits
from serasi.collect.whatsapp.notices import is_notice, speaks_without_sender
from serasi.collect.whatsapp.quotes import Start, without_quotes
from serasi.collect.whatsapp.surveying import Survey, survey
from serasi.problems import DATE_ORDER_UNFIT, MESSAGE_TOO_LONG, TOO_MANY_MESSAGES, Problem


@dataclass(frozen=True, slots=True)
class Message:
    """One message as exported.

    `sent_at` is the wall time of the exporting phone. `index` counts the messages with a sender
    from 0; a notice of WhatsApp (`kind` "system") carries the index of the message after it.
    `text` is the caption when `kind` is "media" and empty when it is "deleted". `line` is where
    the message starts in the file.
    """

    index: int
    sent_at: datetime
    sender: str
    text: str
    kind: Kind
    media_name: str | None
    key: str
    line: int
    form: Form = "plain"
    point: tuple[float, float] | None = None
    edited: bool = False
    forwarded: bool = False


@dataclass(slots=True)
class Tally:
    """What the second pass has met so far."""

    messages: int = 0
    system: int = 0
    media: int = 0
    deleted: int = 0
    quoted: int = 0
    impossible: int = 0
    before_first: int = 0


@dataclass(frozen=True, slots=True)
class Export:
    """A whole export, read; `messages` have senders, `notices` are WhatsApp's own words."""

    messages: tuple[Message, ...]
    notices: tuple[Message, ...]
    date_order: DateOrder
    order_certain: bool
    system: int
    media: int
    deleted: int
    encoding: str
    assumptions: tuple[Assumption, ...]
    media_files: tuple[str, ...]
    chat_name: str | None
    source: sources.Source = field(repr=False)


class ExportStream:
    """The messages of an export one by one, however large; may be walked more than once."""

    def __init__(self, survey: Survey, limits: Limits) -> None:
        self.survey = survey
        self.limits = limits
        self.tally = Tally()

    def __iter__(self) -> Iterator[Message]:
        self.tally = Tally()
        return _messages(self.survey, self.limits, self.tally)


def stream_export(
    origin: sources.Origin,
    *,
    limits: Limits | None = None,
    date_order: DateOrder | None = None,
    chat_file: str | None = None,
    newest: date | None = None,
) -> ExportStream:
    """Survey an export and return its messages as a stream that never holds the whole chat.

    `newest`, the day on which the text came in, lets messages be read that were copied from a
    phone and pasted, because those carry no year.
    """
    limits = limits or Limits()
    source = sources.locate(origin, limits=limits, chat_file=chat_file)
    return ExportStream(survey(source, limits=limits, date_order=date_order, newest=newest), limits)


def read_export(
    origin: sources.Origin,
    *,
    limits: Limits | None = None,
    date_order: DateOrder | None = None,
    chat_file: str | None = None,
    newest: date | None = None,
) -> Export:
    """Read a whole export into memory; give `date_order` to overrule what the file suggests."""
    stream = stream_export(
        origin, limits=limits, date_order=date_order, chat_file=chat_file, newest=newest
    )
    said: list[Message] = []
    notices: list[Message] = []
    for message in stream:
        (notices if message.kind == "system" else said).append(message)
        if len(said) > stream.limits.held_messages:
            raise Problem(TOO_MANY_MESSAGES, limit=stream.limits.held_messages)
    survey, tally = stream.survey, stream.tally
    return Export(
        messages=tuple(said),
        notices=tuple(notices),
        date_order=survey.decision.order,
        order_certain=survey.decision.certain,
        system=tally.system,
        media=tally.media,
        deleted=tally.deleted,
        encoding=survey.encoding.codec,
        assumptions=survey.assumptions + _afterthoughts(tally),
        media_files=survey.source.media_files,
        chat_name=survey.source.chat_name,
        source=survey.source,
    )


def open_media(export: Export, name: str, *, limits: Limits | None = None) -> BinaryIO:
    """Return a file that came with the export, by the name a message gives it."""
    return sources.open_media(export.source, name, limits=limits or Limits())


def _afterthoughts(tally: Tally) -> tuple[Assumption, ...]:
    told = []
    if tally.quoted:
        what = f"{tally.quoted} baris mirip kepala pesan dianggap kutipan di dalam pesan lain."
        told.append(Assumption("quoted_heads", "isi pesan", what, "kutipan"))
    if tally.impossible:
        what = f"{tally.impossible} baris bertanggal mustahil digabung ke pesan sebelumnya."
        told.append(Assumption("impossible_dates", "kepala pesan", what, "digabung"))
    if tally.before_first:
        what = f"{tally.before_first} baris sebelum pesan pertama tidak dibaca."
        told.append(Assumption("before_first", "awal berkas", what, "dilewati"))
    return tuple(told)


def _messages(survey: Survey, limits: Limits, tally: Tally) -> Iterator[Message]:
    occurrences = Occurrences()
    current: Start | None = None
    body: list[str] = []
    length = 0
    with sources.opened_text(survey.source, limits=limits) as file:
        read = lines(file, survey.encoding, longest=limits.message_chars)
        starts = _starts(read, survey, tally)
        settled = without_quotes(
            starts,
            tally,
            standings=survey.standings,
            regulars=survey.regulars,
            inner_break=survey.inner_break,
        )
        for item in settled:
            if isinstance(item, Start):
                if current is not None:
                    yield _message(current, body, tally, occurrences)
                current, body, length = item, [], 0
                continue
            if current is None:
                tally.before_first += bool(item.text.strip())
                continue
            length += len(item.text) + 1
            if length > limits.message_chars:
                raise Problem(MESSAGE_TOO_LONG, line=current.line.number)
            body.append(item.text)
    if current is None:
        raise Problem(DATE_ORDER_UNFIT, order=survey.decision.order)
    yield _message(current, body, tally, occurrences)


def _starts(read: Iterator[Line], survey: Survey, tally: Tally) -> Iterator[Start | Line]:
    """Mark the lines that start a message by their shape and by a date that exists."""
    order = survey.decision.order
    for line in read:
        head = read_head(line.text)
        if head is None or head.shape not in survey.shapes:
            yield line
            continue
        at = sent_at(head, order, newest=survey.newest)
        if at is None:
            tally.impossible += 1
            yield line
            continue
        yield Start(line, head, at)


def _message(start: Start, body: list[str], tally: Tally, occurrences: Occurrences) -> Message:
    sender, raw = _who_and_what(start.head, body)
    at, line = start.sent_at, start.line.number
    if sender is None:
        text = clean(raw).strip()
        key = occurrences.key(at, "system", text)
        tally.system += 1
        return Message(tally.messages, at, "", text, "system", None, key, line)
    content = read_content(raw)
    message = Message(
        index=tally.messages,
        sent_at=at,
        sender=sender,
        text=content.text,
        kind=content.kind,
        media_name=content.media_name,
        key=occurrences.key(at, content.kind, content.text),
        line=line,
        form=content.form,
        point=content.point,
        edited=content.edited,
        forwarded=content.forwarded,
    )
    tally.messages += 1
    tally.media += content.kind == "media"
    tally.deleted += content.kind == "deleted"
    return message


def _who_and_what(head: Head, body: list[str]) -> tuple[str | None, str]:
    split = split_sender(head.rest)
    whole = "\n".join([head.rest, *body])
    if split is None:
        return None, whole
    sender, first = split
    said = "\n".join([first, *body]).rstrip()
    name = clean(sender).strip().removeprefix("~").strip()
    if not name or speaks_without_sender(head.rest, sender) or is_notice(name, said):
        return None, whole
    return name, said
