"""The typed result."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from itertools import groupby, permutations
from operator import attrgetter
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter, ValidationError, computed_field, field_serializer

import bodycopy
from bodycopy import Article, Block, BlockKind, Candidate, ClassifiedLine, Encoding, EncodingOrigin, Role, Status
from bodycopy.assemble import assemble
from bodycopy.page import TEXT_ROLES, Page
from tests.builders import article_page, figure, links, paragraphs
from tests.roles_by_hand import ENCODING, assembled, markup

PAGE = article_page(byline="By Edda Thornqvist", date="14 March 2024", body=paragraphs(5), footer="© Tide")


def an_article() -> Article:
    return bodycopy.extract(PAGE, url="https://tide.example/pier")


def rich_article() -> Article:
    """An article with something in most parts."""
    page = article_page(
        byline="By Edda Thornqvist",
        date="14 March 2024",
        header=f"<nav>{links('Home', 'News')}</nav>",
        body=paragraphs(4)
        + figure("The new pier in the harbour.", "Photo: Jane Roe / AP")
        + "<h2>What comes next</h2>",
        sidebar=f"<h3>Related stories</h3>{links('Ferry late again', 'Storm warning for Sunday')}",
        footer="<p>Sign up for our newsletter</p><p>© Tide. All rights reserved.</p>",
    )
    return bodycopy.extract(page, url="https://tide.example/pier")


def has_lines(article: Article) -> bool:
    """Whether the lines were built."""
    return "lines" in article.__dict__


def test_articles_and_their_parts_are_frozen() -> None:
    article = an_article()
    for part, field in ((article, "title"), (article, "lines"), (article.lines[0], "role"), (article.encoding, "name")):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(part, field, "other")


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="headline"):
        Article.model_validate({"encoding": ENCODING, "headline": "Pier"})


def test_an_attribute_that_does_not_exist() -> None:
    with pytest.raises(AttributeError, match="headline"):
        _ = an_article().headline  # type: ignore[attr-defined]  # and type checkers say so
    assert getattr(an_article(), "", None) is None


def test_all_that_is_not_given_is_empty() -> None:
    article = Article(encoding=ENCODING)
    values = article.model_dump(exclude={"encoding", "status", "schema_version"})
    assert values.pop("evidence") == {}
    assert {value for value in values.values() if value is not None} == {()}
    assert (article.status, article.text, article.markdown()) == (Status.OK, "", "")


def test_lines_are_built_when_they_are_read() -> None:
    article = an_article()
    assert (article.title, article.text[:4], has_lines(article)) == ("Ostermoor opens its ferry pier", "The ", False)
    lines = article.lines
    assert [line.index for line in lines] == list(range(len(lines)))
    assert article.lines is lines
    best = lines[0]
    assert (best.text, best.role) == ("Ostermoor opens its ferry pier", Role.TITLE)
    assert 0 < best.confidence <= 1
    assert best.runner_up not in (None, Role.TITLE)
    assert [role for role, _ in groupby(best.reasons, key=attrgetter("role"))] == [Role.TITLE, best.runner_up]
    for _, reasons in groupby(best.reasons, key=attrgetter("role")):
        weights = [abs(reason.weight) for reason in reasons]
        assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("names", list(permutations(["text", "lines", "captions"])), ids=" ".join)
def test_the_order_in_which_parts_are_read_changes_nothing(names: tuple[str, ...]) -> None:
    article, expected = rich_article(), rich_article()
    expected.model_dump()
    for name in names:
        assert getattr(article, name) == getattr(expected, name)
    assert article == expected
    assert article.text == "\n\n".join(block.text for block in article.body)
    assert [line.reasons for line in article.lines] == [line.reasons for line in expected.lines]


@pytest.mark.parametrize("name", sorted(Article.model_fields))
def test_a_part_is_the_same_whether_read_first_or_last(name: str) -> None:
    last = rich_article()
    last.model_dump()
    assert getattr(rich_article(), name) == getattr(last, name)


def test_roles_agree_with_the_text_that_was_made_before_them() -> None:
    article = rich_article()
    text = article.text
    body = [line for line in article.lines if line.role in TEXT_ROLES]
    assert text == "\n\n".join(line.text for line in body)
    assert [line.index for line in body] == [number for block in article.body for number in block.lines]


def test_what_is_said_of_a_line_is_built_when_it_is_read() -> None:
    line = an_article().lines[0]
    assert {"confidence", "runner_up", "reasons"}.isdisjoint(line.__dict__)
    reasons = line.reasons
    assert line.reasons is reasons
    assert {"confidence", "runner_up"}.isdisjoint(line.__dict__)


def test_json_round_trip_of_a_line() -> None:
    for line in an_article().lines:
        text = line.model_dump_json()
        again = ClassifiedLine.model_validate_json(text)
        assert again == line
        assert hash(again) == hash(line)
        assert again.model_dump_json() == text
        assert list(json.loads(text)) == list(ClassifiedLine.model_fields)


def test_lines_are_written_in_the_order_of_their_fields_whatever_was_read_first() -> None:
    article = an_article()
    for line in article.lines[::2]:
        assert line.reasons
        assert line.confidence
    assert article.model_dump_json() == an_article().model_dump_json()
    assert list(article.model_dump()["lines"][0]) == list(ClassifiedLine.model_fields)


def test_roles_are_roles_in_a_dump_for_python_and_text_in_one_for_json() -> None:
    line = an_article().lines[0]
    assert [type(line.model_dump()[name]) for name in ("role", "runner_up")] == [Role, Role]
    assert [type(line.model_dump(mode="json")[name]) for name in ("role", "runner_up")] == [str, str]
    assert type(line.model_dump()["reasons"][0]["role"]) is Role


def test_leaving_the_lines_out_builds_nothing_of_those_that_were_read() -> None:
    article = an_article()
    lines = article.lines
    assert "lines" not in article.model_dump(exclude={"lines": True})
    assert "lines" not in json.loads(article.model_dump_json(exclude={"lines"}))
    assert all("reasons" not in line.__dict__ for line in lines)


def test_leaving_the_reasons_out_does_not_build_them() -> None:
    line = an_article().lines[0]
    assert "reasons" not in json.loads(line.model_dump_json(exclude={"reasons"}))
    assert "reasons" not in line.model_dump(exclude={"reasons"})
    assert "reasons" not in line.__dict__
    article = an_article()
    article.model_dump_json(exclude={"lines": {"__all__": {"reasons"}}})
    assert not any("reasons" in line.__dict__ for line in article.lines)


def test_unset_fields_of_a_line_are_those_that_nobody_gave() -> None:
    assert "reasons" in an_article().lines[0].model_dump(exclude_unset=True)
    given = ClassifiedLine(index=0, text="Rain", role=Role.BODY, confidence=1)
    assert set(given.model_dump(exclude_unset=True)) == {"index", "text", "role", "confidence"}


def test_copies_of_a_line_are_equal() -> None:
    line = an_article().lines[0]
    for again in (copy.copy(line), copy.deepcopy(line), line.model_copy(), pickle.loads(pickle.dumps(line))):
        assert again == line
        assert again.reasons == line.reasons
    assert line.model_copy(update={"text": "Other"}) != line


def test_threads_that_read_the_lines_at_once_get_the_same() -> None:
    with ThreadPoolExecutor(4) as pool:
        for _ in range(20):
            found = list(pool.map(attrgetter("lines"), [an_article()] * 4))
            assert all(lines is found[0] for lines in found)


def test_threads_that_read_different_parts_at_once_classify_once() -> None:
    names = ["lines", "captions", "title", "related", "status", "body", "text", "comments"]
    expected = rich_article()
    start = Barrier(len(names))
    with ThreadPoolExecutor(len(names)) as pool:
        for turn in range(10):
            article = rich_article()

            def read(name: str, article: Article = article) -> object:
                start.wait()
                return getattr(article, name)

            order = names[turn % len(names) :] + names[: turn % len(names)]
            found = dict(zip(order, pool.map(read, order), strict=True))
            assert found == {name: getattr(expected, name) for name in names}
            assert [line.reasons for line in article.lines] == [line.reasons for line in expected.lines]


def test_a_part_that_another_thread_builds_while_it_is_looked_for_is_found() -> None:
    article = an_article()
    article.model_dump()  # what the other thread does, between the failed look-up of `lines` and this:
    assert article.__getattr__("lines") is article.lines  # type: ignore[attr-defined]


def test_a_field_that_another_thread_builds_while_its_builder_is_looked_for_is_built() -> None:
    class Builders(dict[str, Any]):
        def get(self, name: str, default: Any = None) -> Any:
            build = super().get(name, default)
            line._build()  # what the other thread does
            return build

    builders = Builders(confidence=lambda source, _: source.real, runner_up=lambda *_: None, reasons=lambda *_: ())
    line = ClassifiedLine.lazily({"index": 0, "text": "a", "role": Role.BODY}, builders, 0.5)
    assert line.__getattr__("confidence") == 0.5  # type: ignore[attr-defined]


def test_a_copied_line_keeps_its_reasons_under_another_number() -> None:
    first, second = an_article().lines[:2]
    copied = first.model_copy(update={"index": second.index})
    assert (copied.index, copied.confidence, copied.reasons) == (second.index, first.confidence, first.reasons)
    assert second.reasons != first.reasons


def test_threads_that_dump_and_read_at_once_get_the_same() -> None:
    expected = an_article()
    with ThreadPoolExecutor(4) as pool:
        for _ in range(10):
            article = an_article()
            dumps = [pool.submit(article.model_dump_json) for _ in range(2)]
            reads = [pool.submit(getattr, article, name) for name in ("lines", "body")]
            assert [dump.result() for dump in dumps] == [expected.model_dump_json()] * 2
            assert [read.result() for read in reads] == [expected.lines, expected.body]


def test_json_round_trip_with_lines() -> None:
    article = an_article()
    again = Article.model_validate_json(article.model_dump_json())
    assert again == article
    assert again.model_dump_json() == article.model_dump_json()
    assert len(again.lines) > 5


def test_json_round_trip_without_lines() -> None:
    article = an_article()
    again = Article.model_validate_json(article.model_dump_json(exclude={"lines"}))
    assert again.lines == ()
    assert again.model_copy(update={"lines": article.lines}) == article


@pytest.mark.parametrize(
    "moment",
    [
        date(2024, 3, 14),
        datetime(2024, 3, 14),
        datetime(2024, 3, 14, 9, 12, 30, 500, tzinfo=UTC),
        datetime.fromisoformat("2024-03-14T00:00:00-03:30"),
        None,
    ],
)
def test_a_date_stays_a_date_and_a_time_a_time(moment: date | None) -> None:
    article = Article(encoding=ENCODING, published=moment, modified=moment)
    again = Article.model_validate_json(article.model_dump_json())
    assert again == article
    assert type(again.published) is type(moment)


def test_leaving_lines_out_does_not_build_them() -> None:
    article = an_article()
    assert "lines" not in json.loads(article.model_dump_json(exclude={"lines"}))
    assert "lines" not in article.model_dump(exclude={"lines": True})
    assert not has_lines(article)


def test_leaving_out_a_part_of_the_lines_keeps_the_rest() -> None:
    lines = an_article().model_dump(exclude={"lines": {"__all__": {"reasons", "runner_up", "confidence"}}})["lines"]
    assert lines[0] == {"index": 0, "text": "Ostermoor opens its ferry pier", "role": Role.TITLE}


def test_dumping_builds_the_lines() -> None:
    assert len(an_article().model_dump()["lines"]) == len(an_article().lines)
    assert len(json.loads(an_article().model_dump_json())["lines"]) == len(an_article().lines)


def test_an_article_within_something_else_is_written_as_by_itself() -> None:
    alone = rich_article().model_dump_json()
    assert TypeAdapter(list[Article]).dump_json([rich_article()]).decode() == f"[{alone}]"
    line = rich_article().lines[0].model_dump_json()
    assert TypeAdapter(list[ClassifiedLine]).dump_json([rich_article().lines[0]]).decode() == f"[{line}]"


def test_articles_of_the_same_page_are_equal() -> None:
    article = an_article()
    assert article == an_article()
    assert hash(article) == hash(an_article())
    assert len({article, an_article()}) == 1
    assert article != bodycopy.extract("<p>It rained.</p>")
    assert article != article.model_copy(update={"title": "Other"})
    assert article != "article"


def test_copies_are_equal() -> None:
    for lines_first in (False, True):
        article = an_article()
        if lines_first:
            _ = article.lines
        for again in (copy.copy(article), copy.deepcopy(article), article.model_copy(), article.model_copy(deep=True)):
            assert again == an_article()


def test_a_copy_of_a_deep_page() -> None:
    article = bodycopy.extract("<div>" * 480 + "<p>It rained.</p>")
    assert copy.deepcopy(article) == article
    assert pickle.loads(pickle.dumps(article)) == article


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickling(protocol: int) -> None:
    again = pickle.loads(pickle.dumps(an_article(), protocol))
    assert again == an_article()
    assert again.text == an_article().text


def test_text_is_the_blocks_with_blank_lines_between() -> None:
    article = assembled(markup("<p>One.</p><ul><li>Two<li>Three</ul><pre>a\n b</pre>"))
    assert article.text == "One.\n\nTwo\n\nThree\n\na\n b"


def test_lines_can_be_given() -> None:
    line = ClassifiedLine(index=0, text="It rained.", role=Role.BODY, confidence=1)
    article = Article(
        encoding=Encoding(name="utf-8", origin=EncodingOrigin.TEXT),
        body=(Block(kind=BlockKind.PARAGRAPH, text="It rained.", lines=(0,)),),
        lines=(line,),
    )
    assert article.lines == (line,)
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_an_article_of_a_page_without_lines() -> None:
    assert assemble(Page(), ENCODING).lines == ()


def test_the_json_schema_has_every_field() -> None:
    schema = Article.model_json_schema()
    assert set(schema["properties"]) == set(Article.model_fields)


def test_the_json_schema_of_what_is_written_is_that_of_what_is_read() -> None:
    written, read = (TypeAdapter(list[Article]).json_schema(mode=mode) for mode in ("serialization", "validation"))
    assert written == read
    assert set(written["$defs"]["ClassifiedLine"]["properties"]) == set(ClassifiedLine.model_fields)


def test_a_copy_with_another_body_has_its_text() -> None:
    article = an_article()
    assert article.text
    assert article.model_copy(update={"body": ()}).text == ""
    assert article.model_copy(update={"title": "Other"}).text == article.text


class CountedArticle(Article):
    """A user's type."""

    note: str = "mine"

    @computed_field
    def words(self) -> int:
        return len(self.text.split())

    @field_serializer("title")
    def loudly(self, title: str | None) -> str:
        return (title or "").upper()


def test_a_derived_type_is_written_by_its_own_rules() -> None:
    article = an_article()
    counted = CountedArticle.model_validate(article.model_dump())
    for written in (
        counted.model_dump(mode="json"),
        json.loads(counted.model_dump_json()),
        TypeAdapter(CountedArticle).dump_python(counted, mode="json"),
    ):
        assert written["title"] == (article.title or "").upper() != article.title
        assert (written["note"], written["words"]) == ("mine", len(article.text.split()))
        assert written["lines"] == article.model_dump(mode="json")["lines"]
        assert list(written)[: len(Article.model_fields)] == list(Article.model_fields)
    assert "lines" not in counted.model_dump(exclude={"lines"})


def test_type_checkers_know_the_arguments_of_a_dump() -> None:
    """mypy says so of an argument that pydantic's methods don't have, or else that nothing is to be ignored here."""
    with pytest.raises(TypeError):
        an_article().model_dump(mod="json")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        an_article().model_dump_json(indented=2)  # type: ignore[call-arg]


def test_evidence_is_no_mapping_to_write_to() -> None:
    """As for the arguments of a dump, mypy says so: a proxy that refuses by itself could not be pickled."""
    if TYPE_CHECKING:
        an_article().evidence["title"] = ()  # type: ignore[index]
    assert Article.model_fields["evidence"].annotation == Mapping[str, tuple[Candidate, ...]]


@pytest.mark.parametrize(
    "value", [date(2006, 5, 14), datetime(2006, 5, 14, tzinfo=UTC), datetime(2006, 5, 14, 8, 30, tzinfo=UTC), None]
)
def test_a_day_stays_a_day_when_others_read_the_json(value: date | None) -> None:
    article = Article(published=value, modified=value, encoding=ENCODING)
    again = Article.model_validate(json.loads(article.model_dump_json()))
    assert again == article
    assert (type(again.published), type(again.modified)) == (type(value), type(value))
    assert again.model_dump_json() == article.model_dump_json()


def test_a_dump_leaves_the_types_of_fields_as_they_are() -> None:
    """Older versions of pydantic write into the fields that another model is made of."""
    an_article().model_dump_json()
    assert Article.model_fields["lines"].annotation == tuple[ClassifiedLine, ...]
