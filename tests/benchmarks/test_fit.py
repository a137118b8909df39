"""The fit of the signs' weights: regressions against slow plain ones, folds, labels and rounding."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from benchmarks.fit.unseen import read_sign_folds, write_sign_folds
from benchmarks.line_labels import own_labels
from bodycopy.classify.scores import STEP, fields, pack
from bodycopy.classify.signs import NOTE, Weights
from bodycopy.page import Role
from tests.builders import article_page, page_of, text_page, texts

if TYPE_CHECKING:
    import numpy as np
    import scipy.sparse as sp

    from benchmarks.fit import logistic, model, pages
else:
    np = pytest.importorskip("numpy", reason="the fit needs the extra `train`")
    sp = pytest.importorskip("scipy.sparse", reason="the fit needs the extra `train`")
    from benchmarks.fit import logistic, model, pages

SHARED = Path(__file__).resolve().parents[3] / "shared"
Array = Any
ROWS = 40
CLASSES = 3


def data(seed: int, columns: int = 4) -> tuple[Array, Array, Array, Array]:
    """Made-up rows: binary features, labels, weights of rows, offsets."""
    made = np.random.default_rng(seed)
    features = (made.random((ROWS, columns)) < 0.5).astype(float)
    labels = made.integers(0, CLASSES, ROWS)
    return features, labels, made.random(ROWS) + 0.5, made.normal(size=(ROWS, CLASSES))


def descend(gradient: Any, start: Array) -> Array:
    """Plain gradient descent, slow and sure: the losses here are smooth and convex."""
    current = start.copy()
    for _ in range(250):
        current -= 0.05 * gradient(current)
    return current


@pytest.mark.parametrize("strength", [0.5, 5.0])
@pytest.mark.parametrize("seed", [1, 2])
def test_classes_are_fitted_as_by_gradient_descent(seed: int, strength: float) -> None:
    features, labels, weights, offset = data(seed)
    prior = np.random.default_rng(9).normal(size=(features.shape[1], CLASSES))

    def gradient(current: Array) -> Array:
        total = strength * (current - prior)
        for row, label, weight, given in zip(features, labels, weights, offset, strict=True):
            odds = np.exp(row @ current + given)
            away = odds / odds.sum() - np.eye(CLASSES)[label]
            total = total + weight * np.outer(row, away)
        return total

    found = logistic.fit_classes(sp.csr_matrix(features), labels, weights, offset, prior, strength)
    assert found == pytest.approx(descend(gradient, prior), abs=0.02)


def test_a_sign_alone_gets_the_log_odds_of_its_counts() -> None:
    labels = np.array([0, 0, 0, 1])
    found = logistic.fit_classes(
        sp.csr_matrix(np.ones((4, 1))), labels, np.ones(4), np.zeros((4, 2)), np.zeros((1, 2)), 1e-9
    )
    assert found[0, 0] - found[0, 1] == pytest.approx(np.log(3), abs=1e-3)


def test_a_sign_that_no_row_shows_keeps_its_prior() -> None:
    features, labels, weights, offset = data(4)
    features[:, 1] = 0
    prior = np.random.default_rng(5).normal(size=(features.shape[1], CLASSES))
    found = logistic.fit_classes(sp.csr_matrix(features), labels, weights, offset, prior, 1.0)
    assert found[1] == pytest.approx(prior[1])


def test_a_great_strength_keeps_the_prior() -> None:
    features, labels, weights, offset = data(4)
    prior = np.random.default_rng(5).normal(size=(features.shape[1], CLASSES))
    found = logistic.fit_classes(sp.csr_matrix(features), labels, weights, offset, prior, 1e6)
    assert found == pytest.approx(prior, abs=1e-3)


SITES = [f"site-{number}.example" for number in range(20)]


def test_folds_cover_all_sites_evenly() -> None:
    folds = model.folds_by_site(SITES, 3)
    assert folds.keys() == set(SITES)
    sizes = [sum(fold == number for fold in folds.values()) for number in range(3)]
    assert sum(sizes) == len(SITES)
    assert max(sizes) - min(sizes) <= 1


def test_folds_are_the_same_whatever_the_order_and_number_of_pages() -> None:
    folds = model.folds_by_site(SITES, 3)
    assert model.folds_by_site(SITES[::-1], 3) == folds
    assert model.folds_by_site(SITES * 2 + SITES[:4], 3) == folds
    assert list(model.folds_by_site(["a", "b", "c", "d"], 2).values()) == [0, 1, 0, 1]


def test_signs_of_one_site_are_no_features() -> None:
    features, numbers = model._matrix(
        [("a", [["common", "lone"], ["common"]]), ("a", [["lone"]]), ("b", [["other", "common"], []])]
    )
    assert numbers == {"common": 0}
    assert features.toarray().tolist() == [[1.0], [1.0], [0.0], [1.0], [0.0]]


def test_weights_are_rounded_to_whole_steps_and_zeros_left_out() -> None:
    fitted = np.zeros((2, len(Role)))
    fitted[0, :3] = 1.03, -0.49, 0.03
    table = model._table({"some": 0, "none": 1}, fitted)
    first, second, _ = list(Role)[:3]
    assert table == {"some": {first: 1.0, second: -0.5}, "none": {}}
    kept = dict(zip(Role, fields(pack(table["some"])), strict=True))
    assert (kept[first] - kept[Role.LEGAL]) / STEP == 1.0  # no second rounding


def test_stated_weights_name_roles_and_speak_for_them() -> None:
    stated = model._stated()
    assert not any("{" in name for name in stated)
    for role in Role:
        assert stated[f"phrase.{role}.whole"] == {role: 4.0}
    assert model._prior({"phrase.legal.whole": 1, "unheard of": 0}).sum(axis=1).tolist() == [0.0, 4.0]


def test_lines_without_a_label_have_no_role() -> None:
    page = text_page(["Rain", "Sun", "Rain", "Rain"])
    gold = [(Role.BODY, "Rain"), (Role.DATE, "Rain"), (Role.LEGAL, "Wind")]
    assert pages._roles(page, gold) == [Role.BODY, None, Role.DATE, None]


@pytest.mark.parametrize("spaced", [pages._with_gaps_by_element, pages._with_gaps_by_block])
def test_blank_lines_leave_the_text_as_it_is(spaced: Any) -> None:
    page = page_of(article_page(byline="By Jane Roe", sidebar="<div>a<div>b</div></div><p>c</p>"))
    lines = spaced(page)
    assert [line for line in lines if line] == texts(page)
    assert "" in lines
    assert all(one or other for one, other in pairwise(lines))


def labelled(roles: list[Role | None]) -> Any:
    page = text_page([f"Line {number}" for number in range(len(roles))])
    return model.Sample(pages.Labelled("a.example", "roles", page, roles, 1.0), [[] for _ in roles], {})


def test_rows_of_labelled_pages() -> None:
    rows = model._rows([labelled([Role.BODY, Role.DATE, None])])
    assert [model.ROLES[number] if number >= 0 else None for number in rows.roles] == [Role.BODY, Role.DATE, None]
    assert len(rows.weights) == 3
    assert (rows.weights > 0).all()


def test_longer_lines_weigh_more_but_not_without_bound() -> None:
    page = text_page(["word", "word " * 9, "word " * 49, "word " * 900])
    weights = model._line_weights(pages.Labelled("a.example", "roles", page, [None] * 4, 0.5))
    assert weights == [0.5, 1.0, 2.0, 2.0]


def test_fixtures_are_labelled_in_both_views() -> None:
    named = [pages._as_markup(source) for source in pages._fixtures() if source.html is not None]
    assert named
    for page in named:
        assert len(page.roles) == len(page.page.lines)
        known = [role for role in page.roles if role]
        assert len(known) > 0.9 * len(page.roles), page.site
    scraped = [page for source in pages._fixtures() for page in pages._as_text(source)]
    assert {page.source for page in scraped} == {"fixtures", "gapped"}
    assert all(any(page.roles) for page in scraped)


@pytest.mark.skipif(not (SHARED / "roles").is_dir(), reason="no corpora folder beside the checkout (../shared)")
def test_labels_name_pages_of_the_corpora() -> None:
    found = [source for source in pages._real_pages(SHARED) if source.source == "labels"]
    assert len(found) == len(own_labels())
    assert all(source.gold for source in found)


def test_without_corpora_there_are_no_labelled_pages(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        pages.labelled_pages(tmp_path, "html")


def test_signs_by_fold_are_kept_and_read(tmp_path: Path) -> None:
    tables: list[Weights] = [{"word.join": {Role.PROMO: 1.5}}, {"word.join": {Role.PROMO: 2.0}}]
    with pytest.raises(click.ClickException, match=r"signs-html\.json: run python"):
        read_sign_folds(tmp_path, "html")
    write_sign_folds(tmp_path, "html", {"a.example": 1, "b.example": 0}, tables)
    read = read_sign_folds(tmp_path, "html")
    found = read.notes("a.example")[NOTE].finding([("word.join", 'says "join"')])
    assert [piece.weights for piece in found.evidence] == [{Role.PROMO: 2.0}]
    assert read.notes("elsewhere.example") == {}


def test_words_count_that_the_furniture_of_enough_sites_shares() -> None:
    def sample(site: str, role: Role, *names: str) -> model.Sample:
        page = pages.Labelled(site, "roles", text_page(["x"]), [role], 1.0)
        return model.Sample(page, [["prior", *names]], {})

    enough = model.LEAST_SITES_OF_WORDS
    names = ("word.subscribe", "word.1", "end.stop")
    samples = [sample(f"{number}.example", Role.PROMO, *names) for number in range(enough)]
    samples += [sample(f"{number}.example", Role.BODY, "word.rain") for number in range(enough + 4)]
    kept = model._without_rare_words(samples)
    assert [names for _, names in kept[:enough]] == [[["prior", "word.subscribe", "end.stop"]]] * enough
    assert [names for _, names in kept[enough:]] == [[["prior"]]] * (enough + 4)
    assert model._without_rare_words(samples[1:])[0][1] == [["prior", "end.stop"]]
