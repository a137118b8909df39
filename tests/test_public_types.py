"""What editors and type checkers know of the public names; `mypy` reads the assertions of types in this file."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, assert_type

import pytest

import bodycopy
from bodycopy import Article, Block, Candidate, ClassifiedLine, Context, Line, Page, PageKind, Reason, Role
from tests.builders import html, paragraphs


def class_of(kind: type) -> ast.ClassDef:
    (tree,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(tree, ast.ClassDef)
    return tree


def undocumented(kind: type) -> set[str]:
    """The fields and members that no text stands behind."""
    body = class_of(kind).body
    return {
        ast.unparse(statement.targets[0] if isinstance(statement, ast.Assign) else statement.target)
        for statement, behind in zip(body, [*body[1:], None], strict=True)
        if isinstance(statement, ast.Assign | ast.AnnAssign) and not isinstance(behind, ast.Expr)
    }


@pytest.mark.parametrize(
    ("kind", "plain"),
    [(Article, {"model_config", "_hashed"}), (ClassifiedLine, {"_hashed"}), (Role, set()), (bodycopy.Limits, set())],
)
def test_every_field_says_what_it_is(kind: type, plain: set[str]) -> None:
    assert undocumented(kind) - plain == set()


@pytest.mark.parametrize("kind", [Context, Line, Page])
def test_attributes_declare_their_types(kind: type) -> None:
    """What a checker has to infer of a library's attribute, each checker may infer otherwise."""
    tree = class_of(kind)
    assigned = [node.targets[0] for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    declared = {ast.unparse(node.target) for node in ast.walk(tree) if isinstance(node, ast.AnnAssign)}
    inferred = {ast.unparse(target) for target in assigned if isinstance(target, ast.Attribute)} - declared
    assert {name for name in inferred if name.startswith("self.")} == set()


def test_the_errors_come_with_the_package() -> None:
    assert "errors" in bodycopy.__all__
    with pytest.raises(bodycopy.errors.InputTypeError):
        bodycopy.extract(3)  # type: ignore[arg-type]


def test_what_an_article_holds_has_its_type() -> None:
    article = bodycopy.extract(html(f"<article><h1>Rain in the hills</h1>{paragraphs(4)}</article>"))
    assert_type(article, Article)
    assert_type(article.title, str | None)
    assert_type(article.authors, tuple[str, ...])
    assert_type(article.published, datetime | date | None)
    assert_type(article.kind, PageKind | None)
    assert_type(article.evidence, Mapping[str, tuple[Candidate, ...]])
    assert_type(article.body[0], Block)
    assert_type(article.lines[0].role, Role)
    assert_type(article.lines[0].runner_up, Role | None)
    assert_type(article.lines[0].reasons, tuple[Reason, ...])
    assert_type(article.text, str)
    assert_type(article.model_dump(), dict[str, Any])
    assert_type(Article.model_validate_json(article.model_dump_json()), Article)
