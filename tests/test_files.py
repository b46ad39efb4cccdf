"""Files: read within a limit and as they are, replaced whole or not at all; and what is told of other things."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from unreadable import make_unreadable

from clarity.errors import InputError
from clarity.files import MOST_BYTES, decode, read_file, read_text, replace_file, text_of


def test_a_file_is_read_as_it_is(tmp_path):
    (tmp_path / "a").write_bytes(b"a\r\n\0\xff")

    assert read_file(tmp_path / "a") == b"a\r\n\0\xff"


def test_a_link_to_a_file_is_read(tmp_path):
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").symlink_to(tmp_path / "a")

    assert read_file(tmp_path / "b") == b"a"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("missing", "No such file or directory"),
        ("folder", "Is a directory"),
        ("pipe", "it is a device or a pipe, not a file"),
        ("device", "it is a device or a pipe, not a file"),
        ("large", "it is larger than 100 bytes"),
    ],
)
def test_what_is_no_file_to_read_is_told_at_once(tmp_path, monkeypatch, kind, expected):
    make_unreadable(tmp_path / "a", kind, monkeypatch)

    with pytest.raises(OSError) as error:
        read_file(tmp_path / "a")
    assert error.value.strerror == expected


def test_a_name_that_no_file_can_have_is_told():
    with pytest.raises(OSError, match="its name holds a null character"):
        read_file(Path("a\0b"))


def test_no_more_than_the_limit_is_read_of_a_file(tmp_path):
    """The file is sparse: it takes no room."""
    with (tmp_path / "a").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(OSError, match="it is larger than 100 MB"):
        read_file(tmp_path / "a")
    os.truncate(tmp_path / "a", MOST_BYTES)
    assert len(read_file(tmp_path / "a")) == MOST_BYTES


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o600)
    replace_file(path, b"new")

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_gets_the_mode_that_new_files_get(tmp_path):
    replace_file(tmp_path / "a", b"new")
    (tmp_path / "b").write_bytes(b"new")

    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
@pytest.mark.parametrize("interruption", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_what_interrupts_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step, interruption):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def interrupt(*_: object) -> None:
        raise interruption

    monkeypatch.setattr(step, interrupt)
    with pytest.raises((KeyboardInterrupt, InputError)) as error:
        replace_file(path, b"new")

    assert isinstance(error.value, KeyboardInterrupt) or str(error.value) == (
        f"{path}: cannot be written: No space left on device."
    )
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    path = tmp_path / "nowhere" / "a"

    with pytest.raises(InputError) as error:
        replace_file(path, b"new")
    assert str(error.value) == f"{path}: cannot be written: No such file or directory."


# Texts.


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ""),
        (b"Rest.\r\nNow.\n", "Rest.\r\nNow.\n"),
        (b"a\rb\x0cc", "a\rb\x0cc"),
        (b"\xef\xbb\xbfRest.", "Rest."),
        (b"\xef\xbb\xbf", ""),
        ("Café 🙂".encode(), "Café 🙂"),
    ],
)
def test_a_text_is_read_as_it_is(tmp_path, data, expected):
    """Line breaks stay; a byte order mark is no part of the text."""
    path = tmp_path / "letter"
    path.write_bytes(data)

    assert read_text(path) == decode(data, "letter") == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Rest.\0", "letter: is not a text file."),
        (b"PK\x03\x04\0\0", "letter: is not a text file."),
        ("Rest.".encode("utf-16"), "letter: is not a text file."),
        (b"Caf\xe9", "letter:1: is not UTF-8 text (byte 0xe9). Save the file as UTF-8."),
        (b"Rest.\nNow.\nCaf\xe9", "letter:3: is not UTF-8 text (byte 0xe9). Save the file as UTF-8."),
        (b"Rest.\r\nCaf\xe9", "letter:2: is not UTF-8 text (byte 0xe9). Save the file as UTF-8."),
        (b"\xff\xfeR", "letter:1: is not UTF-8 text (byte 0xff). Save the file as UTF-8."),
        (b"caf\xc3", "letter:1: is not UTF-8 text (byte 0xc3). Save the file as UTF-8."),
        (b"\xed\xa0\x80", "letter:1: is not UTF-8 text (byte 0xed). Save the file as UTF-8."),
    ],
)
def test_bytes_that_are_no_text_are_told_with_the_line(data, message):
    with pytest.raises(InputError) as caught:
        decode(data, "letter")

    assert str(caught.value) == message


@pytest.mark.parametrize("name", ["gone.txt", "gone/letter.txt"])
def test_a_missing_file_is_told(tmp_path, name):
    with pytest.raises(InputError) as caught:
        read_text(tmp_path / name)

    assert str(caught.value) == f"{tmp_path / name}: there is no such file."


def test_a_folder_is_told(tmp_path):
    with pytest.raises(InputError) as caught:
        read_text(tmp_path)

    assert str(caught.value) == f"{tmp_path}: is a folder. Name the files in it."


def test_a_file_that_is_taken_for_a_folder_is_told(tmp_path):
    (tmp_path / "letter.txt").write_text("Rest.", encoding="utf-8")

    with pytest.raises(InputError, match="cannot be read: Not a directory"):
        read_text(tmp_path / "letter.txt" / "page.txt")


@pytest.mark.parametrize("letter", ["\0", "\ud800", "x" * 5000])
def test_a_name_that_no_file_can_have_is_told_and_cut_short(tmp_path, letter):
    """Such as a text, given for a path: of it, no more than a line is told, with nothing that a terminal obeys."""
    path = tmp_path / f"\x1b[31m{letter}.txt"

    with pytest.raises(InputError) as caught:
        read_text(path)

    assert "cannot be read" in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        (b"Rest.", "Rest.", "utf-8"),
        (b"Caf\xc3\xa9", "Café", "utf-8"),
        (b"\xef\xbb\xbfCaf\xc3\xa9", "Café", "utf-8"),
        (b"\xff\xfeR\0\xe9\0", "Ré", "utf-16"),
        (b"\xfe\xff\0R\0\xe9", "Ré", "utf-16"),
        (b"R\0e\0s\0t\0.\0\x19\x20", "Rest.\u2019", "utf-16-le"),
        (b"\0R\0e\0s\0t\0.\x20\x19", "Rest.\u2019", "utf-16-be"),
        (b"Caf\xe9", "Café", "cp1252"),
        (b"Don\x92t \x96 rest\r\n", "Don\u2019t \u2013 rest\r\n", "cp1252"),
        (b"\xa350", "£50", "cp1252"),
    ],
)
def test_the_encoding_of_a_text_is_told_from_its_bytes(data, text, encoding):
    assert text_of(data, "letter.txt") == (text, encoding)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"Caf\xc3\xa9\ncaf\xe9", ":2: is not UTF-8 text (byte 0xe9). Save the file as UTF-8."),
        (b"a\n\x81", ":2: is not UTF-8 text (byte 0x81). Save the file as UTF-8."),
        (b"\x07\xe9", ":1: is not UTF-8 text (byte 0xe9). Save the file as UTF-8."),
        (b"\xff\xfeR", ":1: is not UTF-16 text (byte 0x52). Save the file as UTF-8."),
        (b"Rest\0", ": is not a text file."),
        (b"R\0e\0s\0t", ": is not a text file."),
        (b"PK\3\4\0\0\0\0\x08\0", ": is not a text file."),
        (b"\0\0\0\0", ": is not a text file."),
    ],
)
def test_bytes_that_are_no_text_are_told(data, problem):
    """Windows-1252 is not guessed where a character is UTF-8, which would be misread."""
    with pytest.raises(InputError) as error:
        text_of(data, "letter.txt")
    assert str(error.value) == "letter.txt" + problem


def test_a_given_encoding_is_not_guessed():
    assert text_of(b"Caf\xc3\xa9", "a.txt", "cp1252") == ("CafÃ©", "cp1252")
    with pytest.raises(InputError, match=r"^a\.txt:1: is not ASCII text \(byte 0xe9\)"):
        text_of(b"caf\xe9", "a.txt", "ascii")
