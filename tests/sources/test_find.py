"""Files, folders and patterns to places."""

from __future__ import annotations

import glob
import os
import tracemalloc
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from bodycopy.errors import SourceError
from bodycopy.sources import find, load
from bodycopy.sources.find import is_one_page
from bodycopy.sources.patterns import matches
from bodycopy.sources.written import Written
from tests.sources.makers import MAKERS

HTML = "<!doctype html><p>one"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("crawl/b.html", "crawl/a/z.htm", "crawl/a/y.XHTML.gz", "crawl/c.txt", "crawl/a.b/page"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(HTML)
    for name in ("crawl/x.js", "crawl/.hidden.html", "crawl/page_files/style.css"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("var a = '<html>'")
    return tmp_path


def names(*paths: str, written: Sequence[str] = ()) -> list[str]:
    return [place.name.replace(os.sep, "/") for place in find(paths, written=Written(written))]


def test_folders_are_read_in_order_of_names() -> None:
    assert names("crawl") == ["crawl/a/y.XHTML.gz", "crawl/a/z.htm", "crawl/a.b/page", "crawl/b.html", "crawl/c.txt"]


def test_what_is_written_is_left_out() -> None:
    assert names("crawl", written=["crawl/a/", "missing"]) == ["crawl/a.b/page", "crawl/b.html", "crawl/c.txt"]
    assert names("crawl/**/*.htm*", written=["crawl/a"]) == ["crawl/b.html"]
    assert names("crawl/[abc]*", written=["crawl/c.txt", "crawl/a", "crawl/a.b"]) == ["crawl/b.html"]
    Path("other").symlink_to("crawl/a")
    assert names("crawl", written=["other"]) == ["crawl/a.b/page", "crawl/b.html", "crawl/c.txt"]


@pytest.mark.parametrize("path", ["crawl/a", "crawl/a/*.htm", "crawl/b.html"])
def test_nothing_but_what_is_written_is_a_problem(path: str) -> None:
    Path("crawl/x").symlink_to("a")
    (place,) = find([path], written=Written(["crawl/x", "crawl/b.html"]))
    with pytest.raises(SourceError, match="cannot be read: the output is written there"):
        load(place)


def test_files_are_read_where_output_is_written_if_they_are_named() -> None:
    assert names("crawl/b.html", written=["crawl"]) == ["crawl/b.html"]


def test_patterns() -> None:
    assert names("crawl/*.html") == ["crawl/b.html"]
    assert names("crawl/**/*.htm") == ["crawl/a/z.htm"]
    assert names("crawl/a*") == ["crawl/a/y.XHTML.gz", "crawl/a/z.htm", "crawl/a.b/page"]
    Path("crawl/[1].html").write_text(HTML)
    assert names("crawl/[1].html") == ["crawl/[1].html"]


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_recursive_patterns_give_each_file_once() -> None:
    assert names("crawl/**/a*") == ["crawl/a/y.XHTML.gz", "crawl/a/z.htm", "crawl/a.b/page"]
    os.symlink(".", "crawl/a/loop")
    os.symlink("a", "crawl/0")
    Path("crawl/a/sub/a").mkdir(parents=True)
    Path("crawl/a/sub/a/x.htm").write_text(HTML)
    assert names("crawl/**/sub") == names("crawl/**/su*") == ["crawl/a/sub/a/x.htm"]
    assert names("crawl/[0a]/**/x.htm") == ["crawl/0/sub/a/x.htm"]
    Path("crawl/a/sub/a/x.htm").unlink()
    assert names("crawl/**/*.htm*") == ["crawl/a/z.htm", "crawl/b.html"]
    files = ["crawl/a/y.XHTML.gz", "crawl/a.b/page", "crawl/b.html", "crawl/c.txt"]
    everything = names("crawl/**/*")
    assert len(everything) == len(set(everything)) == len(files) + 3
    assert names("crawl/**") == everything


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
@pytest.mark.parametrize("pattern", ["crawl/a/**/*.htm", "crawl/a/**/**/*.htm", "crawl/**/z.htm", "./**/a/**/z*"])
def test_recursive_patterns_follow_no_links_to_folders(pattern: str) -> None:
    Path("crawl/a/itself").symlink_to("itself")
    Path("crawl/a/z.html").symlink_to("../b.html")
    for name, target in {"one": ".", "two": ".", "up": "../..", "out": "/"}.items():
        Path("crawl/a", name).symlink_to(target)
    found = [os.path.normpath(name) for name in names(pattern)]
    assert found == ["crawl/a/z.htm"] + ["crawl/a/z.html"] * pattern.endswith("*")


@pytest.mark.parametrize(
    "pattern",
    [
        "**", "**/*", "**/", "crawl/**", "crawl/**/*", "crawl/**/", "crawl/**/**", "crawl/**/a", "crawl/**/a/*",
        "**/*.htm*", "crawl//**//*.html", "./crawl/**/?.*", "cr*/**/*", "**/a/**", "**/a/**/*", "**/[!a]*",
        "crawl/**/.h*", "crawl/**/.c/*", "crawl/**/*/*", "crawl/a**/*", "crawl/**/b.html/*", "**/crawl/*/*",
    ],
)  # fmt: skip
def test_recursive_patterns_match_as_elsewhere(pattern: str) -> None:
    def shortened(paths: Iterable[str]) -> set[str]:
        return {os.path.normpath(path) for path in paths}

    Path("crawl/a/b/a/.c").mkdir(parents=True)
    Path("crawl/a/b/a/d.html").write_text(HTML)
    assert shortened(matches(pattern)) - {"."} == shortened(glob.glob(pattern, recursive=True)) - {"."}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_no_pattern_can_open_is_a_problem() -> None:
    Path("crawl/a").chmod(0)
    first, *_ = find(["crawl/**/*.html"])
    with pytest.raises(SourceError, match="cannot be read: Permission denied"):
        load(first)


def test_a_pattern_reads_folders_as_deep_as_they_are(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(1_200):
        os.mkdir("d")
        os.chdir("d")
    Path("deep.html").write_text(HTML)
    monkeypatch.chdir(folder)
    found = names("**/deep.html")
    os.unlink("d/" * 1_200 + "deep.html")  # or the folder is too deep to be removed
    for depth in range(1_200, 0, -1):
        os.rmdir("d/" * depth)
    assert found == ["d/" * 1_200 + "deep.html"]


def test_paths_keep_their_order_and_may_come_twice() -> None:
    assert names("crawl/c.txt", "crawl/b.html", "crawl/c.txt") == ["crawl/c.txt", "crawl/b.html", "crawl/c.txt"]


@pytest.mark.parametrize("path", ["missing.html", "missing/*.html", "crawl/b.html/x", "a\0b", ""])
def test_what_is_not_there_is_a_problem_in_its_place(path: str) -> None:
    (place,) = find([path])
    assert place.name == path
    with pytest.raises(SourceError, match="cannot be read: "):
        load(place)


def test_archives_in_folders_are_read() -> None:
    Path("crawl/sub").mkdir()
    Path("crawl/sub/x.warc.gz").write_bytes(MAKERS["crawl.warc.gz"](HTML.encode()))
    Path("crawl/sub/warc-without-suffix").write_bytes(MAKERS["crawl.warc"](HTML.encode()))
    assert [name.partition("#")[0] for name in names("crawl/sub")] == [
        "crawl/sub/warc-without-suffix",
        "crawl/sub/x.warc.gz",
    ]


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")
def test_loops_and_pipes_in_folders_are_passed_over() -> None:
    os.symlink("..", "crawl/a/up")
    os.mkfifo("crawl/pipe.html")
    assert names("crawl/a") == ["crawl/a/y.XHTML.gz", "crawl/a/z.htm"]
    assert "crawl/pipe.html" not in names("crawl")


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
@pytest.mark.parametrize("path", ["crawl/pipe.html", "crawl/p*.html", "/dev/zero"])
def test_what_is_no_file_is_a_problem_and_not_waited_for(path: str) -> None:
    os.mkfifo("crawl/pipe.html")
    os.mkfifo("crawl/[1].html")
    assert [is_one_page(name, name) for name in ("crawl/pipe.html", "crawl/[1].html", "crawl/[2].html")] == [
        True,
        True,
        False,
    ]
    (place,) = find([path])
    with pytest.raises(SourceError, match="cannot be read: it is a pipe or a device, not a file"):
        load(place)


def test_what_is_one_page() -> None:
    Path("x.warc").write_bytes(MAKERS["crawl.warc"](HTML.encode()))
    Path("x.mhtml").write_bytes(MAKERS["page.mhtml"](HTML.encode()))
    assert [is_one_page(path, path) for path in ("crawl/b.html", "x.mhtml", "missing.html")] == [True] * 3
    assert [is_one_page(path, path) for path in ("crawl", "x.warc", "*.html")] == [False] * 3


MANY = 100_000


@pytest.mark.slow
def test_memory_is_taken_by_names_alone() -> None:
    """What the README says of it; `-s` prints the figures."""
    Path("many").mkdir()
    with zipfile.ZipFile("many.zip", "w") as archive:
        for number in range(MANY):
            name = f"{number:06d}-the-council-voted-on-tuesday.html"
            Path("many", name).write_text(HTML)
            archive.writestr(name, HTML)
    most = {"many": 12, "many/*.html": 25, "many/**/*.html": 45, "many.zip": 80}
    for path, megabytes in most.items():
        tracemalloc.start()
        assert sum(1 for _ in find([path])) == MANY
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        print(f"\n  {path}: {peak:.0f} MB for {MANY:,} names")
        assert peak < megabytes
