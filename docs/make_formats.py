"""Write into README.md and .pre-commit-hooks.yaml which files are read, from FORMATS: `python docs/make_formats.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from clarity.formats import FORMATS
from clarity.formats.templates import SUFFIXES

ROOT = Path(__file__).resolve().parent.parent
README, HOOKS = "README.md", ".pre-commit-hooks.yaml"


def _lists() -> Iterator[tuple[str, str, str]]:
    """Yield each list: its file, where it is there, as a regular expression, and what it says."""
    listed = ", ".join(f"`{suffix}`" for known in FORMATS.values() for suffix in known.suffixes)
    yield README, r"(?<=checks files \()[^)]*(?=\))", listed
    for hook in dict.fromkeys(known.hook for known in FORMATS.values() if known.hook):
        yield HOOKS, rf"(?<=- id: {hook}\n  files: ')[^']*(?=')", _names(hook)


def _names(hook: str) -> str:
    """A regular expression for the paths of the files that a hook checks, templates of texts included."""
    formats = [known for known in FORMATS.values() if known.hook == hook]
    texts = "|".join(suffix[1:] for known in formats if known.read for suffix in known.suffixes)
    files = "|".join(suffix[1:] for known in formats if not known.read for suffix in known.suffixes)
    templates = "|".join(suffix[1:] for suffix in SUFFIXES)
    names = [rf"\.({texts})(\.({templates}))?|(^|/)[^/.]+\.({templates})"] if texts else []
    names += [rf"\.({files})"] if files else []
    return rf"(?i)({'|'.join(names)})$"


def made() -> dict[str, str]:
    """Each file by its name, as it should be.

    Raises:
        ValueError: A file has no such list, or several.
    """
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in (README, HOOKS)}
    for name, place, listed in _lists():
        texts[name] = _with_list(name, texts[name], place, listed)
    return texts


def _with_list(name: str, text: str, place: str, listed: str) -> str:
    text, count = re.subn(place, lambda _: listed, text)
    if count != 1:
        raise ValueError(f"{name} has {count} lists of formats where one is looked for: {place}")
    return text


def main() -> None:
    """Write both files."""
    for name, text in made().items():
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
