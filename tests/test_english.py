"""English is in clarity/en alone: the engine holds no list of English words, so that it serves other languages too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import clarity

FOLDER = Path(clarity.__file__).parent
ALLOWED = {
    "cli.check.": "severities, as values of an option",
    "curate.sheet.SHEET": "columns of a sheet",
    "curate.workbook._LONG": "columns of a sheet",
    "formats.csv._COLUMNS": "columns of tables, as systems name them",
    "formats.docx.document.": "parts of Word documents",
    "formats.eml._PICTURES": "types of attachments",
    **{
        f"formats.html.{name}": "elements of HTML"
        for name in ("_BLOCKS", "_CODE", "_CONTAINERS", "_EMPTY", "_ENDS", "_INLINE", "_KINDS", "_RAW")
    },
    "formats.parts._TAG": "elements of HTML",
    "formats.templates.code.Syntax": "names of template languages",
    "formats.templates.code._GO": "keywords of a template language",
    "formats.templates.code._IS_GO": "keywords of a template language",
    "formats.templates.code._IS_SAID": "functions of template languages",
    "formats.templates.code._OPENING_WORDS": "keywords of template languages",
    "formats.templates.code._PARTING": "keywords of template languages",
    "formats.templates.code._SCRIPT": "keywords of Ruby",
    "formats.templates.names.COUNTS": "names of the fields of templates, which clinics' systems write in English",
    "formats.templates.names.FIELD_NOUN": "names of the fields of templates",
    "formats.templates.names.NOT_A_NAME": "what is no name of a field",
    "formats.xliff._CODE": "elements of XLIFF",
    "original.BlockKind": "kinds of blocks",
    "policy.": "attributes of HTML",
    "policy.FailLevel": "severities",
    "policy.RuleSetting": "severities",
    "report.Action": "actions of rows",
    "reviews.FILLED_IN": "columns of reviews.csv",
    "rule._CASE_KEYS": "keys of a file of rules",
    "rule._KEYS": "keys of a file of rules",
    "rule._REQUIRED": "keys of a file of rules",
    "rule._SHAPE_KEYS": "keys of a file of rules",
    "rule._TEXTS": "keys of a file of rules",
    "tokens._DOMAIN": "endings of addresses",
    "tokens._NUMBER_OF_UNIT": "endings of ordinals, which are no units; tokens are cut as English writes them",
    "wordlists.COLUMNS": "columns of a word list",
    "wordlists._REQUIRED": "columns of a word list",
}
"""What looks like a list of words and is none, or must be where it is, and why."""
MOST = 3  # words; so many may be names of a thing's parts

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_ALTERNATIVES = re.compile(r"(?<![\w'])[a-z]+(?:\|[a-z]+)+")


def texts(nodes: list[ast.expr]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def collections(tree: ast.AST) -> Iterator[list[str]]:
    """The texts of each literal collection, of each text that is split, and of alternatives in regular expressions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield texts(node.elts)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            yield " ".join(texts([node.func.value])).split()
        elif isinstance(node, ast.Call):
            # What is handed to a function that splits it, such as words("…").
            yield [word for text in texts(node.args) for word in text.split()] if _is_bare(node) else []
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            for found in _ALTERNATIVES.findall(node.value):
                yield found.split("|")


def _is_bare(node: ast.Call) -> bool:
    """Whether a call has one text of words in small letters and nothing else."""
    return (
        len(node.args) == 1
        and not node.keywords
        and all(_WORD.fullmatch(word) for text in texts(node.args) for word in text.split())
    )


def lists_of_words(source: str) -> dict[str, list[str]]:
    """The lists of more than three words in small letters in a module, by their name there; "" without one."""
    found: dict[str, list[str]] = {}
    for statement in ast.parse(source).body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", None)
        name = target.id if isinstance(target, ast.Name) else ""
        if name == "__all__":
            continue
        for words in collections(statement):
            small = [word for word in words if _WORD.fullmatch(word)]
            if len(small) > MOST:
                found.setdefault(name, []).extend(small)
    return found


def in_engine() -> dict[str, list[str]]:
    """The lists of words in every module but those of English."""
    found = {}
    for path in sorted(FOLDER.rglob("*.py")):
        module = ".".join(path.relative_to(FOLDER).with_suffix("").parts).removesuffix(".__init__")
        if module.partition(".")[0] != "en":
            for name, words in lists_of_words(path.read_text(encoding="utf-8")).items():
                found[f"{module}.{name}"] = words
    return found


def test_the_engine_holds_no_list_of_english_words():
    assert {name: words for name, words in in_engine().items() if name not in ALLOWED} == {}


def test_every_exception_is_there():
    assert set(ALLOWED) - set(in_engine()) == set()


def test_english_itself_is_full_of_them():
    """So the look above can fail."""
    found = lists_of_words((FOLDER / "en" / "lexicon.py").read_text(encoding="utf-8"))

    assert len(found) >= 15
    assert {"monday", "january"} <= set(found["MONTHS_AND_DAYS"])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('A = frozenset(["a", "an", "the", "this"])', {"A"}),
        ('A = ("a", "an", "the", "this")', {"A"}),
        ('A: tuple[str, ...] = ("a", "an", "the", "this")', {"A"}),
        ('A = "a an the this".split()', {"A"}),
        ('A = frozenset("a an the this".split())', {"A"}),
        ('A = words("a an the this")', {"A"}),
        ('A = re.compile(r"\\b(?:a|an|the|this)\\b")', {"A"}),
        ('def f(x):\n    return x in ("a", "an", "the", "this")', {""}),
        ('A = ("a", "an", "the")', set()),
        ('A = (".", "!", "?", ":", ";")', set()),
        ('__all__ = ["a", "an", "the", "this"]', set()),
        ('A = "You can write this in words."', set()),
        ('print("Write a number or leave it out.")', set()),
    ],
)
def test_a_list_of_words_is_seen_however_it_is_written(source, expected):
    assert set(lists_of_words(source)) == expected
