"""Parts of pages of some kinds that are none of what the page exists for."""

from __future__ import annotations

from itertools import chain

import pytest

from bodycopy.errors import LexiconError
from bodycopy.lexicon import parts
from bodycopy.lexicon.files import read_lexicon
from bodycopy.lexicon.parts import kinds_with_parts, parts_of
from bodycopy.model.kinds import PageKind


def test_kinds_are_those_of_pages() -> None:
    assert {*chain(*kinds_with_parts().values())} <= {str(kind) for kind in PageKind}


def test_no_article_has_a_part() -> None:
    assert all(str(PageKind.ARTICLE) not in kinds for kinds in kinds_with_parts().values())


def test_lists_hold_small_words_once() -> None:
    for part in read_lexicon("parts.toml").values():
        words = part.get("names", "").split()
        assert sorted(words) == sorted({word.lower() for word in words})


@pytest.mark.parametrize(
    ("tag", "names", "found"),
    [
        ("div", "product-reviewList", {"reviews"}),
        ("div", "preview", set()),
        ("div", "", set()),
    ],
)
def test_elements(tag: str, names: str, found: set[str]) -> None:
    assert parts_of(tag, names) == found


def test_other_keys_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "read_lexicon", lambda _: {"reviews": {"names": "review"}})
    with pytest.raises(LexiconError, match=r"parts\.toml: \[reviews\]"):
        parts._written.__wrapped__()
