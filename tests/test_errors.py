"""Errors: each survives the way from another process, and none holds a text that was to be checked."""

from __future__ import annotations

import pickle
import traceback

import pytest

import clarity.errors
from clarity.checker import Checker
from clarity.errors import ClarityError, Fault, InputError, PolicyError, RuleError, WordListError
from clarity.files import decode, read_text

FAULT = Fault("own.csv", 3, "term", "It is empty.", "Write a term.")
ERRORS = [
    ClarityError("Something."),
    InputError("letter.txt: there is no such file."),
    PolicyError("clarity.toml: no."),
    WordListError([FAULT, Fault("own.csv", 0, "", "It is empty.", "")]),
    RuleError([FAULT]),
    RuleError([]),
]
LETTER = "Zqxwvkj has hypertension"


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_survives_pickling(error):
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - written here

    assert type(back) is type(error)
    assert back.args == error.args
    assert str(back) == str(error)
    assert getattr(back, "faults", ()) == getattr(error, "faults", ())


def test_every_class_of_errors_is_tried():
    classes = {
        value for value in vars(clarity.errors).values() if isinstance(value, type) and issubclass(value, ClarityError)
    }

    assert {cls for cls in classes if not cls.__name__.startswith("_")} == {type(error) for error in ERRORS}


def test_errors_can_be_told_apart_from_bugs():
    assert all(isinstance(error, ClarityError) for error in ERRORS)
    assert not issubclass(ClarityError, ValueError | OSError)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (FAULT, "own.csv:3 [term]: It is empty. Write a term."),
        (Fault("own.csv", 3, "", "It is empty.", "Write a term."), "own.csv:3: It is empty. Write a term."),
        (Fault("own.csv", 0, "", "It is empty.", ""), "own.csv: It is empty."),
        (Fault("own.csv", 0, "term", "It is empty.", ""), "own.csv [term]: It is empty."),
    ],
)
def test_a_fault_says_where_and_what_to_write(fault, expected):
    assert str(fault) == expected


def test_faults_are_told_a_line_each():
    assert str(WordListError([FAULT, FAULT])) == f"{FAULT}\n{FAULT}"


def test_faults_are_kept_as_they_come():
    """From any iterable, read once."""
    error = WordListError(iter([FAULT]))

    assert error.faults == error.faults == (FAULT,)


def test_faults_are_in_order_of_file_and_line():
    faults = [Fault("b.csv", 1, "", "", ""), Fault("a.csv", 10, "", "", ""), Fault("a.csv", 9, "term", "", "")]

    assert [(fault.file, fault.line) for fault in sorted(faults)] == [("a.csv", 9), ("a.csv", 10), ("b.csv", 1)]


# No text in an error.


def chain(error: BaseException | None) -> list[BaseException]:
    """An error with all that led to it: its causes and the errors during which they came up."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        error = waiting.pop()
        if error is not None and error not in found:
            found.append(error)
            waiting += [error.__cause__, error.__context__]
    return found


def told(error: BaseException) -> str:
    """All that an error says and holds, with all that led to it, but for the frames it came through."""
    return "".join(f"{link!r} {link} {link.args} {vars(link)} {getattr(link, 'object', '')!r}" for link in chain(error))


def fails(checker: Checker, tmp_path, way: str) -> InputError:
    """The error of a check that goes wrong with a secret in what was given."""
    path = tmp_path / "letter.txt"
    path.write_bytes(f"{LETTER} é".encode() + b"\xe9")
    ways = {
        "a bad byte in a file": lambda: checker.check_file(path),
        "a bad byte": lambda: decode(LETTER.encode() + b"\xe9", "letter"),
        "no text": lambda: decode(LETTER.encode() + b"\0", "letter"),
        "bytes for a text": lambda: checker.check(LETTER.encode()),
        "a list for a text": lambda: checker.check([LETTER]),
        "a text for a kind": lambda: checker.check("Rest.", kind=LETTER),
        "a text for a markup": lambda: checker.check("Rest.", markup=LETTER),
        "a text for a kind of many": lambda: list(checker.check_many(["Rest."], kind=LETTER)),
        "a text for many": lambda: checker.check_many(LETTER),
        "a list for one of many": lambda: list(checker.check_many([[LETTER]])),
        "a text for a kind in an item": lambda: list(checker.check_many([("Rest.", "text", LETTER)])),
        "in another process": lambda: list(checker.check_many([("Rest.", "text", LETTER)], processes=2)),
    }
    with pytest.raises(InputError) as caught:
        ways[way]()
    return caught.value


@pytest.mark.parametrize(
    "way",
    [
        "a bad byte in a file", "a bad byte", "no text", "bytes for a text", "a list for a text", "a text for a kind",
        "a text for a markup", "a text for a kind of many", "a text for many", "a list for one of many",
        "a text for a kind in an item", "in another process",
    ],
)  # fmt: skip
def test_no_error_holds_a_text_that_was_to_be_checked(checker, tmp_path, way):
    """Nor does what led to it: an error is logged, or sent to whoever mends it."""
    error = fails(checker, tmp_path, way)
    without_frames = "".join(traceback.format_exception_only(error))

    for word in ("Zqxwvkj", "hypertension", LETTER):
        assert word not in told(error)
        assert word not in without_frames


def decode_badly() -> None:
    """Raise an error whose cause, the decoder's own, holds what it was to decode."""
    try:
        (LETTER.encode() + b"\xe9").decode()
    except UnicodeDecodeError as error:
        raise InputError("letter: is not UTF-8 text.") from error


def test_the_look_for_texts_in_errors_can_fail():
    with pytest.raises(InputError) as caught:
        decode_badly()

    assert "Zqxwvkj" in told(caught.value)


def test_a_name_is_told_only_in_part(tmp_path):
    """A path may be a text that was given for one."""
    for text in ("Dear Mrs Lee, come on Monday. " * 20 + LETTER, "Dear Mrs Lee, come on Monday. " * 3 + LETTER + "\0"):
        with pytest.raises(InputError) as caught:
            read_text(tmp_path / text)

        assert "Zqxwvkj" not in told(caught.value)
