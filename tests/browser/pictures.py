"""Pictures for the guide, taken while a story is played.

`SERASI_PICTURES=docs/guide/img pytest -n0 -m browser -k whole_story` writes them anew. Without it a
story takes none.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

COLOURS = 128
MOST_BYTES = 150_000


def picture(page: Page, name: str, *, at: str = "") -> None:
    """Keep what the window shows, from the place `at` on, as a small PNG."""
    folder = os.environ.get("SERASI_PICTURES")
    if not folder:
        return
    if at:
        page.locator(at).first.evaluate("e => e.scrollIntoView({block: 'start'})")
    else:
        page.evaluate("window.scrollTo(0, 0)")
    shown = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    target = Path(folder) / f"{name}.png"
    few = shown.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(target, optimize=True)
    assert target.stat().st_size < MOST_BYTES, f"{target} has {target.stat().st_size} bytes"
