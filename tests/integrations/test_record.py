"""Articles as records of plain values."""

from __future__ import annotations

import json

import pytest

import bodycopy
from bodycopy import Article
from bodycopy.assemble import reasons
from bodycopy.integrations.record import FIELDS, failure, record, role_counts
from tests.integrations.pages import bare, page, pages


@pytest.mark.parametrize("name", [page.name for page in pages()])
def test_a_record_is_plain_values_and_loses_only_what_explains_them(name: str) -> None:
    made = json.loads(json.dumps(record(bare(name))))
    assert tuple(made) == FIELDS
    assert made.pop("text") == bare(name).text
    article = Article.model_validate_json(json.dumps(made))
    assert [(line.index, line.text, line.role, line.confidence) for line in article.lines] == [
        (line.index, line.text, line.role, line.confidence) for line in bare(name).lines
    ]
    assert article.model_dump(exclude={"lines", "evidence"}) == bare(name).model_dump(exclude={"lines", "evidence"})


def test_a_record_has_every_field_of_an_article_but_the_evidence() -> None:
    assert set(FIELDS) == set(Article.model_fields) - {"evidence", "schema_version"} | {"text"}


def test_a_record_has_only_the_fields_asked_for_in_their_order() -> None:
    assert record(bare("news-english"), ("text", "title")) == {
        "text": bare("news-english").text,
        "title": bare("news-english").title,
    }


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(ValueError, match="no field headline; there are url, "):
        record(bare("news-english"), ("title", "headline"))


def test_a_failure_has_every_field_and_says_what_went_wrong() -> None:
    made = failure("https://a.example/", RuntimeError("out of luck"))
    assert tuple(made) == FIELDS
    assert {name: value for name, value in made.items() if value is not None} == {
        "url": "https://a.example/",
        "status": "failed",
        "status_detail": "RuntimeError: out of luck",
    }


def test_role_counts_cover_every_line() -> None:
    counts = role_counts(bare("news-english"))
    assert sum(counts.values()) == len(bare("news-english").lines)
    assert counts["title"] == 1


def test_reasons_of_lines_are_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def build(*arguments: object) -> None:
        raise AssertionError("reasons were built")

    monkeypatch.setattr(reasons.Reasons, "of", build)
    article = bodycopy.extract(page("news-english").body)
    assert len(record(article)["lines"]) > 100
    with pytest.raises(AssertionError, match="reasons were built"):
        article.lines[0].reasons  # noqa: B018  # reading builds
