"""An encrypted file, written and read as a stream: what a backup is kept in.

Layout: `WASLBAK1`, the length of the header (4 bytes, big-endian), the header (JSON), then chunks: length (4 bytes)
and AES-256-GCM ciphertext. The key comes from the passphrase by scrypt with a salt of this file, so that a chunk's
nonce may be its number; the nonce's last byte is 1 on the last chunk, so that a file cut short is noticed. Every
chunk is bound to the header.
"""

import base64
import hashlib
import json
import os
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.utils.translation import gettext as _

from wasl.database.problems import ServerProblem

MAGIC = b"WASLBAK1"
CHUNK = 1 << 20  # bytes of plaintext in a chunk
_MOST_HEADER = 1 << 16
# 64 MB and about a quarter of a second for each guess at the passphrase.
_COST = {"n": 1 << 16, "r": 8, "p": 1}
_DEAREST = 1 << 18  # a file may not make us spend more memory than 256 MB


class SealedWriter:
    """Encrypts what is written to it into `file`; nothing is whole before `close`."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        salt = os.urandom(16)
        header = json.dumps(
            {"version": 1, "kdf": {**_COST, "salt": base64.b64encode(salt).decode()}}
        ).encode()
        self._file = file
        self._bound = hashlib.sha256(header).digest()
        self._cipher = AESGCM(_key(passphrase, salt, _COST))
        self._number = 0
        self._waiting = bytearray()
        file.write(MAGIC + struct.pack(">I", len(header)) + header)

    def write(self, data: bytes) -> None:
        """Adds bytes of any length."""
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def close(self) -> None:
        """Writes the last chunk. The underlying file stays open."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last), plain, self._bound)
        self._file.write(struct.pack(">I", len(sealed)) + sealed)
        self._number += 1


def read_sealed(file: BinaryIO, passphrase: str) -> Iterator[bytes]:
    """Decrypts `file` chunk by chunk; each chunk given has been verified, and so has the end.

    Raises:
        ServerProblem: when the file is no backup, was changed or cut short, or the passphrase is wrong.
    """
    header = _read_header(file)
    cost = header["kdf"]
    cipher = AESGCM(_key(passphrase, base64.b64decode(cost["salt"]), cost))
    bound = header["bound"]
    number, last = 0, False
    while not last:
        sealed = _read_chunk(file)
        following = file.peek(1) if hasattr(file, "peek") else b""
        last = not following
        try:
            plain = cipher.decrypt(_nonce(number, last), sealed, bound)
        except InvalidTag as error:
            raise ServerProblem(
                _("The passphrase is wrong.")
                if number == 0 and not _was_cut(cipher, sealed, bound, last)
                else _damaged()
            ) from error
        number += 1
        yield plain


def _was_cut(cipher: AESGCM, sealed: bytes, bound: bytes, last: bool) -> bool:
    """Whether the first chunk opens once it is not taken for the last one: the passphrase is right, the file is not."""
    try:
        cipher.decrypt(_nonce(0, not last), sealed, bound)
    except InvalidTag:
        return False
    return True


def _read_header(file: BinaryIO) -> dict[str, Any]:
    if file.read(len(MAGIC)) != MAGIC:
        raise ServerProblem(_("This file is not a backup of Wasl."))
    try:
        (length,) = struct.unpack(">I", file.read(4))
        if length > _MOST_HEADER:
            raise ValueError("header too long")
        raw = file.read(length)
        header: dict[str, Any] = json.loads(raw)
        cost = header["kdf"]
        if header["version"] != 1 or not 1 < cost["n"] <= _DEAREST or cost["r"] > 8 or cost["p"] > 4:
            raise ValueError("unknown version or cost")
    except (struct.error, ValueError, KeyError, TypeError) as error:
        raise ServerProblem(_damaged()) from error
    return {**header, "bound": hashlib.sha256(raw).digest()}


def _read_chunk(file: BinaryIO) -> bytes:
    prefix = file.read(4)
    length = struct.unpack(">I", prefix)[0] if len(prefix) == 4 else 0
    sealed = file.read(length) if 16 <= length <= CHUNK + 16 else b""
    if not sealed or len(sealed) != length:
        raise ServerProblem(_damaged())
    return sealed


def _key(passphrase: str, salt: bytes, cost: dict[str, Any]) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost["n"], r=cost["r"], p=cost["p"]).derive(passphrase.encode())


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _damaged() -> str:
    return _("The backup is damaged or cut short: nothing was brought back.")
