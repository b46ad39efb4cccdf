"""The command line as a whole: its commands, its help, wrong command lines, and streams that are closed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from clarity import cli
from clarity.cli import COMMANDS, WORDS_COMMANDS
from clarity.cli.rules import RULES_COMMANDS
from clarity.outputs import OUTPUTS

ESCAPE = "\x1b"
SHARED = {"__init__", "common"}
"""The modules of the folder that are not commands."""


def name_of(command) -> str:
    return command.__name__.rpartition(".")[2]


def test_every_module_of_a_command_is_named_in_the_tuples():
    """And stands in the tuple that its name tells of, so that a command is found by the name of its file."""
    modules = {path.stem for path in Path(cli.__file__).parent.glob("*.py")} - SHARED

    assert {name_of(command) for command in (*COMMANDS, *WORDS_COMMANDS, *RULES_COMMANDS)} == modules
    assert {name_of(command) for command in WORDS_COMMANDS} == {name for name in modules if name.startswith("words_")}
    assert {name_of(command) for command in RULES_COMMANDS} == {name for name in modules if name.startswith("rules_")}


def test_help_lists_every_command_in_order(clarity):
    code, out, _ = clarity("--help")
    words = clarity("words", "--help").out

    assert code == 0
    assert re.findall(r"(?m)^    (\w+) ", out) == [*map(name_of, COMMANDS), "words"]
    assert re.findall(r"(?m)^    (\w+) ", words) == [
        name_of(command).removeprefix("words_") for command in WORDS_COMMANDS
    ]


@pytest.mark.parametrize("command", COMMANDS + WORDS_COMMANDS, ids=name_of)
def test_every_command_has_help(clarity, command):
    code, out, err = clarity(*name_of(command).split("_"), "--help")

    assert (code, err) == (0, "")
    assert out.startswith(f"usage: clarity {name_of(command).replace('_', ' ')} ")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_neither_what_colours_nor_what_validates(arguments):
    code = f"""
import sys
from clarity.cli import main
try:
    main({arguments!r})
except SystemExit:
    print([name for name in ("rich", "pydantic", "difflib") if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.splitlines()[-1] == "[]"


def test_a_wrong_command_line_is_repeated_without_what_acts_on_a_terminal(clarity):
    code, out, err = clarity("explain", "qd", "--a\nclarity:fake.txt:passed\x1b[2J")

    assert (code, out) == (2, "")
    assert err.endswith("error: unrecognized arguments: --a\\nclarity:fake.txt:passed\\x1b[2J\n")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["chekc"], "invalid choice: 'chekc'"),
        (["check"], "the following arguments are required: PATH"),
        (["check", "good.txt", "--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (["check", "good.txt", "--kind", "poem"], "argument --kind: invalid choice: 'poem'"),
        (["check", "good.txt", "--fail-on", "warn"], "argument --fail-on: invalid choice: 'warn'"),
        (["explain"], "the following arguments are required: WORD"),
        (["words"], "the following arguments are required: COMMAND"),
        (["rules", "tone"], "invalid choice: 'tone'"),
    ],
)
def test_a_wrong_command_line_is_told_with_its_usage(clarity, arguments, expected):
    code, out, err = clarity(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("usage: clarity")
    assert expected in err


@pytest.mark.parametrize("command", ["rules", "explain"])
def test_a_pipe_gets_no_escape_codes(clarity, monkeypatch, command):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    out = clarity(*{"rules": ["rules"], "explain": ["explain", "tone.blame"]}[command]).out

    assert "tone.blame" in out
    assert ESCAPE not in out


def test_version(clarity):
    code, out, err = clarity("--version")

    assert code == 0
    assert re.fullmatch(r"clarity \d+\.\d+\.\d+\S*\n", out + err)


def test_version_is_printed_on_standard_output(clarity):
    assert clarity("--version").out.startswith("clarity ")


def test_python_m_clarity_is_the_command_line(folder):
    run = subprocess.run(
        [sys.executable, "-m", "clarity", "check", "mixed.txt"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "clarity: mixed.txt:2: is not UTF-8 text (byte 0xe9). Save the file as UTF-8.\n"


@pytest.fixture(
    scope="module",
    params=["rules", *(f"check good.txt bad.txt warn.txt --format {name}" for name in OUTPUTS)],
)
def cut_off(folder, request):
    """A run whose standard output nobody reads, as that of `clarity rules | head -1`."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as pipe:
        command = [sys.executable, "-m", "clarity", *request.param.split()]
        return subprocess.run(command, cwd=folder, stdout=pipe, stderr=subprocess.PIPE, text=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows end otherwise")
def test_a_pipe_that_is_closed_early_gives_no_traceback(cut_off):
    assert cut_off.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows end otherwise")
def test_a_pipe_that_is_closed_early_ends_as_shells_say_it_of_other_programs(cut_off):
    """128 and the number of SIGPIPE: neither that all passed nor that the work could not be done."""
    assert cut_off.returncode == 141


def closed(folder, command: str) -> subprocess.CompletedProcess[str]:
    """A run of a shell's command line, in which a stream may be closed."""
    script = f"{shlex.quote(sys.executable)} -m clarity {command}"
    return subprocess.run(["sh", "-c", script], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="sh closes the streams")
@pytest.mark.parametrize(
    ("redirection", "problem"),
    [
        ("<&-", "is closed. Pipe a text into it, or name a file."),
        ("0>written.txt", "cannot be read: "),
    ],
    ids=["closed", "opened to write"],
)
def test_standard_input_that_cannot_be_read_is_told(folder, redirection, problem):
    run = closed(folder, f"check - {redirection}")

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"clarity: standard input: {problem}")
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="sh closes the streams")
def test_errors_do_not_go_among_the_reports_if_standard_error_is_closed(folder):
    run = closed(folder, "check nowhere.txt 2>&-")

    assert (run.returncode, run.stdout) == (2, "")


@pytest.mark.skipif(os.name == "nt", reason="sh closes the streams")
def test_standard_output_may_be_closed(folder):
    run = closed(folder, "rules >&-")

    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is played by /dev/full")
def test_a_report_that_cannot_be_written_is_told(folder):
    run = closed(folder, "rules >/dev/full")

    assert (run.returncode, run.stderr) == (2, "clarity: the report cannot be written: No space left on device.\n")
