"""The command: what it prints where, and with which exit status."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

import pytest
from click.testing import CliRunner, Result

import bodycopy
from bodycopy import Article, Encoding, EncodingOrigin, Status, cli
from bodycopy.render.shown import MEANINGS
from bodycopy.sources import Source
from bodycopy.sources.spool import spool
from bodycopy.writers.formats import names
from tests.runs import tree

Run = Callable[..., Result]

PARAGRAPHS = [
    "The council of Harrow Bay voted on Tuesday night to reopen the old harbour railway, which has carried no "
    "passengers since the winter storms washed away its embankment eleven years ago.",
    "Engineers told the meeting that the first trains could run by the end of next summer, provided that the new "
    "bridge across the estuary is finished before the autumn tides make work there impossible.",
    "“We have waited a long time for this,” said Marta Ellery, who keeps a café beside the empty station and "
    "remembers the crowds of visitors that came on every warm weekend.",
    "Not everyone in the town is pleased. Several families whose gardens back onto the line said that they had "
    "been promised a footpath, and that nobody had asked them before the plans were drawn.",
    "The county will pay two thirds of the cost, and the rest is to come from a loan that the town expects to "
    "repay within twenty years out of the fares.",
]
BODY = PARAGRAPHS[2]
HTML = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Harbour railway to reopen</title></head><body>"
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
    f"<article><h1>Harbour railway to reopen</h1>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</article>"
    "<footer><p>© 2024 All rights reserved</p></footer></body></html>"
)
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
SCRAPED = "\n\n".join(["Home", "Sport", "Harbour railway to reopen", *PARAGRAPHS, "All rights reserved"])


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a folder with pages."""
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(HTML, encoding="utf-8")
    Path("menu.html").write_text(MENU, encoding="utf-8")
    Path("scraped.txt").write_text(SCRAPED, encoding="utf-8")
    Path("folder").mkdir()
    return lambda *arguments, stdin=None: CliRunner().invoke(cli.main, arguments, input=stdin)


@pytest.fixture
def page(run: Run) -> Article:
    return bodycopy.extract(HTML.encode())


def process(
    *arguments: str,
    module: bool = True,
    stdin: int | IO[bytes] = subprocess.DEVNULL,
    stdout: int | IO[bytes] = subprocess.PIPE,
    environment: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """A Python of its own with these arguments, which are the command's if `module`."""
    start = [sys.executable, "-m", "bodycopy"] if module else [sys.executable]
    path = str(Path(bodycopy.__file__).parents[1])
    return subprocess.run(
        [*start, *arguments],
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path, **(environment or {})},
        timeout=60,
        check=False,
    )


def test_text_is_the_body(run: Run, page: Article) -> None:
    result = run("page.html")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == page.text + "\n"
    assert BODY in result.stdout
    assert "Sport" not in result.stdout


def test_markdown_opens_with_the_headline(run: Run, page: Article) -> None:
    result = run("--format", "markdown", "page.html")
    assert result.stdout == page.markdown()
    assert result.stdout.startswith("# Harbour railway to reopen\n\n")


def test_json_of_one_page_is_the_article(run: Run) -> None:
    result = run("--format", "json", "page.html")
    assert result.stdout.startswith('{\n  "schema_version": 1,\n  "url": null,')
    article = Article.model_validate_json(result.stdout)
    assert article == bodycopy.extract(HTML.encode())
    assert BODY in [block.text for block in article.body]


def test_json_lines_are_an_object_a_line(run: Run) -> None:
    result = run("--format", "jsonl", "page.html", "scraped.txt")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert list(first)[:2] == ["source", "fetched"]
    assert (first.pop("source"), second.pop("source")) == ("page.html", "scraped.txt")
    assert (first.pop("fetched"), second.pop("fetched")) == (None, None)
    whole = bodycopy.extract(HTML.encode())
    assert first == whole.model_dump(mode="json", exclude={"lines": {"__all__": {"reasons", "runner_up"}}})
    assert Article.model_validate(first).text == whole.text
    assert second["lines"][0]["text"] == "Home"
    assert '"“We have waited' in result.stdout


def test_lines_are_rows_of_four_cells(run: Run, page: Article) -> None:
    rows = [row.split("\t") for row in run("--format", "lines", "page.html").stdout.splitlines()]
    assert [(int(index), role, text) for index, role, _, text in rows] == [
        (line.index, line.role, line.text) for line in page.lines
    ]
    assert (rows[2][3], rows[5][1], rows[5][3]) == ("Harbour railway to reopen", "body", BODY)


def test_rows_of_several_pages_begin_with_the_path(run: Run) -> None:
    rows = [row.split("\t") for row in run("--format", "lines", "menu.html", "scraped.txt").stdout.splitlines()]
    assert rows[0][:2] == ["menu.html", "0"] and rows[0][4] == "Home"
    assert rows[2][:2] == ["scraped.txt", "0"]
    assert {len(row) for row in rows} == {5}


def test_several_texts_stand_under_headers(run: Run, page: Article) -> None:
    result = run("page.html", "menu.html", "page.html")
    text = f"==> page.html <==\n{page.text}\n"
    assert result.stdout == f"{text}\n==> menu.html <==\n\n{text}"


def test_headers_leave_out_what_could_not_be_read(run: Run, page: Article) -> None:
    result = run("--format", "markdown", "missing.html", "page.html")
    assert result.stdout == f"==> page.html <==\n{page.markdown()}"


def test_standard_input(run: Run, page: Article) -> None:
    expected = page.text + "\n"
    assert run("-", stdin=HTML).stdout == expected
    assert run(stdin=HTML).stdout == expected
    both = run("-", "menu.html", stdin=HTML)
    assert both.stdout.startswith(f"==> standard input <==\n{expected}\n==> menu.html")
    several = run("--format", "jsonl", "-", "menu.html", stdin=HTML).stdout
    assert json.loads(several.splitlines()[0])["source"] == "-"


def test_the_bytes_tell_the_encoding(run: Run) -> None:
    text = "Die Bürgermeisterin eröffnete am Mittwoch die neue Brücke über den Fluß"
    data = f"<meta charset=iso-8859-1><p>{text}".encode("latin-1")
    assert run("--format", "lines", "-", stdin=data).stdout.rstrip().endswith(text)
    assert run("--format", "lines", "--text-input", "-", stdin=text.encode("latin-1")).stdout.rstrip().endswith(text)


def test_scraped_text_is_told_by_name_by_option_or_by_having_no_markup(run: Run) -> None:
    scraped = bodycopy.extract_lines(SCRAPED).model_dump_json(indent=2) + "\n"
    Path("SHOUT.TXT").write_text(SCRAPED, encoding="utf-8")
    Path("scraped").write_text(SCRAPED, encoding="utf-8")
    assert run("--format", "json", "scraped.txt").stdout == scraped
    assert run("--format", "json", "SHOUT.TXT").stdout == scraped
    assert run("--format", "json", "--text-input", "scraped").stdout == scraped
    assert run("--format", "json", "--text-input", "-", stdin=SCRAPED).stdout == scraped
    lines = json.loads(scraped)["lines"]
    assert json.loads(run("--format", "json", "scraped").stdout)["lines"] == lines
    Path("scraped").write_text(SCRAPED + "<p>", encoding="utf-8")
    assert len(json.loads(run("--format", "json", "scraped").stdout)["lines"]) == 1


def test_url_is_passed_on(run: Run) -> None:
    url = "https://harbour.example/a"
    assert json.loads(run("--format", "json", "--url", url, "page.html").stdout)["url"] == url
    assert json.loads(run("--format", "json", "--url", url, "scraped.txt").stdout)["url"] == url


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--url", "https://harbour.example", "page.html", "menu.html"], "--url is for one page"),
        (["--url", "https://harbour.example", "folder"], "--url is for one page"),
        (["--format", "xml", "page.html"], "'xml' is not one of 'text', 'markdown', 'json', 'jsonl', 'lines'"),
        (["--format", "json", "page.html", "menu.html"], "json is for one page, and several may be read; give -o DIR/"),
        (["--format", "report", "folder"], "report is for one page"),
        (["--format", "parquet", "page.html"], "parquet needs -o FILE."),
        (["--format", "parquet", "-o", "folder", "page.html"], "parquet needs -o FILE."),
        (["--fields", "title", "page.html"], "--fields is for json, jsonl and parquet."),
        (["--format", "json", "--fields", "title,colour", "page.html"], "not: colour."),
        (
            ["--format", "json", "--fields", "", "page.html"],
            "takes some of: source, fetched, schema_version, url",
        ),
        (["--resume", "page.html"], "--resume needs -o"),
        (["-o", "page.html", "menu.html", "page.html"], "page.html is read; it can't be written as well."),
        (["-o", "page.html", "*.html"], "page.html is read; it can't be written as well."),
        (["-o", "page.html", "."], "page.html is read; it can't be written as well."),
        (["-o", "page.html", "--files-from", "list.txt"], "page.html is read; it can't be written as well."),
        (["-o", "list.txt", "--files-from", "list.txt"], "list.txt is read; it can't be written as well."),
        (["--errors", "page.html", "page.html"], "page.html is read; it can't be written as well."),
        (["--errors", "page.html", "*.html"], "page.html is read; it can't be written as well."),
        (["--errors", "list.txt", "--files-from", "list.txt"], "list.txt is read; it can't be written as well."),
        (["--resume", "-o", "new", "--errors", "page.html", "."], "page.html is read; it can't be written as well."),
        (["-o", "new", "--errors", "./new", "page.html"], "./new can't take both the output and the errors."),
        (["-o", "old", "--errors", "folder/../old", "page.html"], "folder/../old can't take both"),
        (["-j", "0", "page.html"], "0 is not in the range 1<=x<=1024"),
        (["-j", "1025", "page.html"], "1025 is not in the range 1<=x<=1024"),
        (["--timeout", "0", "page.html"], "0.0 is not in the range 0<x<=1000000"),
        (["--timeout", "inf", "page.html"], "inf is not in the range 0<x<=1000000"),
        (["--timeout", "1e10", "page.html"], "10000000000.0 is not in the range 0<x<=1000000"),
        (["--timeout", "nan", "page.html"], "--timeout takes a number of seconds."),
        (["-", "--files-from", "-"], "- can be read only once."),
        (["--files-from", "missing.list"], "missing.list can't be read: No such file or directory"),
        (["--colour", "page.html"], "--colour"),
        (["--explain", "--format", "parquet", "-o", "x", "page.html"], "leave out --format parquet."),
        (["-o", "", "page.html"], "-o needs the name of a file or a folder."),
        (["-o", "-", "page.html"], "-o takes no -; without -o, results go to standard output."),
        (["--errors", "-", "page.html"], "--errors takes no -; without it, they go to standard error."),
        (["--url", "http://x/\udcff", "page.html"], "--url takes text, and http://x/\\udcff is none in UTF-8."),
        (["--format", "parquet", "-o", "/dev/null", "page.html"], "/dev/null is a pipe or a device."),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], complaint: str) -> None:
    Path("list.txt").write_text("page.html\n", encoding="utf-8")
    Path("old").write_text("of an earlier run", encoding="utf-8")
    before = tree(Path())
    result = run(*arguments)
    assert tree(Path()) == before
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: bodycopy [OPTIONS] [PATH]...\n")
    assert complaint in result.stderr


def test_what_an_earlier_run_has_made_among_pages_is_made_again(run: Run) -> None:
    made = []
    for _ in range(2):
        assert run("--format", "jsonl", "-o", "all.jsonl", "--errors", "errors.jsonl", ".").exit_code == 0
        made.append(tree(Path()))
    first, again = made
    assert first == again
    assert first["all.jsonl"].count(b"\n") == 3


@pytest.mark.skipif(os.name != "posix", reason="a device of POSIX")
def test_a_device_takes_both_outputs(run: Run) -> None:
    assert run("-o", os.devnull, "--errors", os.devnull, "page.html").exit_code == 0


@pytest.mark.skipif(os.name != "posix", reason="a pipe of POSIX")
def test_a_pipe_that_takes_the_errors_is_not_read(run: Run) -> None:
    os.mkfifo("errors")
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(Path("errors").read_text)
        assert run("--errors", "errors", "page.html", "missing.html").exit_code == 1
        assert json.loads(read.result())["source"] == "missing.html"


def reason_of_nul() -> str:
    """What Python says of a NUL in a path: from 3.13 on, other words."""
    with pytest.raises(ValueError) as raised:
        os.stat("a\0b")
    return str(raised.value)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.html", "No such file or directory"),
        ("page.html/part", "Not a directory"),
        ("n" * 5000, "File name too long"),
        ("", "No such file or directory"),
        ("a\0b", reason_of_nul()),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="the reasons are those of POSIX")
def test_what_cannot_be_read_is_one_line_and_the_rest_is_done(run: Run, page: Article, path: str, reason: str) -> None:
    result = run(path, "page.html")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert json.loads(line) == {"source": path, "error": "unreadable", "message": f"cannot be read: {reason}"}
    assert result.stdout == f"==> page.html <==\n{page.text}\n"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read all")
def test_no_permission(run: Run) -> None:
    Path("page.html").chmod(0)
    result = run("page.html")
    assert (result.exit_code, result.stderr) == (1, "page.html: cannot be read: Permission denied\n")


def test_too_large_for_a_page_is_not_read_to_its_end(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bodycopy.sources.compression.MAX_PAGE_BYTES", len(MENU))
    assert run("menu.html").exit_code == 0
    result = run("page.html")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"page.html: cannot be read: it has more than {len(MENU)} bytes, so it is not one page\n"


@pytest.mark.parametrize(
    ("data", "kind"), [(b"%PDF-1.7\n%\xe2", "a PDF document"), (b"\x89PNG\r\n\x1a\n", "a picture")]
)
def test_files_of_other_kinds_are_refused(run: Run, data: bytes, kind: str) -> None:
    result = run("-", stdin=data)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"standard input: cannot be read: it is {kind}, not a page\n"


@pytest.mark.parametrize(
    "data", [b"\0" * 999, bytes(range(256)) * 9, b"\xff\xfe\0\xd8\xd8", b"<" * 999, b"<!--", b"\r"]
)
@pytest.mark.parametrize("name", ["odd.html", "odd.txt"])
@pytest.mark.parametrize("format_name", ["text", "markdown", "jsonl", "lines"])
def test_no_bytes_are_an_error(run: Run, data: bytes, name: str, format_name: str) -> None:
    Path(name).write_bytes(data)
    for arguments in ([name], [name, "-"]):
        result = run("--format", format_name, *arguments, stdin=data)
        assert result.exit_code == 0
        assert all(line.split(": ")[1] in set(Status) for line in result.stderr.splitlines())


def test_a_fault_on_one_page_costs_only_that_page(run: Run, page: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract_source(source: Source, url: str | None) -> Article:
        if source.data == MENU.encode():
            raise RuntimeError("two\nlines")
        return page

    monkeypatch.setattr("bodycopy.cli.job.extract_source", extract_source)
    result = run("menu.html", "page.html")
    assert result.exit_code == 1
    message = "bodycopy failed, please report it: RuntimeError: two\nlines"
    assert json.loads(result.stderr) == {"source": "menu.html", "error": "failed", "message": message}
    assert BODY in result.stdout
    assert run("menu.html").stderr == "menu.html: " + message.replace("\n", "\\n") + "\n"


@pytest.mark.parametrize(
    ("html", "note"),
    [
        ("", "empty: the page has no text"),
        (MENU, "no_article: the page has text but no article"),
        ("<div>" * 30_000, "over_limit: the page was not parsed: Elements are nested"),
    ],
)
def test_a_page_without_an_article_is_a_result(run: Run, html: str, note: str) -> None:
    result = run("--format", "json", "-", stdin=html)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"standard input: {note}")
    assert result.stderr.count("\n") == 1
    assert Article.model_validate_json(result.stdout).status == note.partition(":")[0]


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.OK])
def test_every_status_says_what_it_means(run: Run, monkeypatch: pytest.MonkeyPatch, status: Status) -> None:
    article = Article(status=status, encoding=Encoding(name="utf-8", origin=EncodingOrigin.UTF8))
    monkeypatch.setattr("bodycopy.cli.job.extract_source", lambda source, url: article)
    result = run("page.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"page.html: {status}: {MEANINGS[status]}\n"
    assert run("--quiet", "page.html").stderr == ""


def test_names_of_files_do_not_break_lines(run: Run) -> None:
    result = run("a\nb\x1b]2J\udce9é.html")
    assert result.stderr == "a\\nb\\x1b]2J\\udce9é.html: cannot be read: No such file or directory\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are text")
def test_names_of_files_need_not_be_text(run: Run) -> None:
    name = os.fsdecode(b"caf\xe9\n.html")
    Path(name).write_text(MENU, encoding="utf-8")
    assert run("--format", "markdown", name, name).stdout.startswith("==> caf\\udce9\\n.html <==\n")
    source = json.loads(run("--format", "jsonl", name, name).stdout.splitlines()[0])["source"]
    assert source == "caf\\udce9\n.html"


def test_help_has_an_example_for_each_job() -> None:
    text = CliRunner().invoke(cli.main, ["--help"]).stdout
    assert text.isascii()
    examples = text.partition("Examples:")[2].partition("A page without")[0].splitlines()
    assert sum("bodycopy" in line for line in examples) == 11
    options = [name for parameter in cli.main.params for name in parameter.opts if name.startswith("--")]
    assert all(name in text for name in options)
    assert all(f"  {name}  " in text or f"  {name} " in text for name in names())
    assert all(f"\n    {status}  " in text for status in (0, 1, 2))


def test_examples_of_help_are_right_usage(run: Run) -> None:
    """Every option that an example uses is there, and takes what the example gives it."""
    text = CliRunner().invoke(cli.main, ["--help"]).stdout.replace("\\\n", " ")
    examples = text.partition("Examples:")[2].partition("A page without")[0]
    commands = [
        line.partition("bodycopy ")[2].partition(" | ")[0].partition(" > ")[0] for line in examples.splitlines()
    ]
    commands = [command for command in commands if command and "_source" not in command]
    assert len(commands) == 10
    for command in commands:
        context = cli.main.make_context("bodycopy", shlex.split(command))
        context.close()
        assert context.params["paths"] or context.params["files_from"] or context.params["url"]


def test_version_names_the_parser_and_the_model() -> None:
    text = CliRunner().invoke(cli.main, ["--version"]).stdout
    assert re.fullmatch(rf"bodycopy {bodycopy.__version__}, parser selectolax [\d.]+, weights [0-9a-f]{{8}}\n", text)


def test_completion_of_options_and_formats() -> None:
    environment = {"_BODYCOPY_COMPLETE": "bash_complete", "COMP_WORDS": "bodycopy --format ", "COMP_CWORD": "2"}
    done = process(
        "-c", "from bodycopy.cli import main; main(prog_name='bodycopy')", module=False, environment=environment
    )
    assert b"plain,markdown" in done.stdout


def test_the_library_does_not_load_the_command() -> None:
    code = "import bodycopy, sys; print([name for name in ('click', 'bodycopy.cli') if name in sys.modules])"
    assert process("-c", code, module=False).stdout.strip() == b"[]"


def test_output_is_utf8_whatever_the_locale(run: Run) -> None:
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = process("page.html", environment=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert BODY in done.stdout.decode()


def test_exit_status_of_the_process(run: Run) -> None:
    done = process("missing.html", "page.html")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert json.loads(line)["source"] == "missing.html"
    assert BODY.encode() in done.stdout


def test_a_pipe_or_file_at_standard_input_is_read(run: Run) -> None:
    with open("page.html", "rb") as page:
        done = process(stdin=page)
    assert (done.returncode, done.stderr) == (0, b"")
    assert BODY.encode() in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_no_path_at_a_terminal_is_wrong_usage() -> None:
    keyboard, terminal = os.openpty()
    try:
        done = process(stdin=terminal)
    finally:
        os.close(keyboard)
        os.close(terminal)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Give the PATH of a page, or - for standard input." in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_broken_pipe_ends_quietly(run: Run) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = process(*["page.html"] * 3, stdout=writer)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("asked", ["page.html", "--help", "--version"])
def test_a_full_disk_is_one_line(run: Run, asked: str) -> None:
    with open("/dev/full", "wb") as full:
        done = process(asked, stdout=full)
    assert (done.returncode, done.stderr) == (1, b"Error: cannot write: No space left on device\n")


@pytest.mark.skipif(os.name != "posix", reason="streams are closed by the shell of POSIX")
@pytest.mark.parametrize("jobs", [[], ["-j", "2"]])
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_may_be_closed_if_nothing_needs_them(run: Run, page: Article, closed: str, jobs: list[str]) -> None:
    arguments = ["-m", "bodycopy", *jobs, "page.html", "missing.html"]
    command = ["sh", "-c", f'"$@" {closed}', "sh", sys.executable, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path(bodycopy.__file__).parents[1])}
    done = subprocess.run([*command, "-o", "out.txt"], env=environment, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"\n") == ("2>" not in closed)
    assert Path("out.txt").read_text("utf-8") == f"==> page.html <==\n{page.text}\n"
    if ">&-" not in closed.split():
        done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
        assert (done.returncode, done.stdout.decode()) == (1, Path("out.txt").read_text("utf-8"))


def test_input_that_cannot_be_kept_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = str(Path("gone").absolute())
    monkeypatch.setattr("tempfile.tempdir", gone)
    result = run("-", stdin=HTML)
    assert (result.exit_code, result.stdout) == (1, "")
    reason = "No such file or directory; another folder can be given by TMPDIR"
    assert result.stderr == f"Error: cannot keep standard input in {gone}: {reason}\n"
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("tempfile._candidate_tempdir_list", lambda: [gone])
    result = run("-", stdin=HTML)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: cannot keep standard input: No usable temporary directory")
    assert gone in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_folder_of_temporary_files_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", os.getcwd())
    monkeypatch.setattr("bodycopy.cli.inputs.spool", lambda stream, path: spool(stream, "/dev/full"))
    result = run("-", stdin=HTML)
    assert (result.exit_code, result.stdout) == (1, "")
    reason = "No space left on device; another folder can be given by TMPDIR"
    assert result.stderr == f"Error: cannot keep standard input in {os.getcwd()}: {reason}\n"


def test_standard_input_that_cannot_be_read_says_why(run: Run) -> None:
    with open(os.devnull, "wb") as written_only:
        done = process("-", stdin=written_only)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"Error: cannot read -: Bad file descriptor\n"
