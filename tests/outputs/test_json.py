"""The JSON output: what it says is what the report says, character by character."""

from __future__ import annotations

import io
import json

import pytest

from clarity.outputs import Checked, Options
from clarity.outputs.json import write


@pytest.fixture
def checked(checker) -> list[Checked]:
    texts = {"one.txt": "Take it qd.\n", "zwölf.txt": "“Rest”.\n", "none.txt": ""}
    return [Checked(name, text, checker.check(text), checker.policy) for name, text in texts.items()]


def written(checked, *, several: bool) -> str:
    stream = io.StringIO()
    write(checked, stream, Options(several=several))
    return stream.getvalue()


def test_one_file_gives_its_report(checked):
    assert written(checked[1:2], several=False) == checked[1].report.model_dump_json(indent=2) + "\n"


def test_several_files_give_a_list_laid_out_as_json_dumps_does(checked):
    items = [{"path": each.name, "report": each.report.model_dump(mode="json")} for each in checked]

    assert written(checked, several=True) == json.dumps(items, indent=2, ensure_ascii=False) + "\n"


def test_what_would_act_on_a_terminal_is_escaped_and_not_lost(checked):
    one = checked[0]
    text = "\x7f\u200f\u2028\u202e\x9b\x1b “Yes”"
    report = one.report.model_copy(update={"findings": (one.report.findings[0].model_copy(update={"text": text}),)})
    shown = written([Checked("zwölf\n\udcff.txt", text, report, one.policy)], several=True)

    assert r'"text": "\u007f\u200f\u2028\u202e\u009b\u001b “Yes”"' in shown
    assert r'"path": "zwölf\n\udcff.txt"' in shown
    assert json.loads(shown) == [{"path": "zwölf\n\udcff.txt", "report": report.model_dump(mode="json")}]


def test_a_list_is_closed_if_the_run_ends_early(checked):
    stream = io.StringIO()

    def interrupted():
        yield checked[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(interrupted(), stream, Options(several=True))

    assert [item["path"] for item in json.loads(stream.getvalue())] == ["one.txt"]
