"""Files on disk: read up to a limit, and replaced whole or not at all. No error holds the content of a file."""

from __future__ import annotations

import errno
import os
import stat
from importlib.resources.abc import Traversable
from pathlib import Path

from clarity.errors import InputError

__all__ = ["MOST_BYTES", "decode", "read_file", "read_text", "replace_file"]

MOST_BYTES = 100_000_000
"""The largest file that is read, and the most that a workbook may unpack to: the longest list allowed (200,000 rows)
takes 80 MB at the 400 bytes that a row of the bundled lists has on average."""

_LONGEST_NAME = (
    60  # characters of a name in an error: most names fit, and a letter that was given as a name is cut short
)


def read_file(source: Path | Traversable) -> bytes:
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
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise OSError(errno.EFBIG, f"it is larger than {MOST_BYTES // 1_000_000} MB")
    return data


def read_text(path: Path) -> str:
    """The UTF-8 text of a file, line breaks as they are.

    Raises:
        InputError: The file is missing, is a folder, cannot be read, or is not UTF-8 text.
    """
    problem = ""
    try:
        data = read_file(path)
    except FileNotFoundError:
        problem = f"{path}: there is no such file."
    except IsADirectoryError:
        problem = f"{path}: is a folder. Name the files in it."
    except OSError as error:
        name = str(path)[:_LONGEST_NAME].encode("unicode_escape").decode()
        problem = f"{name}: cannot be read: {error.strerror}."
    if problem:
        # Raised out here: the errors above hold the path as a whole, which may be a text that was given for one.
        raise InputError(problem)
    return decode(data, str(path))


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
    line = data[:place].count(b"\n") + 1
    raise InputError(f"{name}:{line}: is not UTF-8 text (byte 0x{data[place]:02x}). Save the file as UTF-8.")


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
