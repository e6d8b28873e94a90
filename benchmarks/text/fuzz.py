"""Feed the reader bytes that coverage guides, and stop at the first that breaks it or takes long.

Run in an environment with atheris: PYTHONPATH=src python benchmarks/text/fuzz.py
-max_total_time=300 -max_len=4000 [CORPUS]

Looked for: an exception, a span outside the message, a JSON that cannot be written, and time that
grows faster than the length. What is found becomes a test.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import datetime

import atheris

with atheris.instrument_imports(include=["serasi.science.text"]):
    from serasi.science import text

from serasi.cli.gazetteer import load

SENT = datetime(2026, 3, 12, 21, 30)  # noqa: DTZ001 - a chat's local time
AREAS = load()
SECONDS_AT_LEAST, SECONDS_PER_LETTER = 1.0, 0.002


def read_once(data: bytes) -> None:
    """Read one message of arbitrary bytes as the product does after decoding."""
    message = data.decode("utf-8", "replace")
    begin = time.process_time()
    coded = text.code(message, sent_at=SENT, gazetteer=AREAS, area="35.09")
    took = time.process_time() - begin
    json.dumps(coded.to_json())
    for spans in coded.evidence.values():
        for start, end in spans:
            assert 0 <= start < end <= len(message), (start, end, len(message))  # noqa: S101
    if took > SECONDS_AT_LEAST + SECONDS_PER_LETTER * len(message):
        raise TimeoutError(f"{took:.1f} s for {len(message)} letters")


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_once)
    atheris.Fuzz()
