"""reviews.csv: what of it counts, and every way in which it can be another file or a spoilt one."""

from __future__ import annotations

import pytest
from conftest import GOOD, write_list
from unreadable import make_unreadable

from clarity.checker import Checker
from clarity.cli import main
from clarity.errors import ClarityError, WordListError
from clarity.reviews import Review, approved, read_reviews, write_reviews
from clarity.wordlists import read_all

HEADER = "id,row,decision,comment,reviewer,date\n"
LINE = "own.a,r0,approve,,Dr Ada Low,2026-11-24\n"
ADA = Review("own.a", "r0", "approve", "", "Dr Ada Low", "2026-11-24")
BRING_BACK = "Bring the file back from version control; if it is not about word lists, move it to another folder."


@pytest.fixture
def told(tmp_path):
    """What is told of a reviews.csv, a line for each fault, without the folder."""

    def tell(data: str | bytes) -> list[str]:
        (tmp_path / "reviews.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
        with pytest.raises(WordListError) as error:
            read_reviews(tmp_path)
        assert all(fault.file == str(tmp_path / "reviews.csv") for fault in error.value.faults)
        return [str(fault).removeprefix(f"{tmp_path}/") for fault in error.value.faults]

    return tell


def test_no_file_holds_no_reviews(tmp_path):
    assert read_reviews(tmp_path) == []


def test_reviews_are_written_in_order_and_read_again(tmp_path):
    bo = ADA._replace(reviewer="Dr Bo Hall", decision="change", comment='Say "x", or y.')
    write_reviews(tmp_path, [ADA._replace(id="own.b"), bo, ADA])

    assert (tmp_path / "reviews.csv").read_text(encoding="utf-8").startswith(HEADER + LINE)
    assert read_reviews(tmp_path) == [ADA, bo, ADA._replace(id="own.b")]


@pytest.mark.parametrize(
    "data",
    [(HEADER + LINE).replace("\n", "\r\n"), "\ufeff" + HEADER + LINE, HEADER + "\n" + LINE, HEADER.upper() + LINE],
)
def test_what_a_spreadsheet_does_to_the_file_does_no_harm(tmp_path, data):
    (tmp_path / "reviews.csv").write_bytes(data.encode())

    assert read_reviews(tmp_path) == [ADA]


@pytest.mark.parametrize(
    ("decisions", "counts"),
    [
        (["approve"], True),
        (["approve", "approve"], True),
        (["approve", "change"], False),
        (["reject", "approve"], False),
        (["change"], False),
        ([], False),
    ],
)
def test_a_row_is_approved_if_nobody_objects(decisions, counts):
    reviews = [ADA._replace(decision=decision, reviewer=str(place)) for place, decision in enumerate(decisions)]

    assert approved(reviews) == ({"own.a": "r0"} if counts else {})


def test_an_objection_to_an_earlier_row_does_not_count():
    earlier = ADA._replace(row="r9", decision="reject", reviewer="Dr Bo Hall")

    assert approved([earlier, ADA]) == {"own.a": "r0"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", f"reviews.csv:1: The columns are not id, row, decision, comment, reviewer, date. {BRING_BACK}"),
        (
            "restaurant,stars\nLa Rosa,5\n",
            f"reviews.csv:1: The columns are not id, row, decision, comment, reviewer, date. {BRING_BACK}",
        ),
        (
            "Lokal;Sterne\nSchön;5\n".encode("cp1252"),
            'reviews.csv:2: The file is not UTF-8 text. In the spreadsheet, save it as "CSV UTF-8 (comma delimited)".',
        ),
        (
            HEADER.replace(",", ";"),
            'reviews.csv:1: The cells are not separated by commas. Save the file as "CSV UTF-8 (comma delimited)".',
        ),
        (
            "PK\x03\x04",
            'reviews.csv:1: The file is a workbook. In the spreadsheet, save it as "CSV UTF-8", not as a workbook.',
        ),
        ("\n" * 200_001, "reviews.csv: The file has more than 200,000 lines. Split it into several files."),
        (HEADER + "own.a,r0,approve\n", f"reviews.csv:2: The line has 3 cells, not 6. {BRING_BACK}"),
        (HEADER + LINE.replace("\n", ",more\n"), f"reviews.csv:2: The line has 7 cells, not 6. {BRING_BACK}"),
        (
            HEADER + LINE.replace("approve", "aproved"),
            'reviews.csv:2 [decision]: "aproved" is not a decision. Write one of: approve, change, reject.',
        ),
        (
            HEADER + LINE + LINE.replace("approve", "reject"),
            'reviews.csv:3 [id]: Dr Ada Low reviewed "own.a" twice. Keep the later of the two lines.',
        ),
    ],
    ids=[
        "empty", "foreign", "cp1252", "semicolons", "workbook", "long", "few cells", "many cells", "decision", "twice",
    ],
)  # fmt: skip
def test_a_foreign_or_spoilt_file_is_told(told, data, expected):
    assert told(data) == [expected]


def test_every_fault_is_told(told):
    faults = told(HEADER + "a\n" + LINE.replace("approve", "x") + LINE + 'a,"b" c,\n')

    assert [fault.partition(": ")[0] for fault in faults] == [
        "reviews.csv:2", "reviews.csv:3 [decision]", "reviews.csv:4 [id]", "reviews.csv:5",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "large"])
def test_what_is_no_file_to_read_is_told(tmp_path, monkeypatch, kind):
    make_unreadable(tmp_path / "reviews.csv", kind, monkeypatch)

    with pytest.raises(WordListError, match=r"reviews\.csv: The file cannot be read: .*Bring the file back"):
        read_reviews(tmp_path)


# With the list beside it.


@pytest.fixture
def ours(tmp_path):
    return write_list(tmp_path / "ours.csv", [GOOD])


@pytest.mark.parametrize("data", [b"restaurant,stars\nLa Rosa,5\n", b"caf\xe9\n", b"id,row\n", b"", b'"'])
def test_a_foreign_file_beside_a_users_list_is_an_error_that_names_it(ours, data):
    (ours.parent / "reviews.csv").write_bytes(data)

    with pytest.raises(ClarityError, match=r"reviews\.csv:1: "):
        Checker(wordlists=[ours])


def test_a_foreign_file_beside_a_users_list_gives_the_command_line_no_traceback(ours, capsys):
    (ours.parent / "reviews.csv").write_bytes(b"caf\xe9\n")
    text = ours.parent / "letter.txt"
    text.write_text("Rest well.\n")

    with pytest.raises(SystemExit) as left:
        main(["check", "--wordlist", str(ours), str(text)])
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith(f"clarity: {ours.parent / 'reviews.csv'}:1: The file is not UTF-8 text.")


def test_faults_of_the_list_and_of_the_reviews_are_told_together(tmp_path):
    """And those of the reviews once, though two lists share them."""
    (tmp_path / "reviews.csv").write_text("a,b\n")
    lists = [write_list(tmp_path / name, [{**GOOD, "status": "ok"}]) for name in ("ours.csv", "theirs.csv")]

    with pytest.raises(WordListError) as error:
        read_all(lists, {"plain": "jargon.plain"})
    assert sorted(fault.file.rpartition("/")[2] for fault in error.value.faults) == [
        "ours.csv", "reviews.csv", "theirs.csv",
    ]  # fmt: skip
