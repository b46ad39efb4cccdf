"""What users import, and what that costs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

import clarity

HEAVY = ("spacy", "textstat", "numpy", "nltk", "tree_sitter", "msgpack")
PUBLIC = [
    "Checker", "ClarityError", "Finding", "InputError", "Policy", "PolicyError", "ReadingLevel", "Report", "Scores", "Strength",
    "WordListError", "check",
]  # fmt: skip


def loaded_by(code: str) -> set[str]:
    """The heavy packages that a new Python has loaded after running some code."""
    script = f"import sys\n{code}\nprint()\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.splitlines()[-1].split())


def command(*arguments: str) -> str:
    return f"""
import clarity.cli
try:
    clarity.cli.main({list(arguments)!r})
except SystemExit as stop:
    assert not stop.code, stop.code
"""


@pytest.mark.parametrize(
    "code",
    [
        "import clarity",
        "import clarity; clarity.Policy, clarity.Report, clarity.WordListError",
        command("--help"),
        command("--version"),
        command("rules"),
        command("explain", "hypertension"),
        command("explain", "tone.blame"),
    ],
    ids=["import", "names", "--help", "--version", "rules", "explain TERM", "explain RULE"],
)
def test_nothing_heavy_is_loaded_before_the_first_check(code):
    assert loaded_by(code) == set()


def test_a_check_loads_spacy_and_textstat():
    """The test above can fail: the same look finds them once a text is checked."""
    assert {"spacy", "textstat"} <= loaded_by("import clarity; clarity.check('Rest.')")


def test_the_shop_window_is_what_it_says():
    assert sorted(clarity.__all__) == PUBLIC
    assert all(getattr(clarity, name) is not None for name in PUBLIC)
    assert set(PUBLIC) <= set(dir(clarity))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="Chekcer"):
        clarity.Chekcer  # noqa: B018


@pytest.mark.parametrize(
    ("package", "door"),
    [
        ("spacy", "document.py"), ("textstat", "measure.py"), ("wordfreq", "en/frequency.py"), ("msgpack", "en/frequency.py"),
        ("rich", "outputs/human.py"), ("tree_sitter", "formats/markdown.py"), ("tree_sitter_markdown", "formats/markdown.py"),
    ],
)  # fmt: skip
def test_each_dependency_has_one_door(package, door):
    folder = Path(clarity.__file__).parent
    marks = (f"import {package}\n", f"import {package}.", f"from {package} ", f"from {package}.", f'find_spec("{package}")')

    doors = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if any(mark in path.read_text(encoding="utf-8") for mark in marks)
    }

    assert doors == {door}
