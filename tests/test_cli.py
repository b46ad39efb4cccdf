"""The command line: what it prints, where, and with which exit code; a traceback is never shown.

Runs in this process but for a few at the end, so an exception that would end in a traceback fails the test.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from typing import NamedTuple

import pytest

from clarity.cli import main
from clarity.policy import Policy, profile
from clarity.rules import RULES

HEADER = "id,term,category,action,replacements,sources,status,hit,miss\n"
ZORBIC = "own.zorbic,zorbic,plain,choose,soft,own,draft,A zorbic wib.,a zorb\n"
ZQD = "own.zqd,zqd,dose,flag,each day,own,draft,Take it zqd.,zqdx\n"
FORMAT_FAULTS = (
    'format.csv:2 [status]: "ok" is not known. Choose from: draft, retired, reviewed.\n'
    'format.csv:3 [id]: "zqd" is not an id. Write it as group.slug, for example cond.hypertension.'
)
ESCAPE = "\x1b"
COLOUR = re.compile(r"\x1b\[(?:[\d;]*;)?(?:3[0-8]|9[0-7])(?:;[\d;]*)?m")


class Result(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Texts, policies and word lists; "zorbic" is a warning and "zqd" an error."""
    root = tmp_path_factory.mktemp("cli")
    (root / "lenient").mkdir()
    (root / "lenient" / "deep").mkdir()
    (root / "strict").mkdir()
    (root / "broken").mkdir()
    files = {
        "clarity.toml": b"",
        "good.txt": b"Rest well.\n",
        "warn.txt": b"Rest.\nA zorbic wib.\n",
        "bad.txt": b"Take it zqd.\n",
        "crlf.txt": "Rest.\r\n\r\nA “zorbic” wib.\r\n".encode(),
        "feed.txt": b"Page\x0c1\r\nA zorbic wib.\r\n",
        "bom.txt": b"\xef\xbb\xbfZorbic wib.\n",
        "mark.md": b"# Your `zorbic` scan\n\nA **zorbic** wib.\n",
        "empty.txt": b"",
        "blank.md": b"\n \n",
        "binary.txt": b"PK\x03\x04\0\0",
        "latin1.txt": b"Rest.\nA caf\xe9.\n",
        "letter.docx": b"PK\x03\x04",
        "noending": b"Rest.\n",
        "strict/clarity.toml": b'profile = "strict"\n',
        "strict/warn.txt": b"A zorbic wib.\n",
        "lenient/pyproject.toml": b'[tool.clarity.severity]\n"jargon.plain" = "off"\n',
        "lenient/deep/warn.txt": b"A zorbic wib.\n",
        "broken/clarity.toml": b"target_grad = 3\n",
        "broken/good.txt": b"Rest.\n",
        "own.csv": (HEADER + ZORBIC + ZQD).encode(),
        "later.csv": (HEADER + ZORBIC.replace("soft", "loose")).encode(),
        "format.csv": (HEADER + ZORBIC.replace("draft", "ok") + ZQD.replace("own.zqd", "zqd")).encode(),
        "content.csv": (HEADER + ZORBIC.replace("a zorb", "So zorbic!") + ZQD.replace(",own,", ",nowhere,")).encode(),
    }
    for name, data in files.items():
        (root / name).write_bytes(data)
    return root


@pytest.fixture(scope="session")
def clarity(folder):
    """Run the command line in the folder, with standard streams as a pipe on Windows would have them."""

    def run(*arguments: str, stdin: bytes = b"") -> Result:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="\n") for _ in range(2))
        with (
            pytest.MonkeyPatch.context() as patch,
            contextlib.chdir(folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="cp1252"))
            with pytest.raises(SystemExit) as stopped:
                main(arguments)
        for stream in (out, err):
            stream.flush()
        return Result(stopped.value.code or 0, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())

    return run


def places(report: dict) -> list[tuple[str, int, int, str]]:
    return [(finding["entry"], finding["line"], finding["column"], finding["text"]) for finding in report["findings"] if finding["entry"]]


# clarity check: what cannot be read.


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nowhere.txt", "nowhere.txt: there is no such file."),
        ("nowhere.docx", "nowhere.docx: there is no such file."),
        ("strict", "strict: is a folder. Name the files in it."),
        ("", ".: is a folder. Name the files in it."),
        ("binary.txt", "binary.txt: is not a text file."),
        ("latin1.txt", "latin1.txt:2: is not UTF-8 text (byte 0xe9). Save the file as UTF-8."),
        ("letter.docx", 'letter.docx: clarity does not read ".docx" files. It reads: .txt, .text, .md, .markdown.'),
        ("noending", "noending: clarity does not read files without an ending. It reads: .txt, .text, .md, .markdown."),
    ],
)
def test_check_tells_why_a_file_cannot_be_read(clarity, name, expected):
    assert clarity("check", name) == (2, "", f"clarity: {expected}\n")


def test_check_tells_of_every_file_that_cannot_be_read(clarity):
    code, out, err = clarity("check", "nowhere.txt", "letter.docx", "strict", "--format", "json")

    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "clarity: nowhere.txt: there is no such file.",
        'clarity: letter.docx: clarity does not read ".docx" files. It reads: .txt, .text, .md, .markdown.',
        "clarity: strict: is a folder. Name the files in it.",
    ]


def test_check_tells_of_a_name_that_is_too_long(clarity):
    code, out, err = clarity("check", "a" * 300 + ".txt")

    assert (code, out) == (2, "")
    assert err.startswith("clarity: aaaaa")


@pytest.mark.parametrize(
    ("arguments", "stdin", "expected"),
    [
        (["-"], b"A caf\xe9.\n", "standard input:1: is not UTF-8 text (byte 0xe9). Save the file as UTF-8."),
        (["-"], b"a\0b", "standard input: is not a text file."),
        (["-", "--stdin-filename", "a.docx"], b"x", 'a.docx: clarity does not read ".docx" files. It reads: .txt, .text, .md, .markdown.'),
    ],
)
def test_check_tells_why_standard_input_cannot_be_read(clarity, arguments, stdin, expected):
    assert clarity("check", *arguments, stdin=stdin) == (2, "", f"clarity: {expected}\n")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--profile", "strikt"], 'policy: profile: there is no profile "strikt"; did you mean "strict"?'),
        (["--config", "nowhere.toml"], "nowhere.toml: cannot be read: No such file or directory."),
        (["--config", "broken/clarity.toml"], 'broken/clarity.toml: target_grad: there is no such setting; did you mean "target_grade"?'),
        (["--wordlist", "nowhere.csv"], "nowhere.csv: The file cannot be read: No such file or directory. Check its name."),
        (["--wordlist", "format.csv"], FORMAT_FAULTS),
    ],
)
def test_check_tells_of_a_faulty_policy_or_list(clarity, arguments, expected):
    assert clarity("check", "good.txt", *arguments) == (2, "", f"clarity: {expected}\n")


def test_check_tells_of_a_faulty_policy_near_a_file(clarity, folder):
    expected = f'clarity: {folder / "broken" / "clarity.toml"}: target_grad: there is no such setting; did you mean "target_grade"?\n'

    assert clarity("check", "broken/good.txt") == (2, "", expected)


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
        (["rules", "tone"], "unrecognized arguments: tone"),
    ],
)
def test_a_wrong_command_line_is_told_with_its_usage(clarity, arguments, expected):
    code, out, err = clarity(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("usage: clarity")
    assert expected in err


# clarity check: the report for people.


@pytest.fixture(scope="module")
def human(clarity):
    """One run over several files, each of which must fail for a warning."""
    names = ["good.txt", "warn.txt", "empty.txt", "blank.md", "crlf.txt", "feed.txt"]
    return clarity("check", *names, "--wordlist", "own.csv", "--fail-on", "warning")


def test_check_prints_a_headline_for_each_file_in_order(human):
    assert re.findall(r"(?m)^(\S+): (?:\d+ of 100, )?(passed|not passed|there are .*)$", human.out) == [
        ("good.txt", "passed"),
        ("warn.txt", "not passed"),
        ("empty.txt", "there are no words to check."),
        ("blank.md", "there are no words to check."),
        ("crlf.txt", "not passed"),
        ("feed.txt", "not passed"),
    ]


def test_check_prints_place_excerpt_reason_and_offer(human):
    assert (
        'warn.txt:2:3: warning jargon.plain: "zorbic" has plainer words.\n'
        "    A zorbic wib.\n"
        "      ^^^^^^\n"
        "    Why: Every word the reader must translate takes attention from what to do.\n"
        "    Use: soft\n"
    ) in human.out


def test_check_counts_lines_of_windows_and_prints_every_letter(human):
    """Whatever encoding the stream had, reports are UTF-8."""
    assert 'crlf.txt:3:4: warning jargon.plain: "zorbic" has plainer words.\n    A “zorbic” wib.\n       ^^^^^^\n' in human.out


def test_check_prints_no_escape_codes_where_no_terminal_is(human):
    assert "not passed" in human.out
    assert ESCAPE not in human.out


def test_check_fails_if_one_file_fails(human):
    assert (human.code, human.err) == (1, "")


def test_check_prints_the_right_line_after_a_form_feed(human):
    assert human.out.rpartition("feed.txt:2:3: ")[2].startswith('warning jargon.plain: "zorbic" has plainer words.\n    A zorbic wib.\n')


# clarity check: exit codes.


def test_check_uses_the_policy_file_that_is_named(clarity):
    assert clarity("check", "warn.txt", "--wordlist", "own.csv", "--config", "strict/clarity.toml").code == 1


def test_check_uses_the_profile_that_is_named_before_the_policy_nearby(clarity):
    code, out, _ = clarity("check", "strict/warn.txt", "--wordlist", "own.csv", "--profile", "nhs", "--format", "json")

    assert code == 0
    assert json.loads(out)["checked_with"]["policy"] == profile("nhs").digest()


@pytest.fixture(scope="module")
def partly(clarity):
    """A run of which one file cannot be read and the other fails."""
    return clarity("check", "nowhere.txt", "bad.txt", "--format", "json", "--wordlist", "own.csv")


def test_check_does_the_rest_if_a_file_cannot_be_read(partly):
    """What could not be done outweighs what failed."""
    assert (partly.code, partly.err) == (2, "clarity: nowhere.txt: there is no such file.\n")
    assert '"entry": "own.zqd"' in partly.out


# clarity check: JSON.


@pytest.fixture(scope="module")
def reports(clarity):
    """Files under four policies, one of them named twice, and the run's exit code."""
    names = ["warn.txt", "strict/warn.txt", "lenient/deep/warn.txt", "mark.md", "bom.txt", "warn.txt"]
    code, out, err = clarity("check", *names, "--format", "json", "--wordlist", "own.csv")

    assert err == ""
    return code, json.loads(out)


def test_check_of_several_files_gives_a_list(reports):
    code, listed = reports

    assert code == 1
    assert [sorted(item) for item in listed] == [["path", "report"]] * 5
    assert [item["path"] for item in listed] == ["warn.txt", "strict/warn.txt", "lenient/deep/warn.txt", "mark.md", "bom.txt"]


def test_check_uses_the_policy_nearest_to_each_file(reports):
    policies = [Policy(), profile("strict"), Policy(severity={"jargon.plain": "off"}), Policy(), Policy()]

    assert [item["report"]["checked_with"]["policy"] for item in reports[1]] == [policy.digest() for policy in policies]
    assert [item["report"]["passed"] for item in reports[1]] == [True, False, True, True, True]


def test_check_tells_the_places_in_each_file(reports):
    """Code in Markdown is not read, and a byte order mark has no place."""
    assert [places(item["report"]) for item in reports[1]] == [
        [("own.zorbic", 2, 3, "zorbic")],
        [("own.zorbic", 1, 3, "zorbic")],
        [],
        [("own.zorbic", 3, 5, "zorbic")],
        [("own.zorbic", 1, 1, "Zorbic")],
    ]


def test_check_of_one_file_gives_its_report(clarity):
    code, out, err = clarity("check", "bad.txt", "--format", "json", "--wordlist", "own.csv", "--kind", "letter")
    report = json.loads(out)

    assert (code, err) == (1, "")
    assert places(report) == [("own.zqd", 1, 9, "zqd")]
    assert (report["passed"], report["checked_with"]["kind"]) == (False, "letter")


def test_check_of_several_files_gives_a_list_if_one_cannot_be_read(partly):
    assert [item["path"] for item in json.loads(partly.out)] == ["bad.txt"]


def test_check_reads_standard_input_as_plain_text(clarity):
    code, out, err = clarity("check", "-", "--wordlist", "own.csv", stdin="“`Zorbic`” wib.\n".encode())

    assert (code, err) == (0, "")
    assert out.startswith("-: ")
    assert '-:1:3: warning jargon.plain: "Zorbic" has plainer words.\n' in out


def test_check_reads_standard_input_by_the_name_it_is_given(clarity):
    """The name decides the format and the policy; there need be no such file."""
    arguments = ["--stdin-filename", "strict/new.md", "--format", "json", "--wordlist", "own.csv"]
    code, out, _ = clarity("check", "-", *arguments, stdin=b"A `zorbic` zorbic wib.\n")
    report = json.loads(out)

    assert code == 1
    assert places(report) == [("own.zorbic", 1, 12, "zorbic")]
    assert report["checked_with"]["policy"] == profile("strict").digest()


@pytest.fixture(scope="module")
def later(clarity):
    """A run with two lists, over a text with a warning, one without words, and one with an error, none of which is to fail."""
    lists = ["--wordlist", "own.csv", "--wordlist", "later.csv"]
    code, out, err = clarity("check", "warn.txt", "empty.txt", "bad.txt", "--format", "json", "--fail-on", "never", *lists)

    assert err == ""
    return code, [item["report"] for item in json.loads(out)]


def test_check_uses_a_later_list_before_an_earlier_one(later):
    report = later[1][0]

    assert [finding["suggestions"] for finding in report["findings"] if finding["entry"] == "own.zorbic"] == [["loose"]]
    assert {"own.csv", "later.csv"} <= set(report["checked_with"]["wordlists"])


def test_check_passes_everything_if_nothing_is_to_fail(later):
    code, reports = later

    assert code == 0
    assert [[finding["severity"] for finding in report["findings"]] for report in reports] == [["warning"], [], ["error"]]
    assert [report["passed"] for report in reports] == [True, True, True]


def test_check_gives_a_text_without_words_no_score(later):
    assert [report["score"] is None for report in later[1]] == [False, True, False]


# clarity explain, rules, words check.


@pytest.mark.parametrize("subject", ["ZORBIC", "own.zorbic"])
def test_explain_a_term(clarity, subject):
    code, out, err = clarity("explain", subject, "--wordlist", "own.csv")

    assert (code, err) == (0, "")
    assert out == (
        "zorbic [own.zorbic] jargon.plain, choose, draft\n"
        "  use:           soft\n"
        "  example:       A zorbic wib.\n"
        "  No clinician has reviewed this row yet.\n"
        "\n"
    )


def test_explain_a_term_to_flag_lists_its_senses(clarity):
    assert clarity("explain", "zqd", "--wordlist", "own.csv").out.splitlines()[:2] == [
        "zqd [own.zqd] jargon.dose, flag, draft",
        "  can mean:      each day",
    ]


@pytest.mark.parametrize("name", ["tone.blame", "jargon.dose", "reading.passive"])
def test_explain_a_rule(clarity, name):
    code, out, _ = clarity("explain", name)
    rule = RULES[name]

    assert code == 0
    assert out.splitlines()[:5] == [
        f"{name} ({rule.severity})", rule.summary, f"Why:      {rule.why}", f"Instead of: {rule.example}", f"Write:      {rule.instead}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "hint"),
    [("tone.blam", "Did you mean: tone.blame"), ("zorbik", "Did you mean: zorbic"), ("qxqxqx", "`clarity rules` lists the rules.")],
)
def test_explain_what_is_not_known(clarity, subject, hint):
    code, out, err = clarity("explain", subject, "--wordlist", "own.csv")

    assert (code, out) == (2, "")
    assert err.startswith(f'clarity: There is no rule and no listed term "{subject}". {hint}')


def test_rules_lists_every_rule_with_its_severity(clarity):
    code, out, err = clarity("rules")

    assert (code, err) == (0, "")
    assert re.findall(r"(?m)^([a-z]+\.[a-z_]+) +(error|warning|info) ", out) == [(rule.name, rule.severity) for rule in RULES.values()]


def test_words_check_of_a_good_list(clarity):
    code, out, err = clarity("words", "check", "own.csv")

    assert (code, out) == (0, "")
    assert re.fullmatch(r"\d+ rows in \d+ lists, the bundled ones in .*wordlists: no faults\.\n", err)


def test_words_check_of_a_list_with_wrong_rows(clarity):
    code, out, err = clarity("words", "check", "content.csv")

    assert code == 1
    assert [line for line in out.splitlines() if line.startswith("content.csv")] == [
        'content.csv:2 [miss]: The row is found in "So zorbic!". Add a condition that switches it off there.',
        'content.csv:3 [sources]: "nowhere" is not in sources.csv. Add it there with its licence, or correct it.',
    ]
    assert err.endswith(f"wordlists: {len(out.splitlines())} faults.\n")


def test_words_check_of_a_list_with_a_spoilt_format_tells_every_fault(clarity):
    code, out, err = clarity("words", "check", "format.csv")

    assert code != 0
    assert re.findall(r"format\.csv:\d \[\w+\]", out + err) == ["format.csv:2 [status]", "format.csv:3 [id]"]


def test_words_check_of_a_list_with_a_spoilt_format_exits_with_1(clarity):
    assert clarity("words", "check", "format.csv").code == 1


@pytest.mark.parametrize("name", ["nowhere.csv", "strict"])
def test_words_check_of_what_cannot_be_read(clarity, name):
    code, out, err = clarity("words", "check", name)

    assert (code, out) == (2, "")
    assert err.startswith(f"clarity: {name}: The file cannot be read: ")


# The terminal.


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return monkeypatch


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_colours(clarity):
    """So that the tests beside it can fail."""
    assert COLOUR.search(clarity("explain", "tone.blame").out)


def test_a_terminal_gets_no_colours_if_it_wants_none(clarity, terminal):
    terminal.setenv("NO_COLOR", "1")

    assert not COLOUR.search(clarity("explain", "tone.blame").out)


@pytest.mark.parametrize("command", ["rules", "explain"])
def test_a_pipe_gets_no_escape_codes(clarity, monkeypatch, command):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    out = clarity(*{"rules": ["rules"], "explain": ["explain", "tone.blame"]}[command]).out

    assert "tone.blame" in out
    assert ESCAPE not in out


# As a process.


def test_version(clarity):
    code, out, err = clarity("--version")

    assert code == 0
    assert re.fullmatch(r"clarity \d+\.\d+\.\d+\S*\n", out + err)


def test_version_is_printed_on_standard_output(clarity):
    assert clarity("--version").out.startswith("clarity ")


def test_python_m_clarity_is_the_command_line(folder):
    run = subprocess.run([sys.executable, "-m", "clarity", "check", "latin1.txt"], cwd=folder, capture_output=True, text=True, check=False)

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "clarity: latin1.txt:2: is not UTF-8 text (byte 0xe9). Save the file as UTF-8.\n"


@pytest.fixture(scope="module")
def cut_off(folder):
    """A run whose standard output nobody reads, as that of `clarity rules | head -1`."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as pipe:
        command = [sys.executable, "-m", "clarity", "rules"]
        return subprocess.run(command, cwd=folder, stdout=pipe, stderr=subprocess.PIPE, text=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows end otherwise")
def test_a_pipe_that_is_closed_early_gives_no_traceback(cut_off):
    assert cut_off.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows end otherwise")
def test_a_pipe_that_is_closed_early_means_the_work_was_not_done(cut_off):
    assert cut_off.returncode == 2
