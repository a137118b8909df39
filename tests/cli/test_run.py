"""Runs over many pages: files and folders of output, what is left after a kill, and what it took."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bodycopy
from bodycopy import Article
from tests.runs import (
    ENVIRONMENT,
    FIXTURES,
    SMALL_FIXTURES,
    finished,
    is_alive,
    make_pages,
    make_warc,
    needs_proc,
    run,
    start,
    tree,
    wait_for,
    workers_of,
    written,
)
from tests.sources.makers import FIXTURE, URL, Writer, add

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals, pipes and terminals of POSIX")


LONG = 160


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    folder = tmp_path / "crawl"
    make_pages(folder, 40, SMALL_FIXTURES)
    return folder


@pytest.fixture
def long_crawl(tmp_path: Path) -> Path:
    """Enough pages that a run is still at work when it is to be killed."""
    folder = tmp_path / "crawl"
    make_pages(folder, LONG, SMALL_FIXTURES)
    return folder


def test_a_folder_gets_a_file_a_page(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("--format", "markdown", "-o", f"{out}/", "-j", "2", crawl).exit_code == 0
    found = tree(out)
    assert sorted(found) == [f"000/{number:06d}.html.md" for number in range(40)]
    assert found["000/000003.html.md"].decode() == bodycopy.extract(SMALL_FIXTURES[0].read_bytes()).markdown()


def test_names_of_output_never_collide(tmp_path: Path) -> None:
    for name in ("a/x.html", "b/x.html", "b/x.htm", "b/x.txt", "b/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<!doctype html><h1>{name}</h1>")
    out = tmp_path / "out"
    run("-o", f"{out}/", tmp_path / "a", tmp_path / "b", tmp_path / "b" / "x")
    assert sorted(tree(out)) == ["a/x.html.txt", "b/x.htm.txt", "b/x.html.txt", "b/x.txt", "b/x.txt.txt"]


def test_pages_of_archives_get_a_folder(tmp_path: Path) -> None:
    make_warc(tmp_path / "crawl.warc.gz", 3)
    out = tmp_path / "out"
    assert run("-o", f"{out}/", tmp_path / "crawl.warc.gz").exit_code == 0
    names = sorted(tree(out))
    assert [name[:28] for name in names] == [f"crawl.warc.gz.pages/{number:07d}-" for number in (1, 2, 3)]
    assert all(name.endswith(f"soltau-port-alder-ferry-{number}.txt") for number, name in enumerate(names))


@pytest.mark.parametrize("path", [".", "**/*.*"])
def test_a_run_does_not_read_what_it_writes(crawl: Path, path: str) -> None:
    (crawl / "page.html").write_bytes(SMALL_FIXTURES[0].read_bytes())
    for _ in range(2):
        with (crawl / "all.jsonl").open("wb") as output:
            options = ["--format", "jsonl", "--fields", "source,text", "-j", "1", "--errors", "errors.jsonl"]
            process = start(*options, path, cwd=crawl, stdout=output)
            assert finished(process) == (0, "")
        assert len((crawl / "all.jsonl").read_text().splitlines()) == 41
    for _ in range(2):
        for name in ("all.jsonl", "errors.jsonl"):
            (crawl / name).unlink(missing_ok=True)
        process = start("--format", "report", "-o", "reports/", path, cwd=crawl)
        assert finished(process) == (0, "")
        assert len(tree(crawl / "reports")) == 41


def test_pages_of_archives_go_beside_the_archive(tmp_path: Path) -> None:
    make_warc(tmp_path / "crawl.warc.gz", 1)
    result = run("-o", tmp_path, tmp_path / "crawl.warc.gz")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(tree(tmp_path)) == 2


@pytest.mark.parametrize("order", [["x", "x.txt"], ["x.txt", "x"]])
def test_a_clash_of_names_costs_one_page(tmp_path: Path, order: list[str]) -> None:
    (tmp_path / "in" / "x.txt").mkdir(parents=True)
    for name in ("x", "x.txt/y.html", "z.html"):
        (tmp_path / "in" / name).write_text(f"<!doctype html><h1>{name}</h1>")
    out = tmp_path / "out"
    paths = [tmp_path / "in" / name for name in [*order, "z.html"]]
    for options in ([], ["--resume"]):
        result = run("-o", f"{out}/", *options, *paths)
        assert result.exit_code == 1
        assert json.loads(result.stderr)["error"] == "unwritten"
        assert len(tree(out)) == 2


def test_a_folder_of_output_is_of_one_place(tmp_path: Path) -> None:
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.html").write_bytes(SMALL_FIXTURES[0].read_bytes())
    out = tmp_path / "out"
    assert run("-o", f"{out}/", tmp_path / "a" / "page.html").exit_code == 0
    for options in ([], ["--resume"]):
        result = run("-o", f"{out}/", *options, tmp_path / "b" / "page.html")
        assert result.exit_code == 1
        assert result.stderr.startswith(f"Error: {out} has what was read in {tmp_path}/a; write elsewhere")


def test_other_standard_input_is_another_command(tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    html = json.dumps({"html": SMALL_FIXTURES[0].read_text("utf-8")})
    (tmp_path / "a").write_text(f"{html}\n" * LONG)
    (tmp_path / "b").write_text(f"{html}\n" * (LONG + 1))
    options = ["--format", "jsonl", "-j", "1", "-o", target, "-"]
    with (tmp_path / "a").open("rb") as content:
        process = start(*options, stdin=content)
        wait_for(lambda: written(tmp_path) >= 2)
    process.kill()
    finished(process)
    with (tmp_path / "b").open("rb") as content:
        status, said = finished(start(*options, "--resume", stdin=content))
    assert (status, said) == (1, f"Error: {target}.part is of another command; remove it, or run without --resume\n")
    with (tmp_path / "a").open("rb") as content:
        assert finished(start(*options, "--resume", stdin=content)) == (0, "")
    assert len(target.read_text().splitlines()) == LONG


def test_processes_change_nothing(crawl: Path) -> None:
    alone = run("--format", "jsonl", *sorted(crawl.rglob("*.html"))[:8])
    shared = run("--format", "jsonl", "-j", "2", *sorted(crawl.rglob("*.html"))[:8])
    assert alone.stdout == shared.stdout
    assert len(alone.stdout.splitlines()) == 8


@pytest.mark.parametrize("format_name", ["text", "jsonl", "lines"])
def test_one_file_is_what_is_printed(crawl: Path, tmp_path: Path, format_name: str) -> None:
    target = tmp_path / "all"
    printed = run("--format", format_name, "-j", "2", crawl).stdout
    assert run("--format", format_name, "-j", "2", "-o", target, crawl).exit_code == 0
    assert target.read_text() == printed
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all", "crawl"]


def test_a_file_is_whole_or_not_there(long_crawl: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    target.write_text("before")
    process = start("--format", "jsonl", "-j", "1", "-o", target, long_crawl)
    wait_for(lambda: (tmp_path / "all.jsonl.part").exists() and (tmp_path / "all.jsonl.part").stat().st_size)
    process.kill()
    finished(process)
    assert target.read_text() == "before"


def test_a_device_is_written_to_and_not_replaced(crawl: Path) -> None:
    assert run("-o", "/dev/null", crawl).exit_code == 0
    assert not Path("/dev/null").is_file()


def test_a_link_is_followed(crawl: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert run("-o", tmp_path / "link", crawl / "000" / "000000.html").exit_code == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").is_file()


def test_lists_of_files(crawl: Path, tmp_path: Path) -> None:
    paths = sorted(crawl.rglob("*.html"))[:3]
    listed = tmp_path / "list"
    listed.write_bytes(b"\n".join(map(bytes, [*paths, tmp_path / "missing"])) + b"\r\n\n")
    result = run("--files-from", listed, "--format", "jsonl", "--fields", "source")
    assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == [str(path) for path in paths]
    assert (result.exit_code, json.loads(result.stderr)["source"]) == (1, str(tmp_path / "missing"))
    process = start("--files-from", "-", "--format", "lines", "-o", tmp_path / "x", stdin=subprocess.PIPE)
    process.communicate(listed.read_bytes(), timeout=60)
    assert process.returncode == 1


def test_where_there_is_no_page_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run(tmp_path / "empty")
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(result.stderr) == {
        "source": str(tmp_path / "empty"),
        "error": "no_page",
        "message": "no page was found in this folder",
    }
    (tmp_path / "empty.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    result = run(tmp_path / "empty.zip")
    assert (result.exit_code, json.loads(result.stderr)["error"]) == (0, "no_page")
    (tmp_path / "list").write_text("\n")
    result = run("--files-from", tmp_path / "list", "-o", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, f"bodycopy: there is no PATH in {tmp_path}/list\n")
    assert run("--files-from", tmp_path / "list", "--quiet").stderr == ""


def test_the_shells_pipes_are_read(tmp_path: Path) -> None:
    make_warc(tmp_path / "crawl.warc.gz", 2)
    command = f"{sys.executable} -m bodycopy --format jsonl --fields url <(cat crawl.warc.gz)"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=True)
    assert [json.loads(line)["url"] for line in done.stdout.splitlines()] == [f"{URL}0", f"{URL}1"]
    with (tmp_path / "crawl.warc.gz").open("rb") as archive:
        process = start("--format", "jsonl", "--fields", "url", "-", stdin=archive, stdout=subprocess.PIPE)
        assert process.communicate(timeout=60)[0] == done.stdout


def test_errors_go_to_a_file(crawl: Path, tmp_path: Path) -> None:
    (crawl / "000" / "bad.html").write_bytes(b"%PDF-1.7")
    result = run("--errors", tmp_path / "errors", "-o", tmp_path / "out", crawl)
    assert (result.exit_code, result.stderr) == (1, "")
    (line,) = (tmp_path / "errors").read_text().splitlines()
    assert json.loads(line) == {
        "source": str(crawl / "000" / "bad.html"),
        "error": "unreadable",
        "message": "cannot be read: it is a PDF document, not a page",
    }


def test_what_is_no_failure_is_said_and_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    with path.open("wb") as file:
        writer = Writer(file, gzip=False)
        add(writer, FIXTURES[0].read_bytes(), [("Content-Type", "text/html")], WARC_Truncated="time")
        writer.write_record(writer.create_revisit_record(URL, "sha1:A", URL, "2024-01-02T03:04:05Z"))
    result = run(path)
    assert result.exit_code == 0
    assert [json.loads(line)["error"] for line in result.stderr.splitlines()] == ["truncated", "revisit"]


FORMS = [
    ("folder/", "markdown"),
    ("folder/", "jsonl"),
    ("all.jsonl", "jsonl"),
    ("all.txt", "text"),
    ("a.pq", "parquet"),
]


@pytest.mark.parametrize(("target", "format_name"), FORMS)
def test_a_killed_run_that_goes_on_gives_the_same(
    long_crawl: Path, tmp_path: Path, target: str, format_name: str
) -> None:
    (long_crawl / "000" / "000001.html").write_bytes(b"%PDF-1.7")
    options = ["--format", format_name, "-j", "1", long_crawl]
    for name in ("undisturbed", "killed"):
        (tmp_path / name).mkdir()
    run("-o", f"{tmp_path}/undisturbed/{target}", *options)
    for wanted in (3, 12):
        process = start("-o", f"{tmp_path}/killed/{target}", "--resume", *options)
        wait_for(lambda wanted=wanted: written(tmp_path / "killed") >= wanted)  # type: ignore[misc]
        process.kill()
        assert finished(process)[0] == -signal.SIGKILL
    again = run("-o", f"{tmp_path}/killed/{target}", "--resume", *options)
    assert again.exit_code == 1
    assert tree(tmp_path / "killed") == tree(tmp_path / "undisturbed")
    assert len(tree(tmp_path / "killed")) == (LONG - 1 if target == "folder/" else 1)


def test_what_is_finished_is_not_done_again(crawl: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    run("--format", "jsonl", "-o", target, crawl)
    target.write_text("whole")
    errors = tmp_path / "errors.jsonl"
    errors.write_text("of the run that finished")
    said = "is finished, of whatever command and pages; nothing was read (without --resume it is written anew)"
    for format_name, path in (("jsonl", crawl), ("jsonl", crawl / "000" / "000000.html"), ("text", crawl)):
        result = run("--format", format_name, "--resume", "-o", target, "--errors", errors, path)
        assert (result.exit_code, result.stderr) == (0, f"{target} {said}\n")
        assert run("--format", format_name, "--resume", "-o", target, "--quiet", path).stderr == ""
    assert (target.read_text(), errors.read_text()) == ("whole", "of the run that finished")
    assert run("--format", "jsonl", "-o", target, crawl).exit_code == 0
    assert len(target.read_text().splitlines()) == 40


def test_only_the_same_command_goes_on(long_crawl: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    process = start("--format", "jsonl", "-j", "1", "-o", target, long_crawl)
    wait_for(lambda: written(tmp_path) >= 2)
    process.kill()
    finished(process)
    result = run("--format", "text", "--resume", "-o", target, long_crawl)
    assert result.exit_code == 1
    assert result.stderr == f"Error: {target}.part is of another command; remove it, or run without --resume\n"


@needs_proc
@pytest.mark.parametrize("target", ["folder/", "all.jsonl"])
def test_ctrl_c_keeps_what_is_done(long_crawl: Path, tmp_path: Path, target: str) -> None:
    for name in ("undisturbed", "stopped"):
        (tmp_path / name).mkdir()
    options = ["--format", "jsonl", "-j", "2", long_crawl]
    run("-o", f"{tmp_path}/undisturbed/{target}", *options)
    process = start("-o", f"{tmp_path}/stopped/{target}", *options, start_new_session=True)
    wait_for(lambda: written(tmp_path / "stopped") >= 3)
    workers = workers_of(process.pid)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all processes of the command
    status, said = finished(process)
    assert (status, said) == (130, "bodycopy: stopped; what is done is kept, --resume goes on with it\n")
    assert workers and not any(Path(f"/proc/{worker}").exists() for worker in workers)
    assert run("-o", f"{tmp_path}/stopped/{target}", "--resume", *options).exit_code == 0
    assert tree(tmp_path / "stopped") == tree(tmp_path / "undisturbed")


@needs_proc
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_no_temporary_file(long_crawl: Path, tmp_path: Path, number: int, status: int) -> None:
    (tmp_path / "temporary").mkdir()
    (tmp_path / "out").mkdir()
    environment = {**ENVIRONMENT, "TMPDIR": str(tmp_path / "temporary")}
    command = [sys.executable, "-m", "bodycopy", "-j", "2", "-o", f"{tmp_path}/out/", "-", str(long_crawl)]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stderr is not None
        process.stdin.write(b"<p>one")
        process.stdin.close()
        wait_for(lambda: written(tmp_path / "out") >= 3)
        workers = workers_of(process.pid)
        assert list((tmp_path / "temporary").iterdir())
        process.send_signal(number)
        assert (process.stderr.read(), process.wait(60)) == (b"", status)
    assert list((tmp_path / "temporary").iterdir()) == []
    assert workers and not any(is_alive(worker) for worker in workers)


@needs_proc
def test_workers_end_with_a_killed_parent(long_crawl: Path, tmp_path: Path) -> None:
    process = start("-j", "2", "-o", f"{tmp_path}/out/", long_crawl)
    wait_for(lambda: written(tmp_path / "out") >= 1)
    workers = workers_of(process.pid)
    process.kill()
    finished(process)
    assert workers
    wait_for(lambda: not any(is_alive(worker) for worker in workers), 20)


@needs_proc
def test_killed_workers_lose_no_page(long_crawl: Path, tmp_path: Path) -> None:
    process = start("--format", "jsonl", "-j", "2", "-o", tmp_path / "killed", long_crawl)
    for wanted in (2, 15):
        wait_for(lambda wanted=wanted: written(tmp_path) >= wanted)  # type: ignore[misc]
        os.kill(workers_of(process.pid)[0], signal.SIGKILL)
    assert finished(process) == (0, "")
    run("--format", "jsonl", "-o", tmp_path / "undisturbed", long_crawl)
    assert (tmp_path / "killed").read_bytes() == (tmp_path / "undisturbed").read_bytes()


def test_nobody_reads_on(long_crawl: Path) -> None:
    process = start("--format", "jsonl", "-j", "2", long_crawl, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(60) == 1
    process.stderr.close()


@pytest.mark.parametrize("has_rich", [True, False])
def test_progress_at_a_terminal(crawl: Path, tmp_path: Path, has_rich: bool) -> None:
    hide = "" if has_rich else "sys.modules['rich.console'] = None; "
    code = f"import sys; {hide}from bodycopy.cli import main; main(prog_name='bodycopy')"
    (crawl / "000" / ":bomb: [b].html").write_bytes(b"%PDF-1.7")

    def said(*arguments: object) -> str:
        command = [sys.executable, "-c", code, "-o", str(tmp_path / "out"), *map(str, arguments), str(crawl)]
        return shown(command, 1, "stderr")

    text = said()
    assert "41 pages, " in text and " a second" in text and " left" in text
    assert ':bomb: [b].html", "error": "unreadable"' in text
    assert "\x1b[3" not in text  # no colour
    assert " a second" not in said("--quiet")


def test_no_progress_among_results_at_the_same_terminal(crawl: Path) -> None:
    (crawl / "000" / "bad.html").write_bytes(b"%PDF-1.7")
    text = shown([sys.executable, "-m", "bodycopy", str(crawl)], 1, "stdout", "stderr")
    results = run(crawl)
    assert "\x1b" not in text
    assert sorted(text.splitlines()) == sorted((results.stdout + results.stderr).splitlines())


CODES = "\x1b[2J\x07\x7f\x9b31m"


@pytest.mark.parametrize("format_name", ["text", "markdown", "lines", "json", "jsonl", "report"])
def test_control_codes_of_pages_do_not_reach_the_terminal(tmp_path: Path, format_name: str) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(FIXTURE.read_text("utf-8").replace("Kestrian", f"Kestrian{CODES}"), encoding="utf-8")
    command = [sys.executable, "-m", "bodycopy", "--format", format_name, str(path)]
    text = shown(command, 0, "stdout").replace("\r\n", "\n")
    assert not any(code in text for code in set(CODES) - set("[2J31m"))
    assert ("\\u009b" if "json" in format_name else "\\x9b") in text
    piped = run("--format", format_name, path).stdout
    assert "\x7f\x9b31m" in piped
    if "json" in format_name:
        assert json.loads(text) == json.loads(piped)
    else:
        assert re.sub(r"\\x([0-9a-f]{2})", lambda code: chr(int(code[1], 16)), text) == piped


def shown(command: list[str], status: int, *streams: str) -> str:
    """What a terminal is given that is at these streams of a command."""
    keyboard, terminal = pty.openpty()
    environment = {**ENVIRONMENT, "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "100"}
    there: dict[str, Any] = dict.fromkeys(streams, terminal)
    process = subprocess.Popen(command, env=environment, **there)
    os.close(terminal)
    text = b"".join(until_closed(keyboard)).decode()
    os.close(keyboard)
    assert process.wait(60) == status
    return text


def until_closed(terminal: int) -> Iterator[bytes]:
    try:
        while data := os.read(terminal, 4096):
            yield data
    except OSError:
        return


def test_without_a_terminal_nothing_is_said(crawl: Path, tmp_path: Path) -> None:
    assert finished(start("-o", tmp_path / "out", crawl)) == (0, "")


def test_fields_are_picked_and_others_not_built(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> Any:
        raise AssertionError("a field was built that nobody asked for")

    page = crawl / "000" / "000000.html"
    full = run("--format", "json", page).stdout
    costly = dict.fromkeys(("captions", "images", "promos", "related", "comments", "lines"), forbidden)
    monkeypatch.setattr("bodycopy.assemble._BUILDERS", {**bodycopy.assemble._BUILDERS, **costly})
    result = run("--format", "jsonl", "--fields", "text,title,source", page)
    assert (
        result.stdout
        == json.dumps(
            {"source": str(page), "title": json.loads(full)["title"], "text": Article.model_validate_json(full).text},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n"
    )
    assert run("--format", "json", page).exit_code == 1


def test_parquet_has_nested_columns(crawl: Path, tmp_path: Path) -> None:
    import pyarrow.parquet

    target = tmp_path / "all.parquet"
    assert run("--format", "parquet", "-o", target, crawl).exit_code == 0
    rows = pyarrow.parquet.read_table(target).to_pylist()
    records = [json.loads(line) for line in run("--format", "jsonl", crawl).stdout.splitlines()]
    for record in records:
        record["evidence"] = json.dumps(record["evidence"], ensure_ascii=False)
    assert rows == records
    picked = tmp_path / "picked.parquet"
    run("--format", "parquet", "--fields", "title,captions", "-o", picked, crawl)
    assert pyarrow.parquet.read_schema(picked).names == ["title", "captions"]


def test_parquet_names_its_extra(crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    result = run("--format", "parquet", "-o", tmp_path / "x", crawl)
    assert result.exit_code == 2
    assert "parquet needs an extra: pip install 'bodycopy[arrow]'" in result.stderr


def test_explain_and_report(crawl: Path, tmp_path: Path) -> None:
    page = crawl / "000" / "000000.html"
    article = bodycopy.extract(page.read_bytes())
    shown = run("--explain", page).stdout
    assert all(line.role in shown for line in article.lines)
    assert "\x1b" not in shown
    assert f"==> {page} <==" in run("--explain", page, page).stdout
    assert run("--format", "report", "-o", f"{tmp_path}/reports/", crawl).exit_code == 0
    found = tree(tmp_path / "reports")
    assert len(found) == 40
    assert all(name.endswith(".html.html") and data.startswith(b"<!doctype html>") for name, data in found.items())


def test_what_cannot_be_written_says_where(crawl: Path, tmp_path: Path) -> None:
    result = run("-o", tmp_path / "missing" / "out", crawl)
    assert result.exit_code == 1
    assert result.stderr == f"Error: cannot write {tmp_path}/missing/out.part.journal: No such file or directory\n"
