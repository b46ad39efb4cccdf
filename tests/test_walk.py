"""Folders: which files in them are read, in which order, and what is left out."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarity.walk import LeftOut, walk


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Rest.\n", encoding="utf-8")


def ignore(folder: Path, *lines: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def found(folder: Path, left_out: LeftOut | None = None) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in walk(folder, LeftOut() if left_out is None else left_out)]


def test_the_files_of_a_folder_come_before_those_of_the_folders_in_it(tmp_path):
    make(tmp_path, "b.txt", "a/z.md", "a/deep/1.html", "c/a.txt", "a.htm", "B.TXT")

    assert found(tmp_path) == ["B.TXT", "a.htm", "b.txt", "a/z.md", "a/deep/1.html", "c/a.txt"]


def test_templates_are_read_by_the_ending_before_theirs(tmp_path):
    make(tmp_path, "a.html.j2", "b.j2", "c.md.njk", "d.py.j2", "e.erb", "f.rb.erb")

    assert found(tmp_path) == ["a.html.j2", "b.j2", "c.md.njk", "e.erb"]


def test_what_is_left_out_is_told(tmp_path):
    make(tmp_path, "a.txt", "b.pdf", "c.PDF", "d.png", "LICENSE", ".hidden", ".cache/e.txt", "node_modules/x/f.md")
    ignore(tmp_path / "build", "*.txt")
    make(tmp_path, "build/g.txt", "build/h.md")
    (tmp_path / "link.txt").symlink_to("a.txt")
    left_out = LeftOut()

    assert found(tmp_path, left_out) == ["a.txt", "build/h.md"]
    assert str(left_out) == (
        "4 files of other types (2 .pdf, 1 without an ending, 1 .png);"
        " 1 file or folder that .gitignore names; hidden folders and those of tools (.cache, node_modules); 1 link"
    )


def test_nothing_is_said_if_nothing_is_left_out(tmp_path):
    make(tmp_path, "a.txt")
    left_out = LeftOut()

    assert (found(tmp_path, left_out), str(left_out)) == (["a.txt"], "")


def test_many_endings_and_folders_are_cut_short():
    left_out = LeftOut(hidden={".a", ".b", ".c", ".d", ".e"}, links=2, ignored=3)
    left_out.unknown.update(["", ".b", ".b", ".c", ".d", ".e", ".f"])

    assert str(left_out) == (
        "7 files of other types (2 .b, 1 without an ending, 1 .c, 1 .d, 2 other endings);"
        " 3 files or folders that .gitignore names; hidden folders and those of tools (.a, .b, .c, .d, …); 2 links"
    )


def test_links_lead_nowhere(tmp_path):
    make(tmp_path, "a/b.txt")
    (tmp_path / "a" / "circle").symlink_to("..")
    (tmp_path / "broken.txt").symlink_to("nowhere.txt")
    left_out = LeftOut()

    assert found(tmp_path, left_out) == ["a/b.txt"]
    assert left_out.links == 2


def test_a_folder_that_is_named_by_a_link_is_walked(tmp_path):
    make(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to("real")

    assert found(tmp_path / "link") == ["a.txt"]


def test_the_gitignore_of_folders_above_counts_up_to_the_repository(tmp_path):
    ignore(tmp_path, "*.md")
    ignore(tmp_path / "repository", "*.html", "drafts/")
    (tmp_path / "repository" / ".git" / "info").mkdir(parents=True)
    (tmp_path / "repository" / ".git" / "info" / "exclude").write_text("/letters/own.txt\n", encoding="utf-8")
    make(tmp_path / "repository" / "letters", "a.txt", "b.md", "c.html", "own.txt", "drafts/d.txt", "old/own.txt")
    left_out = LeftOut()

    assert found(tmp_path / "repository" / "letters", left_out) == ["a.txt", "b.md", "old/own.txt"]
    assert left_out.ignored == 3


def test_a_folder_in_no_repository_has_only_its_own_gitignore(tmp_path):
    ignore(tmp_path, "*.md")
    ignore(tmp_path / "letters", "*.html")
    make(tmp_path / "letters", "a.md", "b.html")

    assert found(tmp_path / "letters") == ["a.md"]


def test_a_path_with_dots_is_the_folder_that_it_leads_to(tmp_path, monkeypatch):
    ignore(tmp_path, "letters/b.txt")
    (tmp_path / ".git").mkdir()
    make(tmp_path, "letters/a.txt", "letters/b.txt", "other/c.txt")
    monkeypatch.chdir(tmp_path / "other")

    assert [path.as_posix() for path in walk(Path("../letters"), LeftOut())] == ["../letters/a.txt"]


def test_what_cannot_be_read_is_a_fault_and_the_rest_is_read(tmp_path):
    make(tmp_path, "a.txt", "b/c.txt")
    (tmp_path / "b" / ".gitignore").write_bytes(b"\xff\n")
    left_out = LeftOut()

    assert found(tmp_path, left_out) == ["a.txt", "b/c.txt"]
    assert [str(fault) for fault in left_out.faults] == [
        f"{tmp_path / 'b' / '.gitignore'}:1: is not UTF-8 text (byte 0xff). Save the file as UTF-8."
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_a_fault(tmp_path):
    make(tmp_path, "a.txt", "b/c.txt")
    (tmp_path / "b").chmod(0)
    left_out = LeftOut()

    assert found(tmp_path, left_out) == ["a.txt"]
    assert [str(fault) for fault in left_out.faults] == [f"{tmp_path / 'b'}: cannot be read: Permission denied."]


def test_a_folder_that_is_gone_is_a_fault(tmp_path):
    left_out = LeftOut()

    assert list(walk(tmp_path / "gone", left_out)) == []
    assert [str(fault) for fault in left_out.faults] == [
        f"{tmp_path / 'gone'}: cannot be read: No such file or directory."
    ]


def test_a_folder_that_is_named_is_read_whatever_gitignore_says_of_it(tmp_path):
    (tmp_path / ".git").mkdir()
    ignore(tmp_path, "build/", "*.md")
    make(tmp_path, "build/a.txt", "build/b.md")

    assert found(tmp_path / "build") == ["a.txt"]
    assert found(tmp_path) == []


PATTERNS = st.sampled_from(
    [
        "*.txt",
        "/a.txt",
        "a/",
        "b",
        "!b",
        "!*.txt",
        "a/*",
        "**/b",
        "a/**",
        "!a/b/",
        "# x",
        "",
        "a/b/a.txt",
        "[ab].txt",
        "!/b/",
    ]
)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@settings(max_examples=60, deadline=None)
@given(outer=st.lists(PATTERNS, max_size=4), inner=st.lists(PATTERNS, max_size=3))
def test_git_leaves_out_the_same(tmp_path_factory, outer, inner):
    root = tmp_path_factory.mktemp("repository")
    names = [f"{folder}{name}.txt" for folder in ("", "a/", "b/", "a/b/", "b/a/") for name in "ab"]
    make(root, *names)
    ignore(root, *outer)
    ignore(root / "a", *inner)
    subprocess.run(["git", "init", "-q", root], check=True)
    told = ["git", "-C", root, "-c", "core.excludesFile=", "ls-files", "-o", "--exclude-standard"]
    listed = subprocess.run(told, check=True, capture_output=True, text=True).stdout.splitlines()

    assert sorted(found(root)) == sorted(name for name in listed if name.endswith(".txt"))
