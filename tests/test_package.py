"""What users import, and what that costs them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import ROOT

import clarity

HEAVY = ("spacy", "textstat", "wordfreq", "numpy", "nltk", "tree_sitter", "msgpack")
PUBLIC = [
    "Checker", "ClarityError", "Finding", "InputError", "Item", "Loss", "Original", "Policy", "PolicyError", "ReadingLevel",
    "Report", "RuleError", "Scores", "Strength", "Suggestion", "WordListError", "check",
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


def test_a_check_loads_neither_spacy_nor_textstat():
    """Of these and of wordfreq only the data is read, and a tokenizer of clarity's own does spaCy's work."""
    assert loaded_by("import clarity; clarity.check('Rest.')") <= {"msgpack"}


def test_a_check_of_markdown_loads_its_parser():
    """The tests above can fail: the same look finds what is loaded."""
    assert "tree_sitter" in loaded_by("import clarity; clarity.Checker().check('Rest.', markup='markdown')")


def test_the_shop_window_is_what_it_says():
    assert sorted(clarity.__all__) == PUBLIC
    assert all(getattr(clarity, name) is not None for name in PUBLIC)
    assert set(PUBLIC) <= set(dir(clarity))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="Chekcer"):
        clarity.Chekcer  # noqa: B018
