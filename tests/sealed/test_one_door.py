"""Sealed data is opened in one place: nothing else in the house decrypts or touches a box."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import serasi

ROOT = Path(serasi.__file__).parent
BOXES = "network/sealed/boxes.py"
READING = "network/sealed/reading.py"
LOCK = "network/sealed/locking.py"
ADDRESSES = "channels/models.py"
PUSH = "channels/webpush/encrypting.py"


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if "/migrations/" not in name:
            yield name, ast.parse(path.read_text())


def _decrypts(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Attribute) and node.attr == "decrypt" for node in ast.walk(tree)
    )


def _reads_box(tree: ast.AST) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "box":
            if isinstance(node.ctx, ast.Load):
                return True
        elif isinstance(node, ast.Constant) and node.value == "box":  # .values("box"), getattr
            return True
    return False


def _imports(tree: ast.AST, module: str, name: str = "") -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == module
        and (not name or any(alias.name == name for alias in node.names))
        or isinstance(node, ast.Import)
        and any(alias.name.startswith(module) for alias in node.names)
        for node in ast.walk(tree)
    )


def test_one_function_decrypts():
    found = [name for name, tree in _modules() if _decrypts(tree)]
    assert found == [BOXES]
    [tree] = [tree for name, tree in _modules() if name == BOXES]
    calls = [
        function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and _decrypts(function)
    ]
    assert calls == ["opened_file"]


def test_nothing_else_has_a_cipher_but_the_lock_of_files_and_the_push_that_only_closes():
    ciphers = "cryptography.hazmat.primitives.ciphers"
    with_aead = [name for name, tree in _modules() if _imports(tree, f"{ciphers}.aead")]
    assert with_aead == [PUSH, BOXES]
    assert [name for name, tree in _modules() if _imports(tree, ciphers)] == [LOCK]


def test_only_the_reading_function_reads_a_box_of_sealed_data():
    """The address book of the channels has boxes of its own, under a key of its own."""
    assert {name for name, tree in _modules() if _reads_box(tree)} == {READING, ADDRESSES}


def test_only_two_places_may_ask_for_a_box_to_be_opened():
    module = "serasi.network.sealed.boxes"
    assert {name for name, tree in _modules() if _imports(tree, module, "unboxed")} == {
        READING,
        "channels/sealing.py",
    }
    # The file of an agreement's scan lies beside its row; its key is a secret like any other.
    opens_files = {name for name, tree in _modules() if _imports(tree, module, "opened_file")}
    assert opens_files == {"respond/actions/scanning.py"}


def test_the_rows_of_sealed_data_are_known_to_their_own_room_alone():
    asking = {
        name
        for name, tree in _modules()
        if _imports(tree, "serasi.network.sealed_models", "Sealed")
        or _imports(tree, "serasi.network.models", "Sealed")
    }
    outside = {name for name in asking if not name.startswith("network/sealed/")}
    assert outside == {"network/models.py"}
    assert READING in asking


def test_the_search_itself_finds_what_it_looks_for():
    assert _decrypts(ast.parse("AESGCM(key).decrypt(nonce, held, None)"))
    assert _reads_box(ast.parse("x = row.box")) and _reads_box(ast.parse("rows.values('box')"))
    assert not _reads_box(ast.parse("row.box = made"))
    assert _imports(ast.parse("from a.b import c"), "a.b", "c")
