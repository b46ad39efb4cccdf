"""clarity reads what a clinic sends to patients and scores how clear and how kind it is.

>>> import clarity
>>> report = clarity.check("Do not eat prior to your scan.")
>>> [(finding.text, str(finding.suggestions[0])) for finding in report.findings]
[('prior to', 'before')]
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clarity.checker import Checker, Item
    from clarity.errors import ClarityError, InputError, PolicyError, RuleError, WordListError
    from clarity.original import Original
    from clarity.policy import Policy
    from clarity.report import Finding, Kind, Loss, ReadingLevel, Report, Scores, Strength, Suggestion

__all__ = [
    "Checker",
    "ClarityError",
    "Finding",
    "InputError",
    "Item",
    "Loss",
    "Original",
    "Policy",
    "PolicyError",
    "ReadingLevel",
    "Report",
    "RuleError",
    "Scores",
    "Strength",
    "Suggestion",
    "WordListError",
    "check",
]

_HOMES = {
    "Checker": "checker",
    "Item": "checker",
    "ClarityError": "errors",
    "InputError": "errors",
    "PolicyError": "errors",
    "RuleError": "errors",
    "WordListError": "errors",
    "Original": "original",
    "Finding": "report",
    "Loss": "report",
    "ReadingLevel": "report",
    "Report": "report",
    "Scores": "report",
    "Strength": "report",
    "Suggestion": "report",
    "Policy": "policy",
}


def check(text: str, *, kind: Kind | None = None) -> Report:
    """Check one text under the default policy with the bundled word lists.

    The first call reads the rules and lists; later calls are fast. See `Checker` for other policies and lists.

    Args:
        text: Any text; offsets in the report are characters of it exactly as given.
        kind: "letter", "discharge" or "message": the check then also looks for what such a text should have. With None
            nothing is guessed.

    Raises:
        InputError: `text` is not a string, or `kind` is not known.

    >>> check("Rest today.").score  # nothing wrong, but nothing said to the reader either
    71
    >>> check("...").score is None  # nothing to read is not the same as very easy to read
    True
    """
    return _default_checker().check(text, kind=kind)


@cache
def _default_checker() -> Checker:
    from clarity.checker import Checker

    return Checker()


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
