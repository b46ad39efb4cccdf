"""Things that go by the name of a file and cannot be read as one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def make_unreadable(path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a thing of a kind at a path: "missing" (nothing), "folder", "pipe", "device" (a link to one without end), "large"."""
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("There are no named pipes on this system.")
        os.mkfifo(path)
    elif kind == "device":
        if not Path("/dev/zero").exists():
            pytest.skip("There are no devices among the files of this system.")
        path.symlink_to("/dev/zero")
    elif kind == "large":
        path.write_bytes(b"id,term\n" * 20)
        monkeypatch.setattr("clarity.files.MOST_BYTES", 100)
