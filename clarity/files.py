"""Files on disk: read up to a limit, and replaced whole or not at all. No error holds the content of a file."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from importlib.resources.abc import Traversable
from pathlib import Path

from clarity.errors import InputError

__all__ = ["MOST_BYTES", "decode", "read_bytes", "read_file", "read_text", "replace_file", "text_of"]

MOST_BYTES = 100_000_000
"""The largest file that is read, and the most that a workbook may unpack to: the longest list allowed (200,000 rows)
takes 80 MB at the 400 bytes that a row of the bundled lists has on average."""

_LONGEST_NAME = 60  # characters in an error of what can be no name: it may be a letter that was given for one


def read_file(source: Path | Traversable, most: int | None = None) -> bytes:
    """The bytes of a file; one without an end (a device, a pipe), or far too large, is refused unread.

    Raises:
        OSError: The file is missing, is not a regular file, is too large or cannot be read; its `strerror` says which.
    """
    if not isinstance(source, Path):
        return source.read_bytes()  # part of the installed package
    try:
        mode = source.stat().st_mode
    except ValueError as error:
        raise OSError(errno.EINVAL, "its name holds a null character") from error
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a device or a pipe, not a file")
    with source.open("rb") as file:
        limit = MOST_BYTES if most is None else most
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, f"it is larger than {_size(limit)}")
    return data


def _size(count: int) -> str:
    return f"{count / 1_000_000:g} MB" if count >= 100_000 else f"{count:,} bytes"


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """The bytes of a file that a user has named.

    Raises:
        InputError: The file is missing, is a folder, is larger than `most`, or cannot be read.
    """
    problem = ""
    try:
        return read_file(path, most)
    except FileNotFoundError:
        problem = f"{path}: there is no such file."
    except IsADirectoryError:
        problem = f"{path}: is a folder. Name the files in it."
    except OSError as error:
        name = str(path)
        if error.errno == errno.ENAMETOOLONG or not name.isprintable():
            name = name[:_LONGEST_NAME].encode("unicode_escape").decode()
        problem = f"{name}: cannot be read: {error.strerror}."
    # Raised out here: the errors above hold the path as a whole, which may be a text that was given for one.
    raise InputError(problem)


def read_text(path: Path) -> str:
    """The UTF-8 text of a file, line breaks as they are.

    Raises:
        InputError: The file is missing, is a folder, cannot be read, or is not UTF-8 text.
    """
    return decode(read_bytes(path), str(path))


def decode(data: bytes, name: str) -> str:
    """Bytes as UTF-8 text; `name` is what an error calls them.

    Raises:
        InputError: The bytes are not UTF-8, or not text at all.
    """
    if b"\0" in data:
        raise InputError(f"{name}: is not a text file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.start
    # Raised out here, since the error above holds the whole text and would be kept as this one's context.
    raise _undecoded(data, place, name, "UTF-8")


def text_of(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text that bytes are, and the encoding, which is told from the bytes if it is not given.

    A byte order mark tells UTF-8 and UTF-16; without one, zeros in every second byte tell UTF-16. What is not UTF-8 and
    has nothing of it is Windows-1252, the encoding of old letters; it is not guessed where some characters are UTF-8,
    since these would be misread.

    Raises:
        InputError: The bytes are not text, or not in the encoding.

    >>> text_of("Ring us: 3 to 5\u2019s free".encode("cp1252"), "letter.txt")
    ('Ring us: 3 to 5’s free', 'cp1252')
    """
    known = encoding or _encoding_of(data)
    if known is None:
        raise InputError(f"{name}: is not a text file.")
    try:
        return data.decode(known), known.removesuffix("-sig")
    except UnicodeDecodeError as error:
        place = error.start
    raise _undecoded(data, place, name, known.removesuffix("-sig").upper())


def _encoding_of(data: bytes) -> str | None:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    zeros = data.count(0)
    if zeros:
        halves = {"utf-16-be": data[::2].count(0), "utf-16-le": data[1::2].count(0)}
        encoding = max(halves, key=lambda name: halves[name])
        is_one_sided = zeros == halves[encoding] and 4 * zeros > len(data)  # at least half of the characters are ASCII
        return encoding if is_one_sided and len(data) % 2 == 0 else None
    if _UTF_8.search(data) or not _WINDOWS.search(data) or _NEVER_WINDOWS.search(data):
        return "utf-8"
    return "cp1252"


_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A character of several bytes."""
_WINDOWS = re.compile(rb"[\x80-\xff]")
_NEVER_WINDOWS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x81\x8d\x8f\x90\x9d]")
"""Bytes that no text in Windows-1252 has: controls, and those without a character."""


def _undecoded(data: bytes, place: int, name: str, encoding: str) -> InputError:
    line = data[:place].count(b"\n") + 1
    return InputError(f"{name}:{line}: is not {encoding} text (byte 0x{data[place]:02x}). Save the file as UTF-8.")


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that it is replaced whole or left as it was; whatever interrupts, nothing else is left behind.

    Raises:
        InputError: The file cannot be written.
    """
    # The name is chosen before the file is made, so that there is never a file with a name that is not known here.
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}")
    try:
        try:
            with temporary.open("xb") as file:
                if path.exists():
                    temporary.chmod(stat.S_IMODE(path.stat().st_mode))
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}.") from error
