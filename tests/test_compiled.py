"""The compiled file: the same as the files that it stands for, never out of date, and what a process costs with it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, write_list

import clarity
import clarity.bundle
from clarity.bundle import COMPILED, Bundle, bundle, categories, rules, with_lists
from clarity.checker import Checker
from clarity.compiled import dumps, key_of, load
from clarity.en import ENGLISH
from clarity.match import row_heads
from clarity.pattern import Firsts, Pattern
from clarity.rule import Case, Find, Rule
from clarity.wordlists import bundled, read_all

KEY = bytes(range(32))
RECORDS = {Rule, Case, Find, Pattern, Firsts}
LETTERS = sorted((ROOT / "examples").glob("*.txt")) + sorted((ROOT / "examples").glob("*.md"))
PACKAGE = Path(clarity.__file__).parent
NOT_FOR_A_CHECK = ("spacy", "textstat", "nltk", "numpy", "ssl", "requests", "msgpack", "wordfreq", "rich", "openpyxl")


@pytest.fixture(scope="module")
def built() -> Bundle:
    """The bundle as it is built from the files."""
    return bundle() if clarity.bundle._compiled() is None else clarity.bundle._from_files()


@pytest.fixture(scope="module")
def file(built, tmp_path_factory) -> Path:
    """The compiled file of the bundle."""
    path = tmp_path_factory.mktemp("compiled") / COMPILED
    path.write_bytes(dumps(clarity.bundle._contents(built), KEY))
    return path


@pytest.fixture(scope="module")
def restored(file) -> Bundle:
    """The bundle as it comes back from the compiled file."""
    return clarity.bundle._restored(load(file, KEY))


def shape(value: object) -> object:
    """A value with its types, and those of all that is in it."""
    if isinstance(value, Mapping):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return type(value), [shape(item) for item in value]
    return type(value), value


@pytest.mark.parametrize("field", ["digests", "entries", "wordings", "listed"])
def test_what_is_restored_is_what_was_built(built, restored, field):
    assert shape(getattr(restored, field)) == shape(getattr(built, field))


def is_same(left, right, seen):
    """Whether two values are equal; what several patterns share is compared once, or it would take for ever."""
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return left.keys() == right.keys() and all(is_same(left[name], right[name], seen) for name in left)
    if not isinstance(left, tuple) or not isinstance(right, tuple):
        return left == right
    key = id(left), id(right)
    if key not in seen:
        seen[key] = len(left) == len(right) and all(is_same(*pair, seen) for pair in zip(left, right, strict=True))
    return seen[key]


def test_restored_rules_are_those_that_were_built(built, restored):
    """The nodes of patterns, plain values in both, are only compared: their shape is too large to be written out."""
    assert list(restored.rules) == list(built.rules)
    seen = {}
    for name, rule in built.rules.items():
        assert is_same(restored.rules[name], rule, seen), name
    known = restored.rules.values()
    finds = [find for rule in known for find in rule.find]
    patterns = [
        pattern for find in finds for pattern in (*find.phrases, *find.only_with, *find.unless_with, *find.unless_near)
    ]
    cases = [case for rule in known for case in (*rule.hit, *rule.miss)]
    assert set(map(type, [*known, *finds, *patterns, *cases, *(pattern.firsts for pattern in patterns)])) == RECORDS


def test_restored_words_are_those_that_were_built(built, restored):
    assert shape(restored.table.known) == shape(built.table.known)


def test_restored_heads_are_those_that_were_built(built, restored):
    assert restored.heads == built.heads


def test_what_a_language_knows_is_what_its_files_say(file):
    """The values are compared as they are read anew, since the fixtures above have given the stored ones."""
    assert load(file, KEY).data == {name: data.read() for name, data in ENGLISH.data.items()}


@pytest.mark.parametrize("letter", LETTERS, ids=lambda path: path.stem)
def test_reports_are_byte_for_byte_the_same(built, restored, letter, monkeypatch):
    reports = []
    for ready in (built, restored):
        monkeypatch.setattr("clarity.checker.with_lists", lambda _, ready=ready: ready)
        reports.append(Checker().check_file(letter, kind="letter").model_dump_json())

    assert reports[0] == reports[1]


def test_the_same_contents_give_the_same_bytes(built, file):
    assert dumps(clarity.bundle._contents(built), KEY) == file.read_bytes()


def test_a_file_made_from_something_else_is_not_used(file):
    assert load(file, bytes(32)) is None


def test_a_missing_file_is_not_used(tmp_path):
    assert load(tmp_path / COMPILED, KEY) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:40],
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data.replace(b"clarity 1", b"clarity 0", 1),
        lambda data: data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :],
    ],
    ids=["empty", "no contents", "cut", "longer", "another format", "one bit"],
)
def test_a_damaged_file_is_not_used(file, damage, tmp_path):
    path = tmp_path / COMPILED
    path.write_bytes(damage(file.read_bytes()))

    assert load(path, KEY) is None


@pytest.fixture
def lists(tmp_path) -> list[Path]:
    """Two files as a bundle is made from them."""
    (tmp_path / "a.csv").write_text("one\n")
    (tmp_path / "b.csv").write_text("two\n")
    return [tmp_path / "a.csv", tmp_path / "b.csv"]


def test_the_key_is_that_of_the_files_in_any_order(lists):
    assert key_of(lists) == key_of(reversed(lists))


def test_the_key_changes_with_what_is_in_a_file(lists):
    before = key_of(lists)
    lists[1].write_text("two \n")

    assert key_of(lists) != before


def test_the_key_changes_with_a_name_and_with_a_file_more_or_less(lists, tmp_path):
    before = key_of(lists)
    renamed = lists[1].rename(tmp_path / "c.csv")

    assert len({before, key_of([lists[0], renamed]), key_of(lists[:1]), key_of([*lists[:1], renamed, renamed])}) == 4


@pytest.mark.parametrize(
    "name",
    [
        "plain.csv", "sources.csv", "familiar.csv", "medicine_stems.csv", "tone.toml", "classes.toml", "syllables.txt", "difficulty.json",
        "small_en.msgpack.gz", "easy_words.txt", "wordlists.py", "tokens.py", "match.py", "syllables.py", "lexicon.py",
    ],
)  # fmt: skip
def test_the_key_is_made_from_all_that_the_bundle_is_made_from(name):
    assert name in {file.name for file in clarity.bundle._files()}


@pytest.mark.skipif((PACKAGE.parent / "pyproject.toml").is_file(), reason="a checkout brings no compiled file")
def test_an_installed_wheel_brings_a_file_that_is_current():
    assert (PACKAGE / COMPILED).is_file()
    assert clarity.bundle._compiled() is not None


def test_a_checkout_brings_no_compiled_file():
    assert not (ROOT / "clarity" / COMPILED).exists()


# Lists of one's own join the bundled rows, which are not built anew.

OWN = [
    {
        "id": "own.pneumatic",
        "term": "pneumatic boots",
        "forms": "leg squeezers",
        "category": "plain",
        "action": "choose",
    },
    {"id": "plain.utilise", "term": "utilise", "category": "plain", "action": "choose", "replacements": "make use of"},
    {"id": "plain.commence", "term": "commence", "category": "plain", "action": "choose", "status": "retired"},
    {"id": "own.bp", "term": "BP", "category": "abbr", "action": "choose", "replacements": "blood pressure"},
    {"id": "own.clinic", "term": "BP clinic", "category": "plain", "action": "choose", "replacements": "our clinic"},
]
TEXT = (
    "We utilise pneumatic boots. Treatment will commence in the BP clinic; the leg squeezers, the BP of 120 and your BMI"
    " are not utilised by nephrology. Zopiclone is commenced."
)


@pytest.fixture(scope="module")
def own(tmp_path_factory) -> Path:
    return write_list(tmp_path_factory.mktemp("own") / "own.csv", [{"replacements": "boots", **row} for row in OWN])


@pytest.fixture(scope="module")
def few(tmp_path_factory) -> list[Path]:
    """A bundled list, and rows for the own list to replace and to retire."""
    usual = {"category": "plain", "action": "choose", "replacements": "start"}
    rows = [{**usual, "id": f"plain.{term}", "term": term} for term in ("utilise", "commence", "clinic", "boots")]
    abbreviations = next(path for path in bundled() if path.name == "abbreviations.csv")
    return [abbreviations, write_list(tmp_path_factory.mktemp("few") / "few.csv", rows)]


def built_from(paths) -> Bundle:
    found, entries = read_all(paths, categories(rules()))
    return clarity.bundle._built(replace(ENGLISH, public_words=frozenset), rules(), found, list(entries.values()))


@pytest.fixture(scope="module")
def alone(few) -> Bundle:
    return built_from(few)


@pytest.fixture(scope="module")
def joined(alone, own) -> Bundle:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("clarity.bundle.bundle", lambda: alone)
        return with_lists([own])


@pytest.fixture(scope="module")
def whole(few, own) -> Bundle:
    return built_from([*few, own])


def test_rows_that_are_joined_are_those_of_all_lists_read_together(joined, whole):
    assert joined.entries == whole.entries
    assert joined.digests == whole.digests
    assert joined.listed == whole.listed
    assert [row for row in joined.rows if row is not None and row.file == "own.csv"]


def test_words_and_wordings_of_joined_lists_are_all_there(joined, whole):
    assert whole.table.known.items() <= joined.table.known.items()
    assert whole.wordings.items() <= joined.wordings.items()


def test_reports_with_joined_lists_are_those_with_all_lists_read_together(joined, whole, monkeypatch):
    reports = []
    for ready in (joined, whole):
        monkeypatch.setattr("clarity.checker.with_lists", lambda _, ready=ready: ready)
        reports.append(Checker().check(TEXT).model_dump_json())

    assert reports[0] == reports[1]
    assert all(row in reports[0] for row in ("own.pneumatic", "plain.utilise", "own.bp", "own.clinic"))
    assert "plain.commence" not in reports[0]


def test_a_row_that_is_replaced_offers_what_the_new_one_does(joined, monkeypatch):
    monkeypatch.setattr("clarity.checker.with_lists", lambda _: joined)
    found = Checker().check("We utilise it.").findings

    assert [(finding.entry, [str(offer) for offer in finding.suggestions]) for finding in found if finding.entry] == [
        ("plain.utilise", ["make use of"])
    ]


def test_lists_that_others_join_are_not_changed(alone, joined):
    assert joined.heads != alone.heads
    assert alone.heads == row_heads(alone.entries, ENGLISH)


# What a new process loads and keeps.


def run(code: str) -> str:
    """What a new Python prints last, away from the checkout if an installed wheel is what is tested."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    return done.stdout.splitlines()[-1]


def test_a_check_loads_no_heavy_package_and_no_network():
    code = f"import sys, clarity\nclarity.check('Your BP is 120/80.')\nprint([n for n in {NOT_FOR_A_CHECK!r} if n in sys.modules])"

    loaded = run(code)

    assert loaded == "[]" if clarity.bundle._compiled() else loaded in ("[]", "['msgpack']")


def test_all_that_a_checker_knows_is_there_before_the_first_text():
    """A text opens no file, loads no module and compiles no pattern, so that what stays in memory does not depend on it."""
    code = """
import sys
from clarity.checker import Checker
from clarity.pattern import compile_shape
checker = Checker()
patterns = compile_shape.cache_info().currsize
seen = []
def watch(event, values):
    if event in ("open", "import", "compile"):
        seen.append((event, str(values[0])))
before = set(sys.modules)
sys.addaudithook(watch)
checker.check("Your BP is 120/80 on 3 May. Zqxwvology's nephrologist, Mr Zqxwv, will call: take 2.5mg b.i.d.\\n- Rest.", kind="letter")
print([*seen, *set(sys.modules) - before], compile_shape.cache_info().currsize - patterns)
"""
    assert run(code) == "[] 0"
