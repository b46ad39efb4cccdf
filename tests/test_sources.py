"""Files as sources: what is read, how that is told, and what cannot be."""

from pathlib import PurePath

import pytest

from clarity.errors import InputError
from clarity.policy import Policy
from clarity.sources import read_source, source_of


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"Rest.", ("text", "utf-8", None)),
        ("a.html.j2", b"<p>Caf\xe9", ("html", "cp1252", "jinja")),
        ("a.erb", b"<p><%= a %>", ("html", "utf-8", "erb")),
    ],
)
def test_a_source_says_how_it_was_read(name, data, expected):
    source = source_of(data, PurePath(name), Policy())

    assert (source.format, source.encoding, source.template) == expected


def test_a_policy_says_the_encoding():
    source = source_of(b"\xe9", PurePath("a.txt"), Policy(encoding="cp437"))

    assert (source.original.text, source.encoding) == ("Θ", "cp437")


def test_a_file_larger_than_the_policy_allows_is_told(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Rest.")

    assert read_source(path, Policy(max_bytes=5)).original.text == "Rest."
    with pytest.raises(InputError, match=r": cannot be read: it is larger than 4 bytes\.$"):
        read_source(path, Policy(max_bytes=4))
