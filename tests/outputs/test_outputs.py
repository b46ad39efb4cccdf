"""Every output is registered, writes as it goes, does nothing to a terminal, and says whether a text passed."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from clarity import outputs
from clarity.outputs import OUTPUTS, UNPRINTABLE, Checked, Options, clean, counted, output
from clarity.report import Suggestion

SHARED = {"__init__", "groups", "prose", "terminal", "reference", "rules"}
"""The modules of the folder that are not outputs."""
HOSTILE = "a\nclarity: fake: 100 of 100\r\x1b[2J\x9b1m\u2028\u202e\u2066\u200f\x7f\x07"


@pytest.fixture
def checked(checker) -> list[Checked]:
    """Two texts, the first of which does not pass."""
    texts = {"one.txt": "Take it qd.\nHypertension is\n", "two.txt": "Thank you. Do not eat prior to it.\n"}
    return [Checked(name, text, checker.check(text), checker.policy) for name, text in texts.items()]


def written(name: str, *checked: Checked, several: bool = True) -> str:
    stream = io.StringIO()
    output(name)(checked, stream, Options(several=several))
    return stream.getvalue()


def test_every_module_of_an_output_is_registered():
    modules = {path.stem for path in Path(outputs.__file__).parent.glob("*.py")} - SHARED

    assert {module.rpartition(".")[2] for module in OUTPUTS.values()} == modules


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_writes_every_file_in_order(name, checked):
    text = written(name, *checked)

    assert 0 <= text.index("one.txt") < text.index("two.txt")
    assert text.endswith("\n")


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_writes_a_report_before_it_asks_for_the_next(name, checked):
    stream = io.StringIO()

    def one_by_one():
        yield checked[0]
        assert "one.txt" in stream.getvalue()
        yield checked[1]

    output(name)(one_by_one(), stream, Options(several=True))

    assert "two.txt" in stream.getvalue()


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_does_nothing_to_a_terminal(name, checked):
    """Wherever it comes from: the name, the text, a list, a policy. Nor does a line feed give a line."""

    def spoilt(what: str) -> str:
        report = checked[0].report
        offers = tuple(Suggestion(start=0, end=2, text=text, safety="unsafe") for text in (what, what))
        fields = {"text": f"qd{what}", "message": what, "why": what, "suggestions": offers}
        strengths = tuple(strength.model_copy(update={"what": what}) for strength in checked[1].report.strengths)
        reading = report.reading.model_copy(update={"reasons": (what,)})
        findings = tuple(finding.model_copy(update=fields) for finding in report.findings)
        report = report.model_copy(update={"findings": findings, "reading": reading, "strengths": strengths})
        return written(name, Checked(f"{what}.txt", f"Take it qd.{what}\nHypertension is\n", report, checked[0].policy))

    text = spoilt(HOSTILE)

    assert not UNPRINTABLE.search(text)
    assert not re.search(r"(?m)^clarity: fake", text)
    assert text.count("\n") <= spoilt(clean(HOSTILE)).count("\n")


@pytest.mark.parametrize("several", [True, False])
@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_tells_whether_a_text_passed(name, several, checked):
    one = checked[0]
    turned = Checked(one.name, one.text, one.report.model_copy(update={"passed": True}), one.policy)

    assert not one.report.passed
    assert written(name, one, several=several) != written(name, turned, several=several)


@pytest.mark.parametrize("several", [True, False])
@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_of_no_file_is_empty(name, several):
    """No file could be read, which the exit code tells."""
    assert written(name, several=several) == ""


def test_cleaning_shows_what_acts_on_a_terminal_and_keeps_every_letter():
    assert clean(HOSTILE) == r"a\nclarity: fake: 100 of 100\r\x1b[2J\x9b1m\u2028\u202e\u2066\u200f\x7f\x07"
    assert clean("Zoë\tתודה 手術 \U0001f600") == "Zoë תודה 手術 \U0001f600"


def test_nouns_are_counted():
    assert [counted(number, "row") for number in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
