"""E-mails: which text is read, and where in the file it is."""

from __future__ import annotations

import base64
import quopri
from email import policy
from email.message import EmailMessage
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarity.errors import InputError
from clarity.original import Original
from clarity.policy import Policy
from clarity.sources import source_of

PLAIN = "Content-Type: text/plain; charset=utf-8\n"


def read(message: str | bytes) -> Original:
    data = message if isinstance(message, bytes) else message.encode()
    return source_of(data, PurePath("a.eml"), Policy()).original


def words(message: str | bytes) -> str:
    return " ".join(read(message).prose.split())


def multipart(kind: str, *parts: str) -> str:
    inner = "".join(f"--B\n{part}\n" for part in parts)
    return f'Subject: Hi\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="B"\n\n{inner}--B--\n'


# What is read.


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Subject: Your scan\n\nRest now.\n", "Your scan Rest now."),
        ("From: a@b.org\n\nRest now.\n", "Rest now."),
        ("Subject: =?utf-8?q?Caf=C3=A9?=\n\nRest.\n", "Café Rest."),
        ("Subject: Your\n scan\n\nRest.\n", "Your scan Rest."),
        ("Subject: Dear {{ name }}\n\nRest.\n", "Dear name Rest."),
        ("Subject: Hi\nX-Note: utilize\nTo: qd@b.org\n\nRest.\n", "Hi Rest."),
        ("Subject: Hi\nContent-Type: text/html\n\n<p>Rest <b>now</b>.<style>qd</style>\n", "Hi Rest now."),
        ("Subject: Hi\n\nRest.\n> I utilize it\n  > qd\nNow.\n", "Hi Rest. Now."),
        ("Subject: Hi\n\nRest. 5 > 3\n\n-----Original Message-----\nFrom: x\n\nqd\n", "Hi Rest. 5 > 3"),
        (multipart("alternative", PLAIN + "\nRest now.", "Content-Type: text/html\n\n<p>Rest now."), "Hi Rest now."),
        (multipart("alternative", PLAIN + "\nSee HTML.", "Content-Type: text/html\n\n<p>Rest now and call us."), "Hi Rest now and call us."),
        (multipart("alternative", "Content-Type: text/html\n\n<p>Rest now."), "Hi Rest now."),
        (multipart("mixed", PLAIN + "\nRest.", 'Content-Type: image/png; name="a.png"\n\nqd'), "Hi Rest."),
        (multipart("mixed", "Content-Type: application/pdf\n\nqd"), "Hi"),
    ],
)  # fmt: skip
def test_the_subject_and_the_best_text_are_read(message, expected):
    assert words(message) == expected


@pytest.mark.parametrize(
    ("headers", "body", "expected"),
    [
        ("Content-Type: text/plain; charset=iso-8859-1\n", "Caf\xe9".encode("latin-1"), "Café"),
        ("Content-Type: text/plain; charset=windows-1252\n", "“Rest”".encode("cp1252"), "“Rest”"),
        ("Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n", base64.b64encode("Café".encode("utf-16")), "Café"),
        ("", "Café".encode(), "Café"),
        ("", "Café".encode("cp1252"), "Café"),
        ("Content-Type: text/plain; charset=us-ascii\n", "Café".encode(), "Café"),
        (PLAIN + "Content-Transfer-Encoding: Quoted-Printable\n", b"Caf=C3=\n=A9, hyper=\ntension = x=\t\n", "Café, hypertension = x"),
        (PLAIN + "Content-Transfer-Encoding: 8bit\n", "Café".encode(), "Café"),
        (PLAIN + "Content-Transfer-Encoding: base64\n", base64.b64encode("Café".encode()), "Café"),
    ],
)  # fmt: skip
def test_charsets_and_codings(headers, body, expected):
    assert words(f"X: y\n{headers}\n".encode() + body) == expected


def test_attachments_are_told():
    message = multipart(
        "mixed",
        PLAIN + "\nRest.",
        'Content-Type: application/pdf\nContent-Disposition: attachment; filename="map.pdf"\n\nqd',
        "Content-Type: text/plain\nContent-Disposition: attachment\n\nTake it qd.",
        "Content-Type: image/png\nContent-Disposition: attachment\n\nx",
    )
    original = read(message)

    assert [(original.text[start:end], reason) for start, end, reason in original.unread] == [
        ("map.pdf", "An attachment is not read."),
        ("text/plain", "An attachment is not read."),
    ]
    assert [original.locate(unread.start).line for unread in original.unread] == [
        message.split("\n").index("qd") + 1,
        message.split("\n").index("Take it qd.") + 1,
    ]


# Where it is.


@pytest.mark.parametrize(
    "message",
    [
        "Subject: Hi\n\nRest.\nTake it qd.\n",
        "Subject: Take it qd.\n\nRest.\n",
        "Subject: Hi\r\n\r\nRest.\r\nTake it qd.\r\n",
        "Subject: Hi\nContent-Type: text/html\n\n<p>Rest.\n<p title='x'>Take <b>it</b> qd.\n",
        "Subject: Hi\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nCaf=C3=A9=\n =E2=80=93 take it qd.\n",
        multipart("mixed", PLAIN + "\nRest.\nTake it qd.", "Content-Type: image/png\n\nx"),
    ],
)  # fmt: skip
def test_the_line_and_column_of_a_word_are_those_in_the_file(message):
    original = read(message)
    place = message.index("qd")
    line = message.count("\n", 0, place) + 1

    assert original.locate(original.text.index("qd")) == (line, place - message.rfind("\n", 0, place))


def test_a_part_in_base64_is_where_it_begins():
    body = base64.b64encode(b"Rest.\n" * 30 + b"Take it qd.").decode()
    lines = "\n".join(body[at : at + 76] for at in range(0, len(body), 76))
    original = read(f"Subject: Hi\n{PLAIN}Content-Transfer-Encoding: base64\n\n{lines}\n")

    assert original.locate(original.text.index("Rest")) == (5, 1)
    assert original.where(original.text.index("qd")) == "plain text"


def test_findings_have_places_and_parts(checker):
    source = source_of(b"Subject: Eat prior to it\n\nTake it qd.\n> utilize\n", PurePath("a.eml"), Policy())
    report = checker.check_source(source)

    assert [(found.line, found.column, found.text, found.where) for found in report.findings if found.entry] == [
        (1, 14, "prior to", "subject"),
        (3, 9, "qd", "plain text"),
    ]


# What cannot be read.


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "a.eml: is no e-mail: it does not begin with headers."),
        (b"\n\nMrs Secret", "a.eml: is no e-mail: it does not begin with headers."),
        (b"Content-Type: text/plain; charset=zorb\n\nMrs Secret", 'a.eml: names a charset that is not known: "zorb".'),
        (b"Content-Type: text/plain; charset=hex\n\nMrs Secret", 'a.eml: names a charset that is not known: "hex".'),
        (b"Content-Type: text/plain; charset=utf-16\n\nMrs Secret", "a.eml: is not in the charset that it names (utf-16)."),
        (b"Content-Type: text/plain; charset=utf-8\n\nMrs S\xe9cret", "a.eml: is not in the charset that it names (utf-8)."),
    ],
)  # fmt: skip
def test_what_is_no_email_is_told_without_its_text(data, expected):
    with pytest.raises(InputError) as caught:
        read(data)

    assert str(caught.value) == expected
    assert "cret" not in repr(caught.value.__context__)


# Any e-mail.

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=300)


@given(TEXT, st.sampled_from(["quoted-printable", "base64", "8bit"]))
def test_law_8_every_word_of_a_text_is_read(text, coding):
    message = EmailMessage(policy.SMTP)
    message["Subject"] = "Hi"
    message.set_content(text, cte=coding if coding != "8bit" or text.isascii() is False else "base64")
    original = read(bytes(message))

    assert original.text.split() == ["Hi", *text.split()]


@given(st.binary(max_size=200) | st.lists(st.sampled_from([
    b"Subject: ", b"Content-Type: ", b"multipart/mixed", b"; boundary=", b"B", b"\n", b"\n\n", b"--B", b"--", b"text/html", b"message/rfc822",
    b"Content-Transfer-Encoding: ", b"base64", b"quoted-printable", b"=?utf-8?q?", b"?=", b"=", b"charset=utf-16", b"\xe9", b"From ", b": ", b"<", b'"',
])).map(b"".join))  # fmt: skip
def test_law_3_any_bytes_are_read_or_told(data):
    try:
        read(data)
    except InputError as error:
        assert str(error).startswith("a.eml: ")  # noqa: PT017 - what is not told is read


def test_quoted_printable_of_another_program_is_read():
    text = "Please rest – and call us if it hurts. " * 5
    body = quopri.encodestring(text.encode()).decode()

    assert words(f"X: y\n{PLAIN}Content-Transfer-Encoding: quoted-printable\n\n{body}") == text.strip()
