"""The confidence of lines: the softmax of their scores at a temperature that was measured."""

from __future__ import annotations

from math import exp

import pytest

import bodycopy
from bodycopy.assemble.calibration import temperature_of
from bodycopy.classify.scores import confidence, pack
from bodycopy.page import Page, Role
from tests.builders import html, paragraphs

SCORE = pack({Role.BODY: 3.0, Role.CAPTION: 1.0, Role.LEGAL: -2.0})


def test_it_is_the_softmax_of_the_cooled_scores() -> None:
    cooled = [exp(1.5), exp(0.5), exp(-1.0), *[1.0] * 13]
    assert confidence(SCORE, 2.0) == pytest.approx(exp(1.5) / sum(cooled))
    assert confidence(SCORE, 1.0) == pytest.approx(confidence(SCORE))


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0, 5.0])
def test_it_is_a_share(temperature: float) -> None:
    assert confidence(pack({}), temperature) == pytest.approx(1 / 16)
    assert 1 / 16 < confidence(SCORE, temperature) < 1


def test_hotter_is_less_sure() -> None:
    assert confidence(SCORE, 1.0) > confidence(SCORE, 1.5) > confidence(SCORE, 3.0)


@pytest.mark.parametrize("has_markup", [True, False])
def test_the_measured_temperature_changes_little(has_markup: bool) -> None:
    assert 0.8 < temperature_of(Page(has_markup=has_markup)) < 2


def test_lines_have_it() -> None:
    article = bodycopy.extract(html(f"<article><h1>Rain in the hills</h1>{paragraphs(4)}</article>"))
    assert all(1 / 16 <= line.confidence <= 1 for line in article.lines)
    assert article.lines[1].confidence > 0.5


def test_its_digits_are_the_same_in_all_versions_of_python() -> None:
    article = bodycopy.extract(html(f"<article><h1>Rain in the hills</h1>{paragraphs(4)}</article>"))
    assert all(len(str(line.confidence)) <= len("0.123456") for line in article.lines)
