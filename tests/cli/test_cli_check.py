"""`clarity check`: what it reads, what it prints and where, and the exit code."""

from __future__ import annotations

import io
import json
import os
import re
from typing import get_args

import pytest

from clarity.cli.check import _watched
from clarity.formats import endings
from clarity.outputs import OUTPUTS, UNPRINTABLE
from clarity.policy import FailLevel, Policy, profile
from clarity.report import Kind
from cli.conftest import HEADER

FORMAT_FAULTS = (
    'format.csv:2 [status]: "ok" is not known. Choose from: draft, retired, reviewed.\n'
    'format.csv:3 [id]: "zqd" is not an id. Write it as group.slug, for example cond.hypertension.'
)
ESCAPE = "\x1b"


def places(report: dict) -> list[tuple[str, int, int, str]]:
    return [
        (finding["entry"], finding["line"], finding["column"], finding["text"])
        for finding in report["findings"]
        if finding["entry"]
    ]


# clarity check: what cannot be read.


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nowhere.txt", "nowhere.txt: there is no such file."),
        ("nowhere.zorb", "nowhere.zorb: there is no such file."),
        ("broken/empty", f"broken/empty: holds no file that clarity reads. It reads: {endings()}."),
        ("", ".: is a folder. Name the files in it."),
        ("binary.txt", "binary.txt: is not a text file."),
        ("mixed.txt", "mixed.txt:2: is not UTF-8 text (byte 0xe9). Save the file as UTF-8."),
        ("letter.zorb", f'letter.zorb: clarity does not read ".zorb" files. It reads: {endings()}.'),
        ("noending", f"noending: clarity does not read files without an ending. It reads: {endings()}."),
    ],
)
def test_check_tells_why_a_file_cannot_be_read(clarity, name, expected):
    assert clarity("check", name) == (2, "", f"clarity: {expected}\n")


def test_check_tells_of_every_file_that_cannot_be_read(clarity):
    code, out, err = clarity("check", "nowhere.txt", "letter.zorb", "broken/empty", "--format", "json")

    assert (code, out) == (2, "")
    assert err.splitlines() == [
        f"clarity: broken/empty: holds no file that clarity reads. It reads: {endings()}.",
        "clarity: nowhere.txt: there is no such file.",
        f'clarity: letter.zorb: clarity does not read ".zorb" files. It reads: {endings()}.',
    ]


# clarity check: folders.


def test_check_reads_the_files_of_a_folder_and_tells_what_it_leaves_out(clarity):
    code, out, err = clarity("check", "letters", "--format", "json", "--wordlist", "own.csv")

    assert code == 1
    assert [item["path"] for item in json.loads(out)] == ["letters/a.html.j2", "letters/b.txt", "letters/old/c.md"]
    assert err == (
        "clarity: letters: left out 1 file of other types (1 .pdf); 1 file or folder that .gitignore names.\n"
    )


def test_check_reads_a_file_that_is_named_whatever_gitignore_says(clarity):
    assert clarity("check", "letters/d.txt", "--wordlist", "own.csv").code == 1


def test_check_reads_a_file_once_however_often_it_is_named(clarity):
    out = clarity("check", "letters/b.txt", "letters", "letters/old", "--format", "json").out

    assert [item["path"] for item in json.loads(out)] == ["letters/b.txt", "letters/a.html.j2", "letters/old/c.md"]


def test_check_of_a_folder_with_one_file_gives_a_list(clarity):
    assert [item["path"] for item in json.loads(clarity("check", "letters/old", "--format", "json").out)] == [
        "letters/old/c.md"
    ]


# clarity check: what is read.


def test_show_prose_shows_each_block_where_it_begins_and_what_is_not_read(clarity):
    code, out, err = clarity("check", "--show-prose", "letters/a.html.j2", "-", stdin=b"Rest\nnow.\n\nZqd \x1b[0m.\n")

    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "letters/a.html.j2 (html, template: jinja, utf-8):",
        "1:4 text:",
        "    Dear name ,",
        "1:36 text:",
        "    A zorbic wib.",
        "1:65 not read: <pre> is code, which is not read.",
        "    Take one tablet each day.",
        "",
        "- (text, utf-8):",
        "1:1 text:",
        "    Rest",
        "    now.",
        "4:1 text:",
        "    Zqd \\x1b[0m.",
        "",
    ]


def test_show_prose_tells_which_file_cannot_be_read_and_shows_the_others(clarity):
    code, out, err = clarity("check", "--show-prose", "nowhere.txt", "good.txt")

    assert (code, err) == (2, "clarity: nowhere.txt: there is no such file.\n")
    assert out == "good.txt (text, utf-8):\n1:1 text:\n    Rest well.\n\n"


def test_check_tells_of_a_name_that_is_too_long(clarity):
    code, out, err = clarity("check", "a" * 300 + ".txt")

    assert (code, out) == (2, "")
    assert err.startswith("clarity: aaaaa")


@pytest.mark.parametrize(
    ("arguments", "stdin", "expected"),
    [
        (["-"], b"\xc3\x89 caf\xe9.\n", "standard input:1: is not UTF-8 text (byte 0xe9). Save the file as UTF-8."),
        (["-"], b"a\0b", "standard input: is not a text file."),
        (
            ["-", "--stdin-filename", "a.zorb"],
            b"x",
            f'a.zorb: clarity does not read ".zorb" files. It reads: {endings()}.',
        ),
    ],
)
def test_check_tells_why_standard_input_cannot_be_read(clarity, arguments, stdin, expected):
    assert clarity("check", *arguments, stdin=stdin) == (2, "", f"clarity: {expected}\n")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--profile", "strikt"], 'policy: profile: there is no profile "strikt"; did you mean "strict"?'),
        (["--config", "nowhere.toml"], "nowhere.toml: cannot be read: No such file or directory."),
        (
            ["--config", "broken/clarity.toml"],
            'broken/clarity.toml: target_grad: there is no such setting; did you mean "target_grade"?',
        ),
        (
            ["--wordlist", "nowhere.csv"],
            "nowhere.csv: The file cannot be read: No such file or directory. Check its name.",
        ),
        (["--wordlist", "format.csv"], FORMAT_FAULTS),
    ],
)
def test_check_tells_of_a_faulty_policy_or_list(clarity, arguments, expected):
    assert clarity("check", "good.txt", *arguments) == (2, "", f"clarity: {expected}\n")


def test_check_tells_of_a_faulty_policy_near_a_file(clarity, folder):
    file = folder / "broken" / "clarity.toml"
    expected = f'clarity: {file}: target_grad: there is no such setting; did you mean "target_grade"?\n'

    assert clarity("check", "broken/good.txt") == (2, "", expected)


# clarity check: the report for people.


@pytest.fixture(scope="module")
def human(clarity):
    """One run over several files, each of which must fail for a warning."""
    names = ["good.txt", "warn.txt", "empty.txt", "blank.md", "crlf.txt", "feed.txt"]
    return clarity("check", "--full", *names, "--wordlist", "own.csv", "--fail-on", "warning")


def test_check_prints_a_headline_for_each_file_in_order(human):
    assert re.findall(r"(?m)^(\S+): (?:\d+ of 100, )?(passed|not passed|no words, .*)$", human.out) == [
        ("good.txt", "passed"),
        ("warn.txt", "not passed"),
        ("empty.txt", "no words, not passed"),
        ("blank.md", "no words, not passed"),
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
    assert (
        'crlf.txt:3:4: warning jargon.plain: "zorbic" has plainer words.\n    A “zorbic” wib.\n       ^^^^^^\n'
        in human.out
    )


def test_check_prints_no_escape_codes_where_no_terminal_is(human):
    assert "not passed" in human.out
    assert ESCAPE not in human.out


def test_check_fails_if_one_file_fails(human):
    assert (human.code, human.err) == (1, "")


def test_check_prints_the_right_line_after_a_form_feed(human):
    assert human.out.rpartition("feed.txt:2:3: ")[2].startswith(
        'warning jargon.plain: "zorbic" has plainer words.\n    A zorbic wib.\n'
    )


def test_check_ends_with_the_totals_of_several_files(human):
    assert re.search(r"\n\n6 texts: 1 passed, 5 not passed\nThe worst:\n +no words, not passed  empty.txt\n", human.out)


def test_check_shows_every_place_only_if_it_is_asked_to(clarity, human):
    short = clarity("check", "warn.txt", "--wordlist", "own.csv").out

    assert "^^^^^^" in human.out
    assert "^" not in short
    assert '  1. 2:3 "zorbic" has plainer words. ' in short


@pytest.mark.parametrize(
    ("arguments", "has_color"),
    [([], False), (["--color", "always"], True), (["--color", "never"], False), (["--color", "auto"], False)],
)
@pytest.mark.parametrize("name", ["human", "concise"])
def test_check_prints_colours_if_it_is_asked_to(clarity, name, arguments, has_color):
    out = clarity("check", "warn.txt", "--wordlist", "own.csv", "--format", name, *arguments).out

    assert (ESCAPE in out) is has_color


def test_check_prints_a_line_for_each_finding_if_it_is_asked_to(clarity):
    """As editors read it; of the file that fails, why it does."""
    code, out, err = clarity("check", "good.txt", "warn.txt", "bad.txt", "--wordlist", "own.csv", "--format", "concise")

    assert (code, err) == (1, "")
    assert out == (
        'warn.txt:2:3: warning jargon.plain "zorbic" has plainer words.\n'
        "bad.txt:1:1: error verdict Errors: jargon.dose.\n"
        'bad.txt:1:9: error jargon.dose "zqd" can be misunderstood. It can mean: each day.\n'
    )


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
    assert [item["path"] for item in listed] == [
        "warn.txt",
        "strict/warn.txt",
        "lenient/deep/warn.txt",
        "mark.md",
        "bom.txt",
    ]


def test_check_of_templates_says_how_each_was_read(clarity, tmp_path):
    texts = {
        "a.html.j2": "<p>Rest.",
        "b.erb": "<p><%= a %> rests.",
        "c.liquid": "# Care\n\nRest.",
        "d.hbs": "Rest.",
        "e.md": "Rest.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    _, out, _ = clarity("check", *(str(tmp_path / name) for name in texts), "--format", "json")

    made = [item["report"]["checked_with"] for item in json.loads(out)]
    assert [(each["format"], each["template"], each["encoding"]) for each in made] == [
        ("html", "jinja", "utf-8"),
        ("html", "erb", "utf-8"),
        ("markdown", "liquid", "utf-8"),
        ("text", "handlebars", "utf-8"),
        ("markdown", None, "utf-8"),
    ]


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
    code, out, err = clarity("check", "-", "--wordlist", "own.csv", stdin="“`Zorbic`” wib, you see.\n".encode())

    assert (code, err) == (0, "")
    assert out.startswith("-: ")
    assert '  1. 1:3 "Zorbic" has plainer words. ' in out


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
    """A run with two lists over texts with a warning, without words, and with an error, none of which is to fail."""
    lists = ["--wordlist", "own.csv", "--wordlist", "later.csv"]
    code, out, err = clarity(
        "check", "warn.txt", "empty.txt", "bad.txt", "--format", "json", "--fail-on", "never", *lists
    )

    assert err == ""
    return code, [item["report"] for item in json.loads(out)]


def test_check_uses_a_later_list_before_an_earlier_one(later):
    report = later[1][0]

    assert [
        [suggestion["text"] for suggestion in finding["suggestions"]]
        for finding in report["findings"]
        if finding["entry"] == "own.zorbic"
    ] == [["loose"]]
    assert {"own.csv", "later.csv"} <= set(report["checked_with"]["wordlists"])


def test_check_passes_everything_if_nothing_is_to_fail(later):
    code, reports = later

    assert code == 0
    assert [[finding["severity"] for finding in report["findings"]] for report in reports] == [
        ["warning"],
        [],
        ["error"],
    ]
    assert [report["passed"] for report in reports] == [True, True, True]


def test_check_gives_a_text_without_words_no_score(later):
    assert [report["score"] is None for report in later[1]] == [False, True, False]


@pytest.mark.parametrize(
    ("option", "values"), [("--kind", get_args(Kind)), ("--fail-on", get_args(FailLevel)), ("--format", tuple(OUTPUTS))]
)
def test_check_takes_every_value_of_an_option(clarity, option, values):
    """The options list their values themselves, so that help need not load the types."""
    assert {clarity("check", "nowhere.txt", option, value).err for value in values} == {
        "clarity: nowhere.txt: there is no such file.\n"
    }


# clarity check: every output.


@pytest.mark.parametrize("name", OUTPUTS)
def test_check_exits_with_the_worst_code_of_its_files_in_every_output(clarity, name):
    code, out, err = clarity("check", "good.txt", "bad.txt", "--wordlist", "own.csv", "--format", name)

    assert (code, err) == (1, "")
    assert "bad.txt" in out


def test_check_closes_its_list_if_a_policy_ends_the_run(clarity):
    code, out, err = clarity("check", "good.txt", "broken/good.txt", "--format", "json")

    assert code == 2
    assert [item["path"] for item in json.loads(out)] == ["good.txt"]
    assert err.count("\n") == 1


# clarity check: names that would act on a terminal.

FORGED = "a\nclarity: fake: 100 of 100, passed\x1b[2J\u202e.txt"
CLEANED = r"a\nclarity: fake: 100 of 100, passed\x1b[2J\u202e.txt"


def test_check_cleans_the_name_of_a_file_that_is_not_there(clarity):
    assert clarity("check", FORGED) == (2, "", f"clarity: {CLEANED}: there is no such file.\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", OUTPUTS)
def test_check_cleans_the_name_of_a_file_in_every_output(clarity, folder, name):
    (folder / FORGED).write_text("Rest. A zorbic wib.\n")
    code, out, err = clarity("check", "good.txt", FORGED, "--wordlist", "own.csv", "--format", name)

    assert (code, err) == (0, "")
    assert not UNPRINTABLE.search(out)
    assert not re.search(r"(?m)^clarity: fake", out)


def test_check_cleans_the_keys_of_a_policy(clarity, folder):
    (folder / "forged.toml").write_text('"a\\nclarity: fake\\u001b[2J" = 1\n"b" = 2\n')
    code, out, err = clarity("check", "good.txt", "--config", "forged.toml")

    assert (code, out) == (2, "")
    assert re.sub("there is no such setting.*", "…", err).splitlines() == [
        "clarity: forged.toml: a",
        r"  clarity: fake\x1b[2J: …",
        "  forged.toml: b: …",
    ]


def test_check_cleans_what_a_word_list_says(clarity, folder):
    row = "own.zorbic,zorbic,plain,choose,so\x1b[2Jft,own,draft,A zorbic wib.,a zorb\n"
    (folder / "escape.csv").write_text(HEADER + row)
    _, out, err = clarity("check", "warn.txt", "--wordlist", "escape.csv")

    assert ESCAPE not in out + err


# clarity check: the progress bar.


class Watched(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("count", "reports_are_watched", "has_bar"), [(20, False, True), (19, False, False), (20, True, False)]
)
def test_check_shows_progress_where_reports_go_elsewhere(monkeypatch, count, reports_are_watched, has_bar):
    err = Watched()
    monkeypatch.setattr("sys.stderr", err)
    monkeypatch.setattr("sys.stdout", Watched() if reports_are_watched else io.StringIO())
    names = [f"{number}.txt" for number in range(count)]

    assert list(_watched(names)) == names
    assert bool(err.getvalue()) is has_bar
