"""RTF: what is shown, in which paragraphs, whatever wrote it."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarity.errors import InputError
from clarity.formats.rtf import read
from clarity.policy import Policy
from clarity.sources import source_of


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> bytes:
    return rf"{{\rtf1{head} {body}}}".encode("latin-1")


def lines(data: bytes) -> list[str]:
    return [" ".join(line.split()) for line in read(data).prose.splitlines()]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"Rest.\par Now.", ["Rest.", "Now."]),
        (r"You have hyper{\b tension}.", ["You have hypertension."]),
        ("Take\r\nit\n now.", ["Takeit now."]),  # line breaks of the file are none of the text
        ("Rest.\\\nNow.", ["Rest.", "Now."]),
        (r"Mon\line Tue\tab Wed", ["Mon", "Tue Wed"]),
        (r"Caf\'e9 \'93Rest\'94 \endash\~now\_a\-b", ["Café “Rest” – now-ab"]),
        (r"\{a\} \\ b", [r"{a} \ b"]),
        (r"\lquote Rest\rquote  \ldblquote now\rdblquote\emdash\bullet", ["‘Rest’ “now”—•"]),
        (r"A\u8211 ?B", ["A–B"]),
        (r"A\u8211\'96B", ["A–B"]),
        (r"\uc2 A\u8211 --B{\uc0 \u8211 C}\u8211 xxD", ["A–B–C–D"]),
        (r"A\u-10179 ?\u-8704 ?B", ["A😀B"]),
        (r"A\u8211{\b B}C", ["A–BC"]),
        (r"Seen.{\v Hidden.} Shown.\v no\v0  Again.", ["Seen. Shown. Again."]),
        (r"Take {\deleted one }{\revised two} now.\deleted no\plain  Yes.", ["Take two now. Yes."]),
        (r"Rest.{\*\zorb Not shown {\b at all}.} Now.", ["Rest. Now."]),
        (r"Rest.{\annotation Is this right?}{\*\atnid x}{\xe Index} Now.", ["Rest. Now."]),
        (r"{\info{\title qd}}{\stylesheet{\s1 heading 1;}}{\colortbl;\red0;}Rest.", ["Rest."]),
        (r"{\pict\pngblip 89504e47}Rest.{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}", ["Rest."]),
        (r"{\object{\*\objdata 0105}{\result Rest.}}", ["Rest."]),
        (r"Rest.\nestcell{\*\nesttableprops\nestrow}{\nonesttables\par}\pard Now.\par", ["Rest.", "Now."]),
        (r"{\listtext \bullet\tab}Rest.\par {\pntext 1.\tab}Now.", ["Rest.", "Now."]),
        (r"Page {\field{\*\fldinst PAGE}{\fldrslt 3}}.", ["Page 3."]),
        (r'See {\field{\*\fldinst{HYPERLINK "http://qd"}}{\fldrslt{\ul our page}}}.', ["See our page."]),
        (r"Dear {\field{\*\fldinst { MERGEFIELD }{Surname}}{\fldrslt \'abSurname\'bb}},", ["Dear name ,"]),
        (r"Dear {\field{\*\fldinst MERGEFIELD x}{\fldrslt Lee}}, rest {\field{\*\fldinst DATE}{\fldrslt today}}.", ["Dear it , rest today."]),
        (r"Dear @NAME@, your \'abClinic\'bb is on ***.", ["Dear name , your name is on it ."]),
        (r"Dear {\b\{\{}{ name }\}\}, rest.", ["Dear name , rest."]),
        ("a \\bin3 }}}\\b now", ["a now"]),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(body, expected):
    assert lines(rtf(body)) == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (r"\ansi\ansicpg1251", r"\'cf\'ee\'ea\'ee\'e9", "Покой"),
        (r"\ansi", r"Caf\'e9", "Café"),
        (r"\mac", r"Caf\'8e", "Café"),
        (r"\pc", r"Caf\'82", "Café"),
        (r"\ansi{\fonttbl{\f0\fnil Arial;}{\f1\fnil\fcharset204 Arial Cyr;}}", r"\f0 Caf\'e9 {\f1\'cf\'ee}", "Café По"),
        (r"\ansi{\fonttbl{\f2\fnil\fcharset128 MS;}}", r"\f2\'8e\'e8\'8f\'70", "手術"),
        (r"\ansi\ansicpg99999", r"Caf\'e9", "Café"),
    ],
)
def test_the_encodings_of_systems_and_fonts(head, body, expected):
    assert lines(rtf(body, head)) == [expected]


def test_the_kind_of_a_paragraph():
    body = (
        r"\pard\outlinelevel0 Care\par\pard\outlinelevel9 Rest.\par\pard\ls1 One\par\pard Now.\par"
        r"{\listtext 1.}Two\par\pard\intbl Drug\cell Dose\cell\row\pard Bye."
    )
    original = read(rtf(body))

    assert [(original.text[start:end], kind) for start, end, kind in original.blocks] == [
        ("Care", "heading"), ("Rest.", "paragraph"), ("One", "item"), ("Now.", "paragraph"), ("Two", "item"),
        ("Drug", "cell"), ("Dose", "cell"), ("Bye.", "paragraph"),
    ]  # fmt: skip


def test_headers_notes_boxes_and_footers_are_read_apart():
    body = (
        r"{\header Clinic\par}{\footer Page\par}Rest{\footnote Note one.} now.\par\par"
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv qd}}{\shptxt Box.\par}}{\shprslt{Box.}}}Bye.{\footnote Note two.}"
    )
    original = read(rtf(body))

    assert original.prose.splitlines() == ["Clinic", "Rest now.", "Bye.", "Box.", "Note one.", "Note two.", "Page"]
    assert [original.where(original.text.index(word)) for word in ("Clinic", "now", "Bye", "Box", "two", "Page")] == [
        "header, paragraph 1", "paragraph 1", "paragraph 3", "text box, paragraph 1", "footnote, paragraph 2",
        "footer, paragraph 1",
    ]  # fmt: skip


def test_the_properties_of_a_text_box_are_no_text():
    assert lines(rtf(r"{\shp{\*\shpinst\shpleft0{\sp{\sn fillColor}{\sv 255}}{\shptxt Rest.\par}}}")) == ["Rest."]


def test_findings_have_the_paragraph(checker):
    data = rtf(
        r"Rest.\par You have hyper{\i tension}.{\v utilize}\par{\*\x qd}{\deleted Eat prior to it.} Take it qd.\par"
    )
    report = checker.check_source(source_of(data, PurePath("a.rtf"), Policy()))

    assert [(found.text, found.where) for found in report.findings if found.entry] == [
        ("hypertension", "paragraph 2"),
        ("qd", "paragraph 3"),
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "a.rtf: is not RTF. Open it in a word processor and save it again."),
        (b"Mrs Secret", "a.rtf: is not RTF. Open it in a word processor and save it again."),
        (rtf("Mrs Secret")[:-1], "a.rtf: is only part of a file: a group is not closed. Save it again."),
        (rtf("{" * 200_000 + "Mrs Secret"), "a.rtf: is only part of a file: a group is not closed. Save it again."),
    ],
    ids=["empty", "text", "cut", "deep"],
)
def test_what_is_no_rtf_is_told_without_its_text(data, expected):
    with pytest.raises(InputError) as caught:
        source_of(data, PurePath("a.rtf"), Policy())

    assert str(caught.value) == expected


def test_what_follows_the_end_is_nothing():
    assert lines(rtf("Rest.") + b"} qd {") == ["Rest."]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]) | st.just(" ")), max_size=5))
def test_law_8_every_word_is_read(paragraphs):
    def written(letter: str) -> str:
        if letter in "\\{}":
            return f"\\{letter}"
        if letter.isascii():
            return letter
        units = letter.encode("utf-16-le")
        return "".join(
            f"\\u{int.from_bytes(units[at : at + 2], 'little', signed=True)}?" for at in range(0, len(units), 2)
        )

    original = read(rtf(r"\par ".join("".join(map(written, text)) for text in paragraphs)))

    assert original.text == "".join(f"{text}\n" for text in paragraphs if text)


@given(st.lists(st.sampled_from([
    "{", "}", "\\", "\\'", "\\'e9", "\\u", "\\u8211", "\\uc2", "\\par", "\\*", "\\v", "\\f1", "\\bin9", "\\field", "\\fldinst", "\\fldrslt",
    "MERGEFIELD x", "\\header", "\\footnote", "\\fonttbl", "\\fcharset128", "rest", " ", "\n", "1", "-", "\xe9", "\\ls1", "\\cell", "\\shptxt",
])).map("".join))  # fmt: skip
def test_law_3_any_tokens_are_read_or_told(body):
    try:
        source_of(rtf(body), PurePath("a.rtf"), Policy())
    except InputError as error:
        assert str(error).startswith("a.rtf: is only part")  # noqa: PT017 - what is not told is read
