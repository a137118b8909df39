"""The learned model is asked once a page."""

from __future__ import annotations

import pytest

from bodycopy.classify.logits import WEIGHTS, body_logits
from bodycopy.model.evaluate import load
from bodycopy.page import Page
from tests.builders import article_page, page_of, sentences, text_page
from tests.classify.told import Told, told


@pytest.mark.parametrize("page", [page_of(article_page()), text_page(sentences(5)), text_page(""), page_of("")])
def test_without_a_note_they_are_those_of_the_package_s_own_weights(page: Page) -> None:
    assert body_logits(page) == load().body_logits(page)
    assert len(body_logits(page)) == len(page.texts)


def test_weights_can_be_noted() -> None:
    assert body_logits(told(text_page(["One", "Two"]), 1.0, -2.0)) == [1.0, -2.0]


def test_the_model_is_asked_once_a_page() -> None:
    page = told(text_page(["One"]), 1.0)
    assert body_logits(page) is body_logits(page)
    weights = page.notes[WEIGHTS]
    assert isinstance(weights, Told)
    assert weights.asked == 1


def test_a_page_without_a_line_of_body_is_not_asked_again() -> None:
    page = told(text_page([]))
    assert body_logits(page) == body_logits(page) == []
    assert page.notes[WEIGHTS].asked == 1
