"""A folder of texts, policies and word lists, and the command line in it.

It runs in this process, so an exception that would end in a traceback fails the test.
"""

from __future__ import annotations

import contextlib
import io
import sys
from typing import NamedTuple

import pytest

from clarity.cli import main

HEADER = "id,term,category,action,replacements,sources,status,hit,miss\n"
ZORBIC = "own.zorbic,zorbic,plain,choose,soft,own,draft,A zorbic wib.,a zorb\n"
ZQD = "own.zqd,zqd,dose,flag,each day,own,draft,Take it zqd.,zqdx\n"


class Result(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Texts, policies and word lists; "zorbic" is a warning and "zqd" an error."""
    root = tmp_path_factory.mktemp("cli")
    (root / "lenient").mkdir()
    (root / "lenient" / "deep").mkdir()
    (root / "strict").mkdir()
    (root / "broken").mkdir()
    (root / "broken" / "empty").mkdir()
    (root / "letters" / "old").mkdir(parents=True)
    files = {
        "clarity.toml": b"",
        "good.txt": b"Rest well.\n",
        "warn.txt": b"Rest.\nA zorbic wib.\n",
        "bad.txt": b"Take it zqd.\n",
        "crlf.txt": "Rest.\r\n\r\nA “zorbic” wib.\r\n".encode(),
        "feed.txt": b"Page\x0c1\r\nA zorbic wib.\r\n",
        "bom.txt": b"\xef\xbb\xbfZorbic wib, you see.\n",
        "mark.md": b"# Your `zorbic` scan\n\nA **zorbic** wib.\n",
        "empty.txt": b"",
        "blank.md": b"\n \n",
        "binary.txt": b"PK\x03\x04\0\0",
        "mixed.txt": b"A caf\xc3\xa9.\nA caf\xe9.\n",
        "letter.zorb": b"Rest.\n",
        "noending": b"Rest.\n",
        "letters/b.txt": b"Take it zqd.\n",
        "letters/a.html.j2": b"<p>Dear {{ name }},{% if late %}<p>A zorbic wib.{% endif %}<pre>Take one tablet each day.</pre>",
        "letters/old/c.md": b"# Rest\n\nRest well.\n",
        "letters/old/scan.pdf": b"%PDF",
        "letters/.gitignore": b"d.txt\n",
        "letters/d.txt": b"Take it zqd.\n",
        "strict/clarity.toml": b'profile = "strict"\n',
        "strict/warn.txt": b"A zorbic wib.\n",
        "lenient/pyproject.toml": b'[tool.clarity.severity]\n"jargon.plain" = "off"\n',
        "lenient/deep/warn.txt": b"A zorbic wib.\n",
        "broken/clarity.toml": b"target_grad = 3\n",
        "broken/good.txt": b"Rest.\n",
        "own.csv": (HEADER + ZORBIC + ZQD).encode(),
        "later.csv": (HEADER + ZORBIC.replace("soft", "loose")).encode(),
        "format.csv": (HEADER + ZORBIC.replace("draft", "ok") + ZQD.replace("own.zqd", "zqd")).encode(),
        "content.csv": (HEADER + ZORBIC.replace("a zorb", "So zorbic!") + ZQD.replace(",own,", ",nowhere,")).encode(),
    }
    for name, data in files.items():
        (root / name).write_bytes(data)
    return root


@pytest.fixture(scope="session")
def clarity(folder):
    """Run the command line in the folder, with standard streams as a pipe on Windows would have them."""

    def run(*arguments: str, stdin: bytes = b"") -> Result:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="\n") for _ in range(2))
        with (
            pytest.MonkeyPatch.context() as patch,
            contextlib.chdir(folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="cp1252"))
            with pytest.raises(SystemExit) as stopped:
                main(arguments)
        for stream in (out, err):
            stream.flush()
        return Result(stopped.value.code or 0, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())

    return run
