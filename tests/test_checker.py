"""The checker: files in, many texts in, reports out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice
from pathlib import Path

import pytest
from conftest import checker_with
from pydantic import ValidationError

from clarity.checker import Checker, Item
from clarity.errors import InputError, PolicyError, WordListError
from clarity.formats import endings, format_of, original_of, text_formats
from clarity.policy import Policy
from clarity.report import Finding, Report

LONG = " ".join(["Rest", *["now"] * 20]) + "."
HEADER = "id,term,category,action,replacements,sources,status,hit,miss\n"
ROWS = (
    "plain.zorb,zorb,plain,replace,use,own,draft,zorb it,zorbs\n"
    "plain.zorb-scan,zorb scan,plain,replace,picture,own,draft,a zorb scan,zorb scans\n"
    "tone.zorbish,zorbish,tone.blame,flag,,own,draft,a zorbish man,zorb\n"
)
POLICY = Policy(name="ours", target_grade=5, severity={"tone": "error"})


@pytest.fixture(scope="module")
def wordlist(tmp_path_factory):
    """A list of words that no other list holds."""
    path = tmp_path_factory.mktemp("lists") / "own.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own(wordlist):
    return checker_with(wordlist, policy=POLICY)


class Source:
    """Texts without end that count how many were taken."""

    def __init__(self):
        self.taken = 0
        self._texts = (f"Rest {number}." for number in count())

    def __iter__(self):
        return self

    def __next__(self):
        text = next(self._texts)
        self.taken += 1
        return text


def without_source(report):
    """The report, but for how its text was read."""
    made = report.checked_with.model_copy(update={"format": None, "encoding": None, "template": None})
    return report.model_copy(update={"checked_with": made})


@pytest.mark.parametrize("name", ["letter.txt", "letter.text", "letter.md", "letter.markdown", "LETTER.TXT", "a.b.Md"])
def test_check_file_reads_the_formats_it_knows(checker, tmp_path, name):
    path = tmp_path / name
    path.write_text("Rest today.", encoding="utf-8")

    report = checker.check_file(path)
    assert without_source(report) == without_source(checker.check("Rest today."))
    assert (report.checked_with.format, report.checked_with.encoding) == (format_of(path), "utf-8")


@pytest.mark.parametrize(("name", "expected"), [("letter.txt", [LONG]), ("letter.md", [])])
def test_check_file_knows_the_format_by_the_name(checker, tmp_path, name, expected):
    """What is a sentence in plain text is a block of code in Markdown."""
    path = tmp_path / name
    path.write_text(f"```\n{LONG}\n```\n\nRest.\n", encoding="utf-8")

    assert [
        finding.text for finding in checker.check_file(path).findings if finding.rule == "reading.long_sentence"
    ] == expected


def test_check_file_takes_a_name_as_well_as_a_path(checker, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Rest today.", encoding="utf-8")

    assert checker.check_file(str(path)) == checker.check_file(path)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("letter.zorb", b"Rest.", f'clarity does not read ".zorb" files. It reads: {endings()}.'),
        ("letter", b"Rest.", "clarity does not read files without an ending."),
        ("letter.txt", b"Rest.\0", "is not a text file."),
        ("letter.txt", b"PK\x03\x04\0\0", "is not a text file."),
        ("letter.txt", b"\xc3\x89\nNow.\nCaf\xe9", ":3: is not UTF-8 text (byte 0xe9). Save the file as UTF-8."),
        ("letter.md", b"\xff\xfeR", ":1: is not UTF-16 text (byte 0x52)."),
    ],
)
def test_check_file_says_what_is_wrong_with_a_file(checker, tmp_path, name, data, message):
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(InputError) as caught:
        checker.check_file(path)

    assert str(path) in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["gone.txt", "gone.md", "gone.zorb", "gone/letter.txt"])
def test_check_file_says_that_a_file_is_missing(checker, tmp_path, name):
    with pytest.raises(InputError, match="there is no such file"):
        checker.check_file(tmp_path / name)


@pytest.mark.parametrize("name", ["folder", "folder.txt"])
def test_check_file_says_that_a_path_is_a_folder(checker, tmp_path, name):
    (tmp_path / name).mkdir()

    with pytest.raises(InputError, match="is a folder"):
        checker.check_file(tmp_path / name)


def test_check_file_forgets_the_byte_order_mark(checker, tmp_path):
    """Columns are those an editor shows."""
    path = tmp_path / "letter.txt"
    path.write_bytes(b"\xef\xbb\xbf" + LONG.encode())
    report = checker.check_file(path)
    [finding] = [finding for finding in report.findings if finding.rule == "reading.long_sentence"]

    assert (finding.start, finding.line, finding.column) == (0, 1, 1)
    assert without_source(report) == without_source(checker.check(LONG))


@pytest.mark.parametrize(
    ("text", "start", "line", "column"),
    [
        ("zorb", 0, 1, 1),
        ("Now zorb.", 4, 1, 5),
        ("Rest.\nNow zorb.", 10, 2, 5),
        ("Rest.\r\nNow zorb.", 11, 2, 5),
        ("Rest.\rNow zorb.", 10, 2, 5),
        ("Rest.\n\r\n\rNow zorb.", 13, 4, 5),
        ("Rest.\r\n\r\nNow zorb.", 13, 3, 5),
        ("🙂 zorb", 2, 1, 3),
        ("🙂🙂\n🙂 zorb", 5, 2, 3),
        ("é zorb", 2, 1, 3),
        ("e\u0301 zorb", 3, 1, 4),
        ("👩\u200d⚕️ zorb", 5, 1, 6),
        ("\tzorb", 1, 1, 2),
        ("Rest.\u2028Now zorb.", 10, 1, 11),
        ("Rest.\x0cNow zorb.", 10, 1, 11),
        ("İ zorb", 2, 1, 3),
    ],
)
def test_check_counts_lines_and_columns_in_characters(own, text, start, line, column):
    """LF, CRLF and CR end a line; a character outside the first plane is one column, and so is a combining mark."""
    [finding] = [finding for finding in own.check(text).findings if finding.entry]

    assert (finding.start, finding.line, finding.column) == (start, line, column)
    assert finding.text == text[finding.start : finding.end] == "zorb"


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"Rest.\r\nNow zorb.\r\n", 2, 5),
        (b"\xef\xbb\xbfRest.\r\n\r\nzorb", 3, 1),
        (b"\xef\xbb\xbfzorb", 1, 1),
        ("🙂 zorb".encode(), 1, 3),
    ],
)
def test_check_file_counts_lines_and_columns_as_an_editor_does(own, tmp_path, data, line, column):
    path = tmp_path / "letter.txt"
    path.write_bytes(data)
    [finding] = [finding for finding in own.check_file(path).findings if finding.entry]

    assert (finding.line, finding.column, finding.text) == (line, column, "zorb")


@pytest.mark.parametrize("name", ["Dear Mrs Lee, please come on Monday. " * 10 + ".txt", "let\0ter.txt"])
def test_check_file_says_that_a_name_is_no_name(checker, name):
    """Such as the text itself, given for a path."""
    with pytest.raises(InputError):
        checker.check_file(name)


def test_check_file_says_that_a_file_is_no_folder(checker, tmp_path):
    (tmp_path / "letter.txt").write_text("Rest.", encoding="utf-8")

    with pytest.raises(InputError, match="cannot be read"):
        checker.check_file(tmp_path / "letter.txt" / "page.txt")


@pytest.mark.parametrize("kind", ["letter", "discharge", "message", None])
def test_check_file_records_the_kind(checker, tmp_path, kind):
    path = tmp_path / "letter.txt"
    path.write_text("Rest.", encoding="utf-8")

    assert checker.check_file(path, kind=kind).checked_with.kind == kind


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        (None, {}, "A text must be a str, not NoneType."),
        (b"Rest.", {}, "A text must be a str, not bytes."),
        (["Rest."], {}, "A text must be a str, not list."),
        ("Rest.", {"kind": "email"}, "There is no such kind. Choose from: letter, discharge, message."),
        ("Rest.", {"kind": ""}, "There is no such kind."),
        ("Rest.", {"markup": "zorb"}, f"There is no such markup. Choose from: {', '.join(text_formats())}."),
    ],
)
def test_check_says_what_is_wrong_with_an_argument(checker, text, options, message):
    with pytest.raises(InputError) as caught:
        checker.check(text, **options)

    assert message in str(caught.value)


@pytest.mark.parametrize("text", ["\ud83d", "Rest \ud83d today."])
def test_check_of_half_a_character_gives_a_report(checker, text):
    """Any `str` gives a report, also one that was cut in the middle of an emoji."""
    assert isinstance(checker.check(text), Report)


@pytest.mark.parametrize("processes", [0, -1])
def test_check_many_wants_a_process(checker, processes):
    """At once, not when the first report is asked for."""
    with pytest.raises(InputError, match=f"processes must be at least 1, not {processes}."):
        checker.check_many([], processes=processes)


@pytest.mark.parametrize(
    ("texts", "options", "processes"),
    [([b"Rest."], {}, 1), (["Rest.", None], {}, 1), (["Rest."], {"kind": "email"}, 1), (["Rest.", None], {}, 2)],
)
def test_check_many_says_what_is_wrong_with_an_argument(checker, texts, options, processes):
    with pytest.raises(InputError):
        list(checker.check_many(texts, processes=processes, **options))


@pytest.mark.parametrize("processes", [1, 2])
def test_check_many_of_no_texts(checker, processes):
    assert list(checker.check_many([], processes=processes)) == []


def test_check_many_takes_a_text_only_when_its_report_is_asked_for(checker):
    source = Source()
    reports = checker.check_many(source)
    taken = [source.taken]
    next(reports)
    taken.append(source.taken)
    next(reports)
    taken.append(source.taken)

    assert taken == [0, 1, 2]


def test_check_many_in_processes_takes_nothing_before_it_is_asked(checker):
    source = Source()
    checker.check_many(source, processes=2)

    assert source.taken == 0


def test_check_many_in_processes_takes_a_bounded_number_of_texts_ahead(checker):
    """From a source without end; so the memory it needs does not grow with the number of texts."""
    source = Source()
    reports = checker.check_many(source, processes=2)
    first = list(islice(reports, 120))
    ahead = source.taken - len(first)
    del reports

    assert 0 <= ahead <= 250


@pytest.mark.parametrize("processes", [1, 2])
def test_check_many_keeps_the_order(checker, processes):
    """Also where the first texts are the longest, over several batches."""
    sizes = [*range(130, 0, -1), *range(1, 31)]
    reports = checker.check_many((" ".join(["Rest."] * size) for size in sizes), processes=processes)

    assert [report.reading.words for report in reports] == sizes


TEXTS = ["A zorb scan.", "", "zorbish 🙂", LONG, "Take 5 mg b.i.d.", "You have hypertension.\r\n\r\nHypertension."] * 11


@pytest.mark.parametrize("kind", [None, "letter"])
def test_check_many_gives_the_reports_of_check(own, kind):
    assert [*own.check_many(TEXTS, kind=kind)] == [own.check(text, kind=kind) for text in TEXTS]


def test_check_many_in_processes_gives_the_reports_of_check(wordlist):
    """Byte for byte, under the same policy and with the same lists, whatever an item is."""
    whole = Checker(policy=POLICY, wordlists=[wordlist])
    items = [*TEXTS, Item("**zorb**", "markdown", "message"), ("zorb", "text", None), original_of("# zorb", "markdown")]
    expected = [whole.check(text, kind="letter") for text in TEXTS]
    expected += [
        whole.check("**zorb**", kind="message", markup="markdown"),
        whole.check("zorb", kind="letter"),
        whole.check_item(items[-1], "letter"),
    ]

    found = whole.check_many(items, processes=2, kind="letter")
    assert [report.model_dump_json() for report in found] == [report.model_dump_json() for report in expected]


@pytest.mark.parametrize(
    ("item", "kind", "markup"),
    [
        ("**zorb**", "letter", "text"),
        (Item("**zorb**"), "letter", "text"),
        (Item("**zorb**", "markdown"), "letter", "markdown"),
        (Item("**zorb**", "markdown", "message"), "message", "markdown"),
        (("**zorb**", "markdown"), "letter", "markdown"),
        (("**zorb**",), "letter", "text"),
        (original_of("**zorb**", "markdown"), "letter", "markdown"),
    ],
)
def test_check_many_takes_texts_items_and_originals(own, item, kind, markup):
    """What an item does not bring, the call says."""
    [report] = own.check_many([item], kind="letter")
    assert without_source(report) == without_source(own.check("**zorb**", kind=kind, markup=markup))


@pytest.mark.parametrize("texts", ["Rest.", ""])
def test_check_many_of_a_single_text_is_told(checker, texts):
    """Each letter of it would be a text."""
    with pytest.raises(InputError, match="check_many takes several texts, not one str; use check for one"):
        checker.check_many(texts)


@pytest.mark.parametrize("single", ["own.csv", Path("own.csv")])
def test_checker_of_a_single_path_is_told(single):
    with pytest.raises(InputError, match=r"wordlists takes several paths: write \[path\]"):
        Checker(wordlists=single)


def test_checker_takes_names_for_paths(wordlist):
    assert checker_with(str(wordlist)).check("A zorb.").findings[0].entry == "plain.zorb"


def test_checker_shared_by_threads_gives_the_same_reports(own, wordlist):
    """Eight threads, each with the texts in another order, on a checker that has seen none of them."""
    texts = [f"A zorb scan for Mr Quillfeather{number}, b.i.d. It was cleaned. {LONG}" for number in range(24)]
    shared = checker_with(wordlist, policy=POLICY)

    def check(turn):
        turned = texts[turn * 3 :] + texts[: turn * 3]
        reports = {text: shared.check(text).model_dump_json() for text in turned}
        return [reports[text] for text in texts]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(check, range(8)))

    assert found == [[own.check(text).model_dump_json() for text in texts]] * 8


@pytest.mark.parametrize(
    ("ignored", "expected"),
    [
        (("plain.zorb-scan",), ["plain.zorb", "plain.zorb", "tone.zorbish"]),
        (("plain.zorb", "tone.zorbish"), ["plain.zorb-scan"]),
    ],
)
def test_checker_ignores_the_rows_that_a_policy_names(wordlist, ignored, expected):
    """A longer row that is not used protects nothing."""
    report = checker_with(wordlist, policy=Policy(ignore_entries=ignored)).check("A zorb scan. Your zorb is zorbish.")

    assert [finding.entry for finding in report.findings if finding.entry] == expected


def test_checker_tells_of_every_rule_and_row_that_a_policy_names_and_that_is_none(wordlist):
    """A strength is no rule that a policy can set."""
    policy = Policy(severity={"tone.blam": "off", "good.you": "off"}, ignore_entries=("plain.zorbb",))

    with pytest.raises(PolicyError) as caught:
        checker_with(wordlist, policy=policy)

    assert str(caught.value).splitlines() == [
        'severity: there is no rule "tone.blam"; did you mean "tone.blame"?',
        'severity: there is no rule "good.you".',
        'ignore_entries: there is no row "plain.zorbb"; did you mean "plain.zorb"?',
    ]


def test_checker_of_a_list_that_is_missing(tmp_path):
    with pytest.raises(WordListError, match="cannot be read"):
        Checker(wordlists=[tmp_path / "gone.csv"])


def test_checker_records_what_it_checks_with(own, checker):
    """The lists by name; a policy by a hash that differs with it."""
    mine, usual = own.check("Rest.").checked_with, checker.check("Rest.").checked_with

    assert set(mine.wordlists) - set(usual.wordlists) == {"own.csv"}
    assert mine.policy == POLICY.digest() != usual.policy


@pytest.fixture(scope="module")
def report(own):
    """A report of every kind of finding."""
    return own.check(f"🙂 A zorb scan, zorbish. It was cleaned. {LONG}", kind="letter")


@pytest.mark.parametrize("name", ["score", "scores", "passed", "reading", "findings", "checked_with"])
def test_report_is_frozen(report, name):
    with pytest.raises(ValidationError, match="frozen"):
        setattr(report, name, None)


@pytest.mark.parametrize("part", ["scores", "reading", "checked_with"])
def test_report_is_frozen_in_its_parts(report, part):
    value = getattr(report, part)

    with pytest.raises(ValidationError, match="frozen"):
        setattr(value, next(iter(type(value).model_fields)), None)


def test_report_has_findings_that_are_frozen(report):
    with pytest.raises(ValidationError, match="frozen"):
        report.findings[0].text = ""


def test_report_has_findings_that_cannot_be_added_to(report):
    assert isinstance(report.findings, tuple)
    assert all(isinstance(finding, Finding) for finding in report.findings)
    assert len(report.findings) >= 4


def test_report_forbids_fields_of_others(report):
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Report.model_validate(report.model_dump() | {"extra": 1})


@pytest.mark.parametrize("part", ["scores", "reading", "checked_with"])
def test_report_forbids_fields_of_others_in_its_parts(report, part):
    values = report.model_dump()

    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Report.model_validate(values | {part: values[part] | {"extra": 1}})


@pytest.mark.parametrize(
    "text", ["", "...", "🙂 zorb", "A zorb.\r\nzorbish\u2028zorb", LONG, "\x00 zorb \x1f", 'A "zorb" \\.']
)
def test_report_comes_back_from_its_json(own, text):
    report = own.check(text)

    assert Report.model_validate_json(report.model_dump_json()) == report
