"""`clarity check` on files that cannot be read: each is told in a line without its text, and the others are checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from documents import docx, par
from unreadable import make_unreadable

LETTER = docx(par("Mrs Secret."))
FILES = {
    "cut.docx": (LETTER[:-40], "is not a Word document, or only part of one. Open it in Word and save it again."),
    "named.docx": (b"Mrs Secret", "is not a Word document, or only part of one. Open it in Word and save it again."),
    "cut.rtf": (b"{\\rtf1 Mrs Secret", "is only part of a file: a group is not closed. Save it again."),
    "no.eml": (b"Mrs Secret", "is no e-mail: it does not begin with headers."),
    "charset.eml": (b"Content-Type: text/plain; charset=zorb\n\nMrs Secret", 'names a charset that is not known: "zorb".'),
    "broken.json": (b'{"a": "Mrs Secret', "is not JSON (line 1, column 7: unterminated string starting at)."),
    "other.json": (b'{"a": "Mrs Secret"}', 'is no FHIR resource. Say which values to read in the policy: fields = ["/messages/*/text"].'),
    "broken.yaml": (b"a: [Mrs Secret", "is not YAML (line 1, column 15: expected ',' or ']')."),
    "quote.csv": (b'message\n"Mrs Secret\n', "line 2, column 1: a quote is not closed, or not doubled inside a cell."),
    "broken.xlf": (b"<xliff>Mrs Secret", "is not XML (line 1, column 18: no element found)."),
    "zeros.txt": (b"Mrs Secret\0", "is not a text file."),
    "large.txt": (b"Mrs Secret " * 100, "cannot be read: it is larger than 1,000 bytes."),
}  # fmt: skip


@pytest.fixture
def letters(tmp_path):
    (tmp_path / "clarity.toml").write_text("max_bytes = 1000\n", encoding="utf-8")
    for name, (data, _) in FILES.items():
        (tmp_path / name).write_bytes(data)
    for name, text in {
        "a.txt": "Rest.",
        "half.html": "<p>Rest <b",
        "lines.md": "Rest.\r\n\rNow.\n",
        "half.j2": "Rest {{ a",
    }.items():
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def test_each_is_told_in_a_line_and_the_others_are_checked(clarity, letters):
    names = sorted(path.name for path in letters.iterdir() if path.suffix != ".toml")
    code, out, err = clarity("check", *(str(letters / name) for name in names), "--format", "json")

    assert code == 2
    assert err.splitlines() == [f"clarity: {letters / name}: {FILES[name][1]}" for name in names if name in FILES]
    assert [Path(item["path"]).name for item in json.loads(out)] == ["a.txt", "half.html", "half.j2", "lines.md"]
    assert "Secret" not in out + err


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("pipe", "it is a device or a pipe, not a file"), ("device", "it is a device or a pipe, not a file")],
)
def test_what_has_no_end_is_not_read(clarity, letters, monkeypatch, kind, expected):
    make_unreadable(letters / "endless.txt", kind, monkeypatch)

    code, out, err = clarity("check", str(letters / "endless.txt"), str(letters / "a.txt"), "--format", "concise")

    assert (code, err) == (2, f"clarity: {letters / 'endless.txt'}: cannot be read: {expected}.\n")
    assert "a.txt" in out or out == ""


def test_a_link_to_itself_is_told(clarity, letters):
    (letters / "loop.txt").symlink_to("loop.txt")

    code, _, err = clarity("check", str(letters / "loop.txt"))

    assert code == 2
    assert err.startswith(f"clarity: {letters / 'loop.txt'}: cannot be read: ")


def test_a_file_that_is_gone_when_its_turn_comes_is_told(clarity, letters, monkeypatch):
    """As when somebody saves a folder anew while it is checked."""
    import clarity.walk as walk_module

    found = list(walk_module.walk(letters, walk_module.LeftOut()))
    monkeypatch.setattr(walk_module, "walk", lambda *_: [*found, letters / "gone.txt"])

    code, out, err = clarity("check", str(letters), "--format", "concise")

    assert code == 2
    assert f"clarity: {letters / 'gone.txt'}: there is no such file." in err
    assert "Traceback" not in out + err
