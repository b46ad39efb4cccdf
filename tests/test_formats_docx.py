"""Word documents: what of them is read, in which blocks, and where each run is."""

from __future__ import annotations

import io
from pathlib import PurePath
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from documents import SPACES, docx, package, par, relations, run
from hypothesis import given
from hypothesis import strategies as st

from clarity.errors import InputError
from clarity.formats.docx import read
from clarity.policy import Policy
from clarity.sources import source_of

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(sign) for sign in ("begin", "separate", "end"))


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def lines(data: bytes) -> list[str]:
    """The prose, a line for each paragraph, with blanks as one."""
    return [" ".join(line.split()) for line in read(data).prose.splitlines()]


def blocks(data: bytes) -> list[tuple[str, str | None]]:
    original = read(data)
    return [(original.text[start:end], kind) for start, end, kind in original.blocks]


def places(data: bytes, *words: str) -> list[str]:
    original = read(data)
    return [original.where(original.text.index(word)) for word in words]


# What is read.


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (par("You have hyper", "tension", "."), ["You have hypertension."]),
        (par("One.") + par() + par("Two."), ["One.", "Two."]),
        (par("See ", f"<w:hyperlink>{run('our page')}</w:hyperlink>", "."), ["See our page."]),
        (par("Take ", f"<w:ins>{run('two ')}</w:ins>", "<w:del><w:r><w:delText>one</w:delText></w:r></w:del>", "now"), ["Take two now"]),
        (par(f"<w:moveTo>{run('Here.')}</w:moveTo>", f"<w:moveFrom>{run('There.')}</w:moveFrom>"), ["Here."]),
        (f"<w:ins>{par('New.')}</w:ins>" + f"<w:del>{par('Old.')}</w:del>", ["New."]),
        (par("Seen.", run("Hidden.", "<w:vanish/>"), run(" Shown.", '<w:vanish w:val="0"/>')), ["Seen. Shown."]),
        (par("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"), ["a b"]),
        (par("<w:r><w:t>Mon</w:t><w:br/><w:t>Tue</w:t></w:r>"), ["Mon", "Tue"]),
        (par("<w:r><w:t>follow</w:t><w:noBreakHyphen/><w:t>up</w:t></w:r>"), ["follow-up"]),
        (par("<w:r><w:t>hyper</w:t><w:softHyphen/><w:t>ten\xadsion</w:t></w:r>"), ["hypertension"]),
        (par('<w:r><w:t>Rest</w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>now</w:t></w:r>'), ["Rest now"]),
        (par("<m:oMath><m:r><m:t>x = 5</m:t></m:r></m:oMath>"), ["x = 5"]),
        (par("<w:smartTag>" + run("Leeds") + "</w:smartTag>"), ["Leeds"]),
        (par("<w:ruby><w:rt>" + run("said so") + "</w:rt><w:rubyBase>" + run("word") + "</w:rubyBase></w:ruby>"), ["word"]),
        (par('<w:commentRangeStart w:id="0"/>', "Rest.", '<w:r><w:commentReference w:id="0"/></w:r>'), ["Rest."]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{par('Filled in.')}</w:sdtContent></w:sdt>", ["Filled in."]),
        (f"<mc:AlternateContent><mc:Choice>{par('New.')}</mc:Choice><mc:Fallback>{par('Old.')}</mc:Fallback></mc:AlternateContent>", ["New."]),
        ("<mc:AlternateContent/>" + par("Rest."), ["Rest."]),
        (par("A &lt;b&gt; &amp; c"), ["A <b> & c"]),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(body, expected):
    assert lines(docx(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (par("Dear ", f'<w:fldSimple w:instr=" MERGEFIELD Surname ">{run("Lee")}</w:fldSimple>', ","), "Dear name ,"),
        (par("Dear ", BEGIN, code(" MERGEFIELD "), code('"Last Name" '), SEPARATE, "Lee", END, ","), "Dear name ,"),
        (par("Dear ", BEGIN, code(" MERGEFIELD Surname "), END, ","), "Dear name ,"),
        (par("Dear ", BEGIN, code("MERGEFIELD title_1"), END, " ", BEGIN, code("MERGEFIELD x"), END, ","), "Dear name it ,"),
        (par("Page ", BEGIN, code(" PAGE "), SEPARATE, "3", END, "."), "Page 3."),
        (par("Page ", f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>', "."), "Page 3."),
        (par(BEGIN, code("IF "), BEGIN, code("MERGEFIELD Sex"), END, code('= "M" "Sir" "Madam"'), SEPARATE, "Sir", END), "Sir"),
        (par(BEGIN, code("TOC"), SEPARATE, "Care 2", END, "Care"), "Care"),
        (par(BEGIN, code("TOC"), SEPARATE, "Care 2") + par("Rest 3", END) + par("Care"), "Care"),
        (par("Dear <w:t/>".replace("<w:t/>", ""), "{{ na", "me }}, rest."), "Dear name , rest."),
        (par("Dear «Sur", "name», rest."), "Dear name , rest."),
        (par("Dear ", f"<w:sdt><w:sdtPr><w:alias w:val='Name'/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here to enter text.')}</w:sdtContent></w:sdt>", ","), "Dear name ,"),
        (par("Dear ", f"<w:sdt><w:sdtPr><w:alias w:val='Name'/></w:sdtPr><w:sdtContent>{run('Mrs Lee')}</w:sdtContent></w:sdt>", ","), "Dear Mrs Lee,"),
    ],
)  # fmt: skip
def test_fields_and_controls(body, expected):
    assert lines(docx(body)) == [expected]


def test_what_is_hidden_by_its_style_is_left_out():
    styles = (
        '<w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Note"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    body = (
        par("Seen ", run("not seen", '<w:rStyle w:val="Note"/>'), run("again.", '<w:rStyle w:val="Loop"/>'))
        + par("Not seen.", properties='<w:pStyle w:val="Note"/>')
    )  # fmt: skip

    assert lines(docx(body, styles=styles)) == ["Seen again."]


def test_the_kind_of_a_block_is_told_by_style_level_and_list():
    styles = (
        '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Own"><w:name w:val="Clinic"/><w:basedOn w:val="H"/></w:style>'
        '<w:style w:styleId="L"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="O"><w:name w:val="Big"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:styleId="N"><w:name w:val="Normal"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(
        par(text, properties=properties)
        for text, properties in [
            ("A", '<w:pStyle w:val="H"/>'), ("B", '<w:pStyle w:val="Own"/>'), ("C", '<w:pStyle w:val="L"/>'),
            ("D", '<w:pStyle w:val="O"/>'), ("E", '<w:pStyle w:val="N"/>'), ("F", ""),
            ("G", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), ("H", f'<w:pStyle w:val="L"/>{none}'),
            ("I", '<w:pStyle w:val="gone"/>'), ("J", '<w:outlineLvl w:val="2"/>'),
        ]
    )  # fmt: skip

    assert blocks(docx(body, styles=styles)) == [
        ("A", "heading"), ("B", "heading"), ("C", "item"), ("D", "heading"), ("E", "paragraph"), ("F", "paragraph"),
        ("G", "item"), ("H", "paragraph"), ("I", "paragraph"), ("J", "heading"),
    ]  # fmt: skip


# Where it is.


def test_places_are_paragraphs_and_runs():
    data = docx(par("One.") + par() + par("Two ", run("hidden", "<w:vanish/>"), "three."))

    assert places(data, "One", "Two", "three") == ["paragraph 1, run 1", "paragraph 3, run 1", "paragraph 3, run 3"]


def test_cells_of_tables_have_places_of_their_own():
    inner = f"<w:tbl><w:tr><w:tc>{par('Deep')}</w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:tc>{par('Drug')}</w:tc><w:tc>{par('Dose')}{par('Twice')}{inner}</w:tc></w:tr>"
    control = f"<w:sdt><w:sdtContent><w:tr><w:tc>{par('Last')}</w:tc></w:tr></w:sdtContent></w:sdt>"
    data = docx(par("Before") + f"<w:tbl><w:tblPr/>{row}{control}</w:tbl>" + par("After"))

    assert places(data, "Twice", "Deep", "Last", "After") == [
        "table 1, row 1, cell 2, paragraph 2, run 1",
        "table 1, row 1, cell 2, table 1, row 1, cell 1, paragraph 1, run 1",
        "table 1, row 2, cell 1, paragraph 1, run 1",
        "paragraph 2, run 1",
    ]
    assert [kind for _, kind in blocks(data)] == ["paragraph", "cell", "cell", "cell", "cell", "cell", "paragraph"]


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it():
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = docx(par("Call ", box.format(par("Open till 5.")), "us.") + par("Bye."))

    assert lines(data) == ["Call us.", "Open till 5.", "Bye."]
    assert places(data, "Open", "us.") == ["text box 1, paragraph 1, run 1", "paragraph 1, run 3"]


def test_headers_notes_diagrams_and_footers_are_read():
    data = docx(
        par("Body.", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        header1=par("Clinic."),
        header2=par("Ward."),
        footnotes=f'<w:footnote w:type="separator">{par("-")}</w:footnote><w:footnote>{par("Note.")}</w:footnote>',
        endnotes=f"<w:endnote>{par('End.')}</w:endnote>",
        diagramData1="<a:p><a:r><a:t>Rest</a:t></a:r><a:r><a:t> first.</a:t></a:r></a:p>",
        footer1=par("Page."),
        comments=f"<w:comment>{par('Is this right?')}</w:comment>",
    )

    assert lines(data) == ["Clinic.", "Ward.", "Body.", "Note.", "End.", "Rest first.", "Page."]
    assert places(data, "Ward", "Note", "End", "first", "Page") == [
        "header 2, paragraph 1, run 1",
        "footnote 1, paragraph 1, run 1",
        "endnote 1, paragraph 1, run 1",
        "diagram 1, paragraph 1",
        "footer 1, paragraph 1, run 1",
    ]


def test_documents_of_the_strict_kind_are_read():
    usual, strict = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    assert lines(docx(par("Rest."), spaces=SPACES.replace(usual, strict))) == ["Rest."]


def test_a_file_inside_the_document_is_not_read_and_that_is_told():
    original = read(docx(par("Rest.") + '<w:altChunk r:id="rId9"/>' + par("Now.")))

    assert [(original.text[start:end], reason) for start, end, reason in original.unread] == [
        ("rId9", "A file inside the document is not read.")
    ]
    assert original.prose.split() == ["Rest.", "Now."]


# What is found in it.


def test_findings_have_the_place_of_the_run(checker):
    body = (
        par("You have hyper", run("tension", "<w:b/>"), ".")
        + par(
            "<w:del><w:r><w:delText>Do not eat prior to it.</w:delText></w:r></w:del>", "Do not eat prior to your scan."
        )
        + f"<w:tbl><w:tr><w:tc>{par('Take it ', 'qd.')}</w:tc></w:tr></w:tbl>"
        + par(BEGIN, code(' IF x = "utilize" '), SEPARATE, "Rest.", END)
    )
    source = source_of(docx(body, comments=par("utilize")), PurePath("a.docx"), Policy())
    report = checker.check_source(source)

    assert [(finding.text, finding.where) for finding in report.findings if finding.entry] == [
        ("hypertension", "paragraph 1, run 1"),
        ("prior to", "paragraph 2, run 1"),
        ("qd", "table 1, row 1, cell 1, paragraph 1, run 2"),
    ]
    assert (source.format, source.encoding) == ("docx", None)


RUNS = st.lists(st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" qd"), min_size=1), max_size=4)


@given(st.lists(RUNS, max_size=5))
def test_law_1_and_8_the_text_of_every_run_is_read_at_its_place(checker, paragraphs):
    data = docx("".join(par(*(run(escape(text)) for text in runs)) for runs in paragraphs))
    original = read(data)
    report = checker.check_source(source_of(data, PurePath("a.docx"), Policy()))

    assert original.text == "".join(f"{''.join(runs)}\n" for runs in paragraphs if runs).replace("\xad", "")
    for piece in original.pieces:
        paragraph, number = (int(word) for word in piece.where.replace(",", "").split() if word.isdigit())
        assert original.text[piece.start : piece.end] == paragraphs[paragraph - 1][number - 1]
    for finding in report.findings:
        assert original.text[finding.start : finding.end] == finding.text


# What cannot be read.


def bomb() -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("_rels/.rels", relations(officeDocument="word/document.xml"))
        with archive.open("word/document.xml", "w") as file:
            for _ in range(101):
                file.write(bytes(1_000_000))
    return stream.getvalue()


LETTER = docx(par("A secret word."))
DEEP = 100_000
TRUNCATED = "a.docx: is not a Word document, or only part of one. Open it in Word and save it again."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", TRUNCATED),
        (b"A secret word.", TRUNCATED),
        (LETTER[:400], TRUNCATED),
        (LETTER[:-30], TRUNCATED),
        (package({"a.txt": "secret"}), TRUNCATED),
        (package({"_rels/.rels": relations(officeDocument="word/gone.xml")}), TRUNCATED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1secret", "a.docx: has a password, or is of Word before 2007. Save it as .docx, without a password."),
        (docx("<w:p>secret"), "a.docx: its part word/document.xml is not XML. Open it in Word and save it again."),
        (bomb(), "a.docx: unpacks to more than 100 MB."),
        (docx("<w:sdt>" * DEEP + "</w:sdt>" * DEEP), "a.docx: holds elements in one another without end. Open it in Word and save it again."),
    ],
    ids=["empty", "text", "cut", "cut late", "no document", "lost part", "old", "broken", "bomb", "deep"],
)  # fmt: skip
def test_what_is_no_document_is_told_without_its_text(data, expected):
    with pytest.raises(InputError) as caught:
        source_of(data, PurePath("a.docx"), Policy())

    assert str(caught.value) == expected
    assert caught.value.__context__ is None or "secret" not in repr(caught.value.__context__)


def test_entities_that_multiply_are_refused():
    doubled = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<!DOCTYPE w [<!ENTITY e0 "secret">{doubled}]><w:document {SPACES}><w:body>{par("&e11;")}</w:body></w:document>'
    data = package({"_rels/.rels": relations(officeDocument="word/document.xml"), "word/document.xml": xml})

    with pytest.raises(InputError, match=r"its part word/document.xml is not XML"):
        read(data)


@given(st.integers(0, len(LETTER) - 1), st.binary(max_size=3))
def test_a_damaged_document_is_read_or_told(place, damage):
    try:
        read(LETTER[:place] + damage + LETTER[place + 1 :])
    except InputError as error:
        assert "secret" not in str(error)  # noqa: PT017 - what is not told is read
