"""Outputs: how reports are written. One module for each, found by its name in OUTPUTS; what they share is here.

An output is a function `write(checked, stream, options)`. It writes each report as it comes, so that a run over many
files holds one report at a time. Adding one is a module with that function and a line in OUTPUTS.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO

if TYPE_CHECKING:
    from clarity.policy import Policy
    from clarity.report import Report

__all__ = ["OUTPUTS", "UNPRINTABLE", "Checked", "Options", "Output", "clean", "counted", "output"]


class Checked(NamedTuple):
    """A text that was checked, the name that its user gave, the report, and the policy of the check."""

    name: str
    text: str
    report: Report
    policy: Policy


class Options(NamedTuple):
    """How reports are wanted.

    `several` is true if more than one file was asked for, `full` if every place is to be shown in its line; `color` is
    what the user asked for, None to look at the stream and the environment.
    """

    several: bool = False
    full: bool = False
    color: bool | None = None


class Output(Protocol):
    """Writes reports to a stream as they come."""

    def __call__(self, checked: Iterable[Checked], stream: TextIO, options: Options) -> None: ...


OUTPUTS: Mapping[str, str] = {
    "human": "clarity.outputs.human",
    "concise": "clarity.outputs.concise",
    "json": "clarity.outputs.json",
}
"""The module of each output, imported once a report is to be written."""


def output(name: str) -> Output:
    """The output of this name, one of OUTPUTS."""
    write: Output = import_module(OUTPUTS[name]).write
    return write


UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
"""Characters that act on a terminal, end its line or turn its direction, or have no encoding; tab and line feed are not
among them."""


def clean(text: str) -> str:
    r"""The text as part of a line that does nothing to a terminal: what would act on it is shown as its escape.

    >>> print(clean("letter\n\x1b[2Jfake.txt"))
    letter\n\x1b[2Jfake.txt
    """
    if text.isprintable():  # nearly all are, and asking costs little
        return text
    return UNPRINTABLE.sub(_escape, text.replace("\t", " ").replace("\n", r"\n"))


def _escape(character: re.Match[str]) -> str:
    return ascii(character[0])[1:-1]


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "word"), counted(0, "word")
    ('1 word', '0 words')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
