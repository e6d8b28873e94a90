"""The documentation is a contract: every setting, command, problem and operation is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from serasi import problems
from serasi.cli.main import GROUPS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def _text(name: str) -> str:
    return (DOCS / "developer" / name).read_text(encoding="utf-8")


def test_every_setting_is_documented() -> None:
    used = set()
    for path in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"\bSERASI_[A-Z_]+\b", path.read_text(encoding="utf-8")))
    documented = set(re.findall(r"`(SERASI_[A-Z_]+)`", _text("settings.md")))
    assert used <= documented


@pytest.mark.parametrize("command", sorted(GROUPS))
def test_every_command_is_documented(command: str) -> None:
    assert f"serasi {command}" in _text("commands.md")


@pytest.mark.parametrize("kind", problems.catalogue(), ids=lambda kind: kind.code)
def test_every_problem_is_documented(kind: problems.Kind) -> None:
    assert f"| {kind.code} | {kind.status} | {kind.sentence} |" in _text("problems.md")


def test_every_api_operation_is_documented() -> None:
    from serasi.api.main import api

    text = _text("api.md")
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method in methods:
            assert f"`{method.upper()} {path}`" in text
