"""Reading word lists: every way a spreadsheet can spoil a file, and what a good row says."""

from __future__ import annotations

import csv
import io

import pytest
from conftest import GOOD
from unreadable import make_unreadable

from clarity.bundle import categories, rules
from clarity.errors import WordListError
from clarity.wordlists import COLUMNS, Example, Form, read, read_all

HEADER = "id,term,category,action,replacements,sources,status,hit,miss\n"
LINE = "own.utilise,utilise,plain,replace,use,own,draft,We utilise it.,a utility room\n"
ALL_COLUMNS = (
    "id, term, forms, category, action, severity, replacements, explanation, unless_before, unless_after, unless_with,"
    " only_before, only_after, only_with, about, disputed, case, region, opposite_of, never, why, evidence, sources,"
    " status, hit, miss"
)
TYPE_AGAIN = "Type the words again, in a cell formatted as text."
PHRASE = "Write a phrase that can go in brackets after the term."
FORM = 'Write "form", "form=its plain words" or "form=some words ; other words".'
NOT_COMMAS = 'ours.csv:1: The cells are not separated by commas. Save the file as "CSV UTF-8 (comma delimited)".'
NOT_A_LIST = f"ours.csv:1: This is not a word list. The first line must name the columns: {ALL_COLUMNS}."
NOT_UTF8 = 'The file is not UTF-8 text. In the spreadsheet, save it as "CSV UTF-8 (comma delimited)".'


def table(*rows: dict[str, str]) -> str:
    """A list of good rows, each changed by the cells given."""
    columns = [column for column in COLUMNS if column in GOOD or any(column in row for row in rows)]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({**GOOD, **row} for row in rows)
    return text.getvalue()


CATEGORIES = categories(rules())


@pytest.fixture
def save(tmp_path):
    def write(data: str | bytes, name: str = "ours.csv"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return path

    return write


@pytest.fixture
def entries(save):
    return lambda data: read(save(data), CATEGORIES).entries


@pytest.fixture
def told(save):
    """What a curator is told about a file, a line for each fault."""

    def tell(data: str | bytes) -> list[str]:
        with pytest.raises(WordListError) as caught:
            read(save(data), CATEGORIES)
        return [str(fault) for fault in caught.value.faults]

    return tell


# Good files.


def test_a_row_is_read_with_its_place(entries):
    (entry,) = entries(table({}))

    assert (entry.id, entry.term, entry.category, entry.rule, entry.action) == (
        "own.utilise", "utilise", "plain", "jargon.plain", "replace",
    )  # fmt: skip
    assert (entry.replacements, entry.hits, entry.misses) == (
        ("use",),
        (Example("We utilise it."),),
        ("a utility room",),
    )
    assert (entry.file, entry.line) == ("ours.csv", 2)


def test_a_byte_order_mark_is_accepted(entries):
    """Excel writes one at the start of "CSV UTF-8"."""
    assert [entry.id for entry in entries(b"\xef\xbb\xbf" + table({}).encode())] == ["own.utilise"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks_of_every_system_are_accepted(entries, line_break):
    data = table({}, {"id": "own.second"}).replace("\n", line_break).encode()

    assert [(entry.id, entry.line) for entry in entries(data)] == [("own.utilise", 2), ("own.second", 3)]


def test_columns_may_stand_in_any_order(entries):
    header = "miss,hit,status,sources,replacements,action,category,term,id\n"
    (entry,) = entries(f"{header}a utility room,We utilise it.,draft,own,use,replace,plain,utilise,own.a\n")

    assert (entry.id, entry.term, entry.misses) == ("own.a", "utilise", ("a utility room",))


def test_white_space_around_cells_does_not_count(entries):
    (entry,) = entries(table({"term": " utilise  ", "status": "draft "}))

    assert (entry.term, entry.status) == ("utilise", "draft")


def test_a_comma_inside_quotes_parts_no_cells(entries):
    (entry,) = entries(table({"hit": "If ill, utilise it."}))

    assert entry.hits == (Example("If ill, utilise it."),)


@pytest.mark.parametrize("blank", ["\n", ",,,,,,,,\n"])
def test_blank_lines_are_passed_over(entries, blank):
    found = entries(HEADER + blank + LINE)

    assert [(entry.id, entry.line) for entry in found] == [("own.utilise", 3)]


def test_a_header_without_rows_is_an_empty_list(entries):
    assert entries(HEADER) == ()


# Files that are not word lists at all.


@pytest.mark.parametrize(
    "data", [table({}).replace(",", ";"), table({}).replace(",", "\t"), "sep=;\n" + table({}).replace(",", ";")]
)
def test_semicolons_and_tabs_are_told_once(told, data):
    assert told(data) == [NOT_COMMAS]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n", b"name,meaning\nBP,blood pressure\n", LINE.encode()])
def test_a_file_without_the_columns_is_not_a_word_list(told, data):
    assert told(data) == [NOT_A_LIST]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (table({"hit": "We utilise a café."}).encode("cp1252"), 2),
        (table({}, {"id": "own.b", "miss": "the patient’s utility room"}).encode("cp1252"), 3),
        (table({}).encode("utf-16"), 1),
    ],
    ids=["cp1252 in the first row", "cp1252 in the second row", "utf-16"],
)
def test_other_encodings_are_told_with_the_line(told, data, line):
    assert told(data) == [f"ours.csv:{line}: {NOT_UTF8}"]


def test_nul_bytes_are_not_text(told):
    data = table({}).encode().replace(b"draft", b"dra\0ft")

    assert told(data) == [
        'ours.csv:1: The file is not text. In the spreadsheet, save it as "CSV UTF-8", not as a workbook.'
    ]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x14\0\x06\0\x08\0", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4\xd2l"]
)
def test_a_workbook_is_told(told, data):
    assert told(data) == [
        'ours.csv:1: The file is a workbook. In the spreadsheet, save it as "CSV UTF-8", not as a workbook.'
    ]


def test_a_missing_file_is_told_by_its_path(tmp_path):
    with pytest.raises(WordListError) as caught:
        read(tmp_path / "nowhere.csv", CATEGORIES)

    (fault,) = caught.value.faults
    assert fault.file == str(tmp_path / "nowhere.csv")
    assert fault.problem == "The file cannot be read: No such file or directory."


def test_a_folder_is_not_a_word_list(tmp_path):
    with pytest.raises(WordListError, match="cannot be read: Is a directory"):
        read(tmp_path, CATEGORIES)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("pipe", "it is a device or a pipe, not a file. Check its name."),
        ("device", "it is a device or a pipe, not a file. Check its name."),
        ("large", "it is larger than 100 bytes. Split it into several files."),
    ],
)
def test_what_has_no_end_or_is_too_large_is_not_read(tmp_path, monkeypatch, kind, expected):
    make_unreadable(tmp_path / "ours.csv", kind, monkeypatch)

    with pytest.raises(WordListError) as caught:
        read(tmp_path / "ours.csv", CATEGORIES)
    assert str(caught.value) == f"{tmp_path / 'ours.csv'}: The file cannot be read: {expected}"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_list_of_too_many_lines_is_refused_before_its_rows_are_read(told, line_break):
    assert told((HEADER + "x" + "\n" * 200_000).replace("\n", line_break)) == [
        "ours.csv: The file has more than 200,000 lines. Split it into several files."
    ]


def test_a_list_of_as_many_lines_as_are_allowed_is_read(told):
    """The last of them is at fault."""
    assert told(HEADER + "\n" * 199_998 + LINE.replace("draft", "ok"))[0].startswith("ours.csv:200000 [status]: ")


# Faults of the first line.


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            HEADER.replace("replacements", "replacement"),
            'ours.csv:1 [replacement]: There is no such column. Did you mean "replacements"?',
        ),
        (
            HEADER.replace("replacements", "xyz"),
            f"ours.csv:1 [xyz]: There is no such column. The columns are: {ALL_COLUMNS}.",
        ),
        (HEADER.replace("id,", "id,,", 1), f"ours.csv:1: There is no such column. The columns are: {ALL_COLUMNS}."),
    ],
    ids=["near", "far", "stray comma"],
)
def test_an_unknown_column_gets_the_nearest_name(told, header, expected):
    assert told(header + LINE) == [expected]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        (HEADER.replace("replacements", "Replacements"), LINE),
        (HEADER.replace("replacements", '"replacements "'), LINE),
        (HEADER.replace("miss\n", "miss,\n"), LINE),
        (HEADER.replace("miss\n", "miss,,\n"), LINE.replace("\n", ",,\n")),
        (HEADER, LINE.replace("\n", ",,\n")),
    ],
    ids=["capital", "trailing space", "empty column in the header", "empty columns", "empty cells at the end"],
)
def test_what_a_spreadsheet_adds_does_no_harm(tmp_path, header, line):
    path = tmp_path / "ours.csv"
    path.write_text(header + line, encoding="utf-8")

    assert [entry.id for entry in read(path, CATEGORIES).entries] == ["own.utilise"]


@pytest.mark.parametrize("term", ["#NAME?", "#N/A", "#DIV/0!", "TRUE", "1.5E+10", "2E5"])
def test_what_a_spreadsheet_made_of_a_term_is_told(told, term):
    fault = f'"{term}" is what a spreadsheet made of something else. Type the words again, in a cell formatted as text.'

    assert told(table({"term": term})) == [f"ours.csv:2 [term]: {fault}"]


def test_a_doubled_column_is_told_at_each_place(told):
    fault = "ours.csv:1 [miss]: The column is there more than once. Keep one of them."

    assert told(HEADER.replace("miss\n", "miss,miss\n") + LINE) == [fault, fault]


@pytest.mark.parametrize("column", ["id", "term", "category", "action", "sources", "status", "hit", "miss"])
def test_a_missing_column_is_told_by_name(told, column):
    header = ",".join(name for name in GOOD if name != column) + "\n"

    assert told(header) == [f"ours.csv:1 [{column}]: The column is missing. Add a column {column} to the first line."]


@pytest.mark.parametrize("column", [column for column in COLUMNS if column not in GOOD] + ["replacements"])
def test_other_columns_may_be_missing(entries, column):
    header = ",".join(name for name in COLUMNS if name != column) + "\n"

    assert entries(header) == ()


def test_all_faults_of_the_first_line_are_told_at_once(told):
    assert told("id,term,catgory,action,action,sources,status,hit\n") == [
        'ours.csv:1 [catgory]: There is no such column. Did you mean "category"?',
        "ours.csv:1 [action]: The column is there more than once. Keep one of them.",
        "ours.csv:1 [action]: The column is there more than once. Keep one of them.",
        "ours.csv:1 [category]: The column is missing. Add a column category to the first line.",
        "ours.csv:1 [miss]: The column is missing. Add a column miss to the first line.",
    ]


# Faults of a line.


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            LINE.replace("We utilise it.", "If ill, utilise it."),
            ("more cells (10)", 'Put a cell with a comma in it in "quotes".'),
        ),
        (LINE.replace(",a utility room", ""), ("fewer cells (8)", "Add the missing commas.")),
        ("own.utilise\n", ("fewer cells (1)", "Add the missing commas.")),
    ],
)
def test_stray_commas_are_told(told, line, expected):
    cells, fix = expected

    assert told(HEADER + line) == [f"ours.csv:2: The line has {cells} than there are columns (9). {fix}"]


@pytest.mark.parametrize("column", ["id", "term", "category", "action", "sources", "status", "hit", "miss"])
@pytest.mark.parametrize("cell", ["", "  "])
def test_an_empty_required_cell_is_told(told, column, cell):
    assert told(table({column: cell})) == [
        f"ours.csv:2 [{column}]: The cell is empty. Every row needs a value in {column}."
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
@pytest.mark.parametrize("column", ["term", "why"])
def test_a_cell_that_a_spreadsheet_takes_for_a_formula_is_told(told, sign, column):
    assert told(table({column: f"{sign}ve"})) == [
        f'ours.csv:2 [{column}]: A spreadsheet takes "{sign}ve" for a formula. Do not begin a cell with "{sign}".'
    ]


@pytest.mark.parametrize("term", ["HER2+", "T-cell", "a=b", "x@y"])
def test_the_signs_of_formulas_may_stand_inside_a_cell(entries, term):
    assert entries(table({"term": term}))[0].term == term


@pytest.mark.parametrize(
    "date", ["3-Jan", "03-Jan", "3-Jan-24", "3-Jan-2024", "Jan-03", "3/1/2024", "03/01/24", "2024-01-03"]
)
@pytest.mark.parametrize("column", ["term", "forms", "replacements"])
def test_a_date_that_a_spreadsheet_made_is_told(told, date, column):
    assert told(table({column: date})) == [
        f'ours.csv:2 [{column}]: "{date}" looks like a date that a spreadsheet made. {TYPE_AGAIN}'
    ]


def test_a_date_is_found_among_several_values(told):
    """The cell is quoted by its first 20 characters."""
    (fault,) = told(table({"forms": "utilised=used | 3-Jan"}))

    assert fault.startswith('ours.csv:2 [forms]: "utilised=used | 3-Ja" looks like a date that a spreadsheet made.')


@pytest.mark.parametrize(
    "term", ["12-lead ECG", "COVID-19", "IL-6", "3-January", "24/7", "5-FU", "3-Jan clinic", "2024"]
)
def test_terms_with_numbers_are_no_dates(entries, term):
    assert entries(table({"term": term}))[0].term == term


def test_a_date_may_stand_in_an_example(entries):
    assert entries(table({"miss": "3-Jan"}))[0].misses == ("3-Jan",)


@pytest.mark.parametrize("cell", ["use | ", "| use", "use || take", "use | | take", "|"])
def test_an_empty_value_beside_a_bar_is_told(told, cell):
    assert (
        'ours.csv:2 [replacements]: There is an empty value beside a "|".'
        " Write a value on each side, or take the bar away." in told(table({"replacements": cell}))
    )


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_line_break_in_a_cell_is_told_where_the_row_begins(told, line_break):
    """And the lines after it keep their numbers."""
    data = table({"why": "It is{}long."}, {"id": "own.b", "status": "new"}).replace(
        "It is{}long.", f'"It is{line_break}long."'
    )

    assert told(data) == [
        "ours.csv:2 [why]: The cell has a line break. Keep a cell on one line.",
        'ours.csv:4 [status]: "new" is not known. Choose from: draft, retired, reviewed.',
    ]


@pytest.mark.parametrize("text", ["the patientâ€™s room", "a cafÃ©", "a caf\ufffd"])
def test_broken_letters_are_told(told, text):
    assert told(table({"miss": text})) == [
        "ours.csv:2 [miss]: The cell has broken letters. Type them again and save the file as CSV UTF-8."
    ]


@pytest.mark.parametrize("letter", ["µ", "°", "½", "£"])
def test_broken_signs_are_told(told, letter):
    """UTF-8 opened as Windows-1252 and saved again, as a spreadsheet does."""
    broken = f"5 {letter}".encode().decode("cp1252")

    assert told(table({"miss": broken})) == [
        "ours.csv:2 [miss]: The cell has broken letters. Type them again and save the file as CSV UTF-8."
    ]


@pytest.mark.parametrize("text", ["the patient’s café", "5 µg at 38 °C", "â la carte", "€ 5", "–"])
def test_letters_beyond_ascii_are_not_broken(entries, text):
    assert entries(table({"miss": text}))[0].misses == (text,)


@pytest.mark.parametrize(
    ("column", "value", "fix"),
    [
        ("category", "conditon", 'Did you mean "condition"?'),
        ("category", "anatomi", 'Did you mean "anatomy"?'),
        ("action", "Replace", 'Did you mean "replace"?'),
        ("action", "delete", "Choose from: choose, explain, flag, replace."),
        ("status", "drafted", 'Did you mean "draft"?'),
        ("status", "ok", "Choose from: draft, retired, reviewed."),
        ("case", "Exact", 'Leave the cell empty, or write "exact".'),
        ("case", "yes", 'Leave the cell empty, or write "exact".'),
        ("region", "uk", 'Write UK or US, or for spellings "oedema=UK | edema=US".'),
        ("region", "UK | US", 'Write UK or US, or for spellings "oedema=UK | edema=US".'),
        ("region", "oedema=GB | edema=US", 'Write UK or US, or for spellings "oedema=UK | edema=US".'),
    ],
)
def test_an_unknown_value_gets_the_nearest_or_the_choices(told, column, value, fix):
    assert told(table({column: value})) == [f'ours.csv:2 [{column}]: "{value}" is not known. {fix}']


@pytest.mark.parametrize(
    "wrong", ["utilise", "Own.utilise", "own.", ".utilise", "own.two words", "own.a--b", "own.utilise-", "own_utilise"]
)
def test_an_id_that_is_not_group_and_slug_is_told(told, wrong):
    assert told(table({"id": wrong})) == [
        f'ours.csv:2 [id]: "{wrong}" is not an id. Write it as group.slug, for example cond.hypertension.'
    ]


@pytest.mark.parametrize("right", ["own.utilise", "own.a-b-c", "tone.blame.failed", "test.hba1c", "dose.unit-U"])
def test_an_id_may_have_several_parts(entries, right):
    assert entries(table({"id": right}))[0].id == right


def test_an_id_given_twice_is_told_at_the_later_line(told):
    assert told(table({}, {"id": "own.b"}, {})) == [
        'ours.csv:4 [id]: The id "own.utilise" is taken by line 2. Give each row an id of its own.'
    ]


def test_an_id_given_twice_is_told_even_if_the_first_row_is_faulty(told):
    assert told(table({"status": "ok"}, {})) == [
        'ours.csv:2 [status]: "ok" is not known. Choose from: draft, retired, reviewed.',
        'ours.csv:3 [id]: The id "own.utilise" is taken by line 2. Give each row an id of its own.',
    ]


def test_text_after_a_closing_quote_is_told(told):
    (fault,) = told(HEADER + LINE + LINE.replace("own.utilise", "own.b").replace("a utility room", '"a utility" room'))

    assert fault.startswith("ours.csv:3: The line is not valid CSV (")
    assert fault.endswith('). Write a quote inside a cell twice: "".')


def test_a_quote_inside_a_cell_is_text(entries):
    assert entries(HEADER + LINE.replace("a utility room", 'a 5" utility'))[0].misses == ('a 5" utility',)


def test_a_quote_left_open_in_the_last_line_is_told(told):
    (fault,) = told(HEADER + LINE.replace("a utility", '"a utility'))

    assert fault.startswith("ours.csv:2: The line is not valid CSV (")


def test_a_quote_left_open_is_told_where_its_row_begins(told):
    (fault,) = told(HEADER + LINE.replace("a utility", '"a utility') + LINE + LINE)

    assert fault.startswith("ours.csv:2: The line is not valid CSV (")


@pytest.mark.parametrize("action", ["replace", "choose"])
def test_a_row_to_replace_or_choose_needs_plain_words(told, action):
    assert told(table({"action": action, "replacements": ""})) == [
        f"ours.csv:2 [replacements]: A row to {action} needs plain words. Write what to use instead, best first."
    ]


def test_a_row_to_explain_needs_an_explanation(told):
    assert told(table({"action": "explain", "replacements": ""})) == [
        f"ours.csv:2 [explanation]: A row to explain needs an explanation. {PHRASE}"
    ]


@pytest.mark.parametrize(
    "row",
    [{"action": "flag", "replacements": ""}, {"action": "explain", "replacements": "", "explanation": "to use"}],
    ids=["flag", "explain"],
)
def test_rows_to_flag_or_explain_need_no_plain_words(entries, row):
    assert entries(table(row))[0].replacements == ()


@pytest.mark.parametrize("offer", ["utilise", "Utilise", "use | UTILISE"])
def test_a_term_offered_in_place_of_itself_is_told(told, offer):
    assert told(table({"replacements": offer})) == [
        "ours.csv:2 [replacements]: The term is offered in place of itself. Offer other words."
    ]


def test_a_flag_may_name_the_term_as_a_sense(entries):
    assert entries(table({"action": "flag", "replacements": "utilise | use up"}))[0].replacements == (
        "utilise",
        "use up",
    )


@pytest.mark.parametrize("category", ["dose", "tone.blame", "tone.cold"])
def test_tone_and_doses_are_never_replaced_by_machine(told, category):
    assert told(table({"category": category})) == [
        'ours.csv:2 [action]: The tone of a text and doses are never replaced by machine. Write "choose" or "flag".'
    ]


@pytest.mark.parametrize("category", ["dose", "tone.blame"])
def test_tone_and_doses_may_be_chosen(entries, category):
    assert entries(table({"category": category, "action": "choose"}))[0].action == "choose"


# All at once.


def test_every_fault_of_a_file_is_told_in_order(told):
    data = (
        table({"status": "ok", "term": "=x"}, {"id": "own.b"}, {"id": "own.b"}, {"id": "own.c", "hit": ""})
        + "own.d,too,few\n"
    )

    assert told(data) == [
        'ours.csv:2 [term]: A spreadsheet takes "=x" for a formula. Do not begin a cell with "=".',
        'ours.csv:2 [status]: "ok" is not known. Choose from: draft, retired, reviewed.',
        'ours.csv:4 [id]: The id "own.b" is taken by line 3. Give each row an id of its own.',
        "ours.csv:5 [hit]: The cell is empty. Every row needs a value in hit.",
        "ours.csv:6: The line has fewer cells (3) than there are columns (9). Add the missing commas.",
    ]


def test_every_fault_of_every_file_is_told_in_order(save, tmp_path):
    lists = [
        save(table({"status": "ok"}), "b.csv"),
        save(table({}), "good.csv"),
        tmp_path / "nowhere.csv",
        save(table({"hit": ""}), "a.csv"),
    ]

    with pytest.raises(WordListError) as caught:
        read_all(lists, CATEGORIES)

    assert [(fault.file, fault.line, fault.column) for fault in caught.value.faults] == [
        ("b.csv", 2, "status"), (str(tmp_path / "nowhere.csv"), 0, ""), ("a.csv", 2, "hit"),
    ]  # fmt: skip
    assert str(caught.value).splitlines()[2] == "a.csv:2 [hit]: The cell is empty. Every row needs a value in hit."


# Several lists.


def test_a_row_of_a_later_list_replaces_the_row_of_its_id(save):
    first = save(table({}, {"id": "own.b", "replacements": "take"}), "first.csv")
    second = save(table({"replacements": "work with"}), "second.csv")

    lists, entries = read_all([first, second], CATEGORIES)

    assert [wordlist.name for wordlist in lists] == ["first.csv", "second.csv"]
    assert {key: (entry.replacements, entry.file) for key, entry in entries.items()} == {
        "own.b": (("take",), "first.csv"),
        "own.utilise": (("work with",), "second.csv"),
    }


def test_rows_in_use_come_in_order_of_id(save):
    _, entries = read_all([save(table({"id": "own.c"}, {"id": "own.a"}, {"id": "own.b"}))], CATEGORIES)

    assert list(entries) == ["own.a", "own.b", "own.c"]


def test_a_retired_row_is_read_but_not_in_use(save):
    (wordlist,), entries = read_all(
        [save(table({"status": "retired"}, {"id": "own.b", "status": "reviewed"}))], CATEGORIES
    )

    assert [entry.status for entry in wordlist.entries] == ["retired", "reviewed"]
    assert list(entries) == ["own.b"]


def test_a_later_list_retires_a_row(save):
    _, entries = read_all(
        [save(table({}, {"id": "own.b"}), "first.csv"), save(table({"status": "retired"}), "second.csv")], CATEGORIES
    )

    assert list(entries) == ["own.b"]


def test_a_later_list_brings_a_retired_row_back(save):
    _, entries = read_all([save(table({"status": "retired"}), "first.csv"), save(table({}), "second.csv")], CATEGORIES)

    assert list(entries) == ["own.utilise"]


# What the cells say, as wordlists/README.md shows it.


@pytest.mark.parametrize(
    ("term", "forms", "expected"),
    [
        ("utilise", "", [Form("utilise")]),
        ("utilise", "utilize", [Form("utilise"), Form("utilize")]),
        ("utilise", "utilised=used", [Form("utilise"), Form("utilised", ("used",))]),
        ("utilise", "utilised = used", [Form("utilise"), Form("utilised", ("used",))]),
        ("administer", "administered=gave ; given", [Form("administer"), Form("administered", ("gave", "given"))]),
        (
            "atrial fibrillation",
            "AF=atrial fibrillation (AF, an irregular and often fast heartbeat)",
            [
                Form("atrial fibrillation"),
                Form("AF", ("atrial fibrillation (AF, an irregular and often fast heartbeat)",)),
            ],
        ),
        ("utilise", "utilised=used | utilize", [Form("utilise"), Form("utilised", ("used",)), Form("utilize")]),
        ("utilise", "utilise=make use of", [Form("utilise", ("make use of",))]),
        ("utilise", "utilised | utilised=used", [Form("utilise"), Form("utilised", ("used",))]),
        ("utilise", "utilised=used | utilised", [Form("utilise"), Form("utilised", ("used",))]),
        ("utilise", "utilise | utilize | utilize", [Form("utilise"), Form("utilize")]),
    ],
)
def test_forms_may_bring_their_own_offers(entries, term, forms, expected):
    assert list(entries(table({"term": term, "forms": forms}))[0].forms) == expected


@pytest.mark.parametrize("form", ["utilised=", "utilised= "])
def test_a_form_without_its_plain_words_is_told(told, form):
    assert told(table({"forms": f"{form}| utilize"})) == [f'ours.csv:2 [forms]: "utilised=" is not a form. {FORM}']


def test_plain_words_without_their_form_are_told(told):
    assert told(table({"forms": "utilize | =used"})) == [f'ours.csv:2 [forms]: "=used" is not a form. {FORM}']


def test_a_form_with_an_empty_second_offer_is_told(told):
    assert told(table({"forms": "utilised=used ;"}))[0].startswith("ours.csv:2 [forms]: ")


@pytest.mark.parametrize(
    ("region", "expected"),
    [("", None), ("UK", "UK"), ("US", "US"), (" US ", "US"), ("oedema=UK | edema=US", None), ("oedema=UK", None)],
)
def test_a_region_is_of_the_row_unless_it_tells_spellings_apart(entries, region, expected):
    assert entries(table({"region": region}))[0].region == expected


def test_a_spelling_without_its_region_is_told(told):
    assert told(table({"region": "oedema=UK | edema"}))[0].startswith("ours.csv:2 [region]: ")


@pytest.mark.parametrize(
    ("hit", "expected"),
    [
        ("We utilise it.", [Example("We utilise it.")]),
        ("We utilise it. => We use it.", [Example("We utilise it.", "We use it.")]),
        (
            "We utilise it. => We use it. | Utilise it!",
            [Example("We utilise it.", "We use it."), Example("Utilise it!")],
        ),
    ],
)
def test_hits_may_say_what_the_text_then_reads(entries, hit, expected):
    assert list(entries(table({"hit": hit}))[0].hits) == expected


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("unless_before", "pulmonary | portal", ("pulmonary", "portal")),
        ("unless_after", "#", ("#",)),
        ("only_before", "your  |  the", ("your", "the")),
        ("only_after", "", ()),
        ("only_with", "mg | two tablets", ("mg", "two tablets")),
        ("opposite_of", "cond.hypotension", ("cond.hypotension",)),
        ("never", "stress, strain", ("stress, strain",)),
        ("sources", "own | casi (fact) | nhs@2024", ("own", "casi (fact)", "nhs@2024")),
        ("replacements", "use | we found {finding}", ("use", "we found {finding}")),
    ],
)
def test_a_bar_parts_the_values_of_a_cell(entries, column, cell, expected):
    assert getattr(entries(table({column: cell}))[0], column) == expected


@pytest.mark.parametrize(("cell", "expected"), [("", False), ("exact", True)])
def test_case_says_whether_capitals_count(entries, cell, expected):
    assert entries(table({"case": cell}))[0].exact is expected


@pytest.mark.parametrize(
    ("category", "rule"),
    [
        ("plain", "jargon.plain"),
        ("abbr", "jargon.abbreviation"),
        ("result", "jargon.ambiguous"),
        ("tone.label", "tone.identity_label"),
    ],
)
def test_a_category_decides_the_rule(entries, category, rule):
    assert entries(table({"category": category, "action": "choose"}))[0].rule == rule


# The hash in the report.


def test_a_digest_does_not_depend_on_the_system(save):
    assert (
        read(save(table({})), CATEGORIES).digest
        == read(save(table({}).replace("\n", "\r\n"), "windows.csv"), CATEGORIES).digest
    )


def test_a_digest_changes_with_a_cell(save):
    assert read(save(table({})), CATEGORIES).digest != read(save(table({"replacements": "take"})), CATEGORIES).digest
