"""What the settings become of the environment of a house."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(("host", "backend"), [("mail.contoh.id", "smtp"), ("", "dummy")])
def test_mail_leaves_a_house_that_has_a_mail_server(host: str, backend: str) -> None:
    told = "from django.conf import settings; print(settings.EMAIL_BACKEND)"
    env = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "serasi.settings", "SERASI_MAIL_HOST": host,
        "SERASI_SECRET_KEY": "x" * 40, "SERASI_SEAL_KEY": "y" * 40,
    }  # fmt: skip
    done = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", told], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"django.core.mail.backends.{backend}.EmailBackend"
