"""CAP's elements as a table: their order, how often they may stand, and what they may hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Holds(Enum):
    """What an element holds."""

    TEXT = auto()
    WORD = auto()
    MOMENT = auto()
    LANGUAGE = auto()
    INTEGER = auto()
    DECIMAL = auto()
    NAMES = auto()
    REFERENCES = auto()
    PAIR = auto()
    POLYGON = auto()
    CIRCLE = auto()
    AREA = auto()
    RESOURCE = auto()
    INFO = auto()


@dataclass(frozen=True)
class Element:
    """One element of a group: tag, field of the dataclass, content, and whether it is needed."""

    tag: str
    field: str
    holds: Holds = Holds.TEXT
    needed: bool = False
    many: bool = False
    words: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STATUS = _words("Actual Exercise System Test Draft")
MSG_TYPE = _words("Alert Update Cancel Ack Error")
SCOPE = _words("Public Restricted Private")
CATEGORY = _words("Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other")
RESPONSE = _words("Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None")
URGENCY = _words("Immediate Expected Future Past Unknown")
SEVERITY = _words("Extreme Severe Moderate Minor Unknown")
CERTAINTY = _words("Observed Likely Possible Unlikely Unknown")

ALERT = (
    Element("identifier", "identifier", needed=True),
    Element("sender", "sender", needed=True),
    Element("sent", "sent", Holds.MOMENT, needed=True),
    Element("status", "status", Holds.WORD, needed=True, words=STATUS),
    Element("msgType", "msg_type", Holds.WORD, needed=True, words=MSG_TYPE),
    Element("source", "source"),
    Element("scope", "scope", Holds.WORD, needed=True, words=SCOPE),
    Element("restriction", "restriction"),
    Element("addresses", "addresses", Holds.NAMES),
    Element("code", "codes", many=True),
    Element("note", "note"),
    Element("references", "references", Holds.REFERENCES),
    Element("incidents", "incidents", Holds.NAMES),
    Element("info", "infos", Holds.INFO, many=True),
)
INFO = (
    Element("language", "language", Holds.LANGUAGE),
    Element("category", "categories", Holds.WORD, needed=True, many=True, words=CATEGORY),
    Element("event", "event", needed=True),
    Element("responseType", "responses", Holds.WORD, many=True, words=RESPONSE),
    Element("urgency", "urgency", Holds.WORD, needed=True, words=URGENCY),
    Element("severity", "severity", Holds.WORD, needed=True, words=SEVERITY),
    Element("certainty", "certainty", Holds.WORD, needed=True, words=CERTAINTY),
    Element("audience", "audience"),
    Element("eventCode", "event_codes", Holds.PAIR, many=True),
    Element("effective", "effective", Holds.MOMENT),
    Element("onset", "onset", Holds.MOMENT),
    Element("expires", "expires", Holds.MOMENT),
    Element("senderName", "sender_name"),
    Element("headline", "headline"),
    Element("description", "description"),
    Element("instruction", "instruction"),
    Element("web", "web"),
    Element("contact", "contact"),
    Element("parameter", "parameters", Holds.PAIR, many=True),
    Element("resource", "resources", Holds.RESOURCE, many=True),
    Element("area", "areas", Holds.AREA, many=True),
)
RESOURCE = (
    Element("resourceDesc", "desc", needed=True),
    Element("mimeType", "mime_type", needed=True),
    Element("size", "size", Holds.INTEGER),
    Element("uri", "uri"),
    Element("derefUri", "deref_uri"),
    Element("digest", "digest"),
)
AREA = (
    Element("areaDesc", "desc", needed=True),
    Element("polygon", "polygons", Holds.POLYGON, many=True),
    Element("circle", "circles", Holds.CIRCLE, many=True),
    Element("geocode", "geocodes", Holds.PAIR, many=True),
    Element("altitude", "altitude", Holds.DECIMAL),
    Element("ceiling", "ceiling", Holds.DECIMAL),
)
PAIR = (
    Element("valueName", "name", needed=True),
    Element("value", "value", needed=True),
)
