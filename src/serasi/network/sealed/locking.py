"""ZIP files locked by a password (WinZip AES-256, AE-2), as 7-Zip, WinZip and others open them."""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
import zlib
from collections.abc import Mapping
from datetime import datetime

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_SALT, _KEY, _CHECK, _MAC = 16, 32, 2, 10
_ROUNDS = 1000  # fixed by the format
_ENCRYPTED, _UTF8 = 0x0001, 0x0800
_AES, _DEFLATE, _VERSION = 99, 8, 51
_EXTRA = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 3, _DEFLATE)
_BLOCK = 16


def _stream(key: bytes, length: int) -> bytes:
    """Return the key stream: AES of a counter that runs from one, its lowest byte first."""
    blocks = -(-length // _BLOCK)
    counters = b"".join(n.to_bytes(_BLOCK, "little") for n in range(1, blocks + 1))
    made = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305 - of a counter
    return (made.update(counters) + made.finalize())[:length]


def _locked(content: bytes, password: bytes) -> bytes:
    """Return one packed and encrypted entry with its salt, check value and seal."""
    salt = os.urandom(_SALT)
    keys = hashlib.pbkdf2_hmac("sha1", password, salt, _ROUNDS, 2 * _KEY + _CHECK)
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = pack.compress(content) + pack.flush()
    stream = _stream(keys[:_KEY], len(packed))
    hidden = (int.from_bytes(packed, "big") ^ int.from_bytes(stream, "big")).to_bytes(
        len(packed), "big"
    )
    seal = hmac.new(keys[_KEY : 2 * _KEY], hidden, "sha1").digest()[:_MAC]
    return salt + keys[2 * _KEY :] + hidden + seal


def locked_zip(files: Mapping[str, bytes], *, password: str, at: datetime) -> bytes:
    """Return a ZIP of some files, each encrypted under a password."""
    day = (max(at.year, 1980) - 1980) << 9 | at.month << 5 | at.day
    clock = at.hour << 11 | at.minute << 5 | at.second // 2
    body, folder = b"", b""
    for name, content in files.items():
        title, held = name.encode(), _locked(content, password.encode())
        facts = struct.pack(
            "<HHHHHIIIHH",
            _VERSION,
            _ENCRYPTED | _UTF8,
            _AES,
            clock,
            day,
            0,  # AE-2 keeps no checksum of the plain text
            len(held),
            len(content),
            len(title),
            len(_EXTRA),
        )
        place = struct.pack("<HHHII", 0, 0, 0, 0, len(body))
        folder += b"PK\x01\x02" + struct.pack("<H", _VERSION) + facts + place + title + _EXTRA
        body += b"PK\x03\x04" + facts + title + _EXTRA + held
    count = len(files)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(folder), len(body), 0)
    return body + folder + b"PK\x05\x06" + end
