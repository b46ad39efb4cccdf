"""Reports as JSON: one file gives its Report, several a list of {"path", "format", "template", "report"}.

"template" is the template syntax that a file's name says it has, null if it says none.
"""

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
            file = {"path": each.name, "format": each.markup, "template": each.syntax}
            head = _escaped(json.dumps(file, ensure_ascii=False, indent=2)).removesuffix("\n}")
            item = f'{head},\n  "report": {_indented(_report(each))}\n}}'
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
