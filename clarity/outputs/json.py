"""Reports as JSON: one file gives its Report, several a list of {"path", "report"}."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TextIO

from clarity.outputs import UNPRINTABLE, Checked, Options

__all__ = ["write"]


def write(checked: Iterable[Checked], stream: TextIO, options: Options) -> None:
    """Write the report of one file, or a list of the reports of several, in order; if there is none, nothing.

    A list is closed even if the run ends early, so that what was done can be read.
    """
    if not options.several:
        stream.writelines(f"{_report(each)}\n" for each in checked)
        return
    is_open = False
    try:
        for each in checked:
            path = _escaped(json.dumps(each.name, ensure_ascii=False))
            item = f'{{\n  "path": {path},\n  "report": {_indented(_report(each))}\n}}'
            stream.write(f"{',' if is_open else '['}\n  {_indented(item)}")
            is_open = True
    finally:
        if is_open:
            stream.write("\n]\n")


def _report(checked: Checked) -> str:
    return _escaped(checked.report.model_dump_json(indent=2))


def _indented(text: str) -> str:
    """JSON as it is inside a list or an object; a line feed in it is never part of a string."""
    return text.replace("\n", "\n  ")


def _escaped(text: str) -> str:
    """JSON that says the same and does nothing to a terminal."""
    return UNPRINTABLE.sub(_escape, text)


def _escape(character: re.Match[str]) -> str:
    return f"\\u{ord(character[0]):04x}"
