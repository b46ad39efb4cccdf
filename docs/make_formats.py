"""Write into README.md and .pre-commit-hooks.yaml which files are read, from FORMATS: `python docs/make_formats.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path

from clarity.formats import FORMATS

ROOT = Path(__file__).resolve().parent.parent
LISTS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "README.md": (
        r"(?<=checks files \()[^)]*(?=\))",
        lambda: ", ".join(f"`{suffix}`" for known in FORMATS.values() for suffix in known.suffixes),
    ),
    ".pre-commit-hooks.yaml": (
        r"(?<=types_or: \[)[^]]*(?=\])",
        lambda: ", ".join(dict.fromkeys(chain.from_iterable(known.hook_types for known in FORMATS.values()))),
    ),
}
"""For each file, where its list is, as a regular expression, and what the list says."""


def made() -> dict[str, str]:
    """Each file by its name, as it should be.

    Raises:
        ValueError: A file has no such list, or several.
    """
    return {name: _with_list(name, place, listed()) for name, (place, listed) in LISTS.items()}


def _with_list(name: str, place: str, listed: str) -> str:
    text, count = re.subn(place, lambda _: listed, (ROOT / name).read_text(encoding="utf-8"))
    if count != 1:
        raise ValueError(f"{name} has {count} lists of formats where one is looked for: {place}")
    return text


def main() -> None:
    """Write both files."""
    for name, text in made().items():
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
