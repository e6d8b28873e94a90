"""What a start of the house does not load: scipy.stats alone takes half of its time."""

from __future__ import annotations

import subprocess
import sys

LAZY = "scipy.stats"


def test_a_start_does_not_load_scipy_stats() -> None:
    script = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'serasi.settings';"
        "import serasi.settings, django; django.setup(); import serasi.urls, serasi.cli;"
        f"print([name for name in sys.modules if name.startswith('{LAZY}')])"
    )
    found = subprocess.run(  # noqa: S603 - a command of the house
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=300
    )
    assert found.stdout.strip() == "[]"
