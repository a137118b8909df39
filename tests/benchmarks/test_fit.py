"""The fit of the signs' weights: regressions against what must come out, folds, labels and rounding."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from benchmarks.corpora import SHARED
from benchmarks.line_labels import own_labels
from bodycopy.classify.scores import STEP, fields, pack
from bodycopy.classify.signs import NOTE, Signs, Tables
from bodycopy.page import Role
from tests.builders import SENTENCES, article_page, page_of, text_page, texts

if TYPE_CHECKING:
    import numpy as np
    import scipy.sparse as sp

    from benchmarks.fit import crossval, logistic, model, pages, text
    from benchmarks.fit.unseen import read_sign_folds, seen_by_page_weights, unseen_weights, write_sign_folds
else:
    np = pytest.importorskip("numpy", reason="the fit needs the extra `train`")
    sp = pytest.importorskip("scipy.sparse", reason="the fit needs the extra `train`")
    from benchmarks.fit import crossval, logistic, model, pages, text
    from benchmarks.fit.unseen import read_sign_folds, seen_by_page_weights, unseen_weights, write_sign_folds

Array = Any
ROWS = 4000
CLASSES = 3


def data(seed: int, columns: int = 4) -> tuple[Array, Array, Array]:
    """Made-up rows: binary features, the weights behind them, and labels drawn by these weights."""
    made = np.random.default_rng(seed)
    features = (made.random((ROWS, columns)) < 0.5).astype(float)
    behind = made.normal(size=(columns, CLASSES))
    odds = np.exp(features @ behind)
    draws = made.random((ROWS, 1))
    labels = (draws > np.cumsum(odds / odds.sum(axis=1, keepdims=True), axis=1)).sum(axis=1)
    return features, behind, np.minimum(labels, CLASSES - 1)


def centred(weights: Array) -> Array:
    """Weights by class without what all classes share, which changes nothing."""
    return weights - weights.mean(axis=1, keepdims=True)


@pytest.fixture
def without_dropping(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OF_CLASSES", "OF_ODDS"):
        monkeypatch.setattr(logistic, name, logistic.Pace(0.0, 60, 0.05, 0.0))


@pytest.mark.usefixtures("without_dropping")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_classes_are_fitted_to_the_weights_that_made_them(seed: int) -> None:
    features, behind, labels = data(seed)
    found = logistic.fit_classes(sp.csr_matrix(features), labels, np.ones(ROWS), np.zeros(behind.shape))
    assert centred(found) == pytest.approx(centred(behind), abs=0.2)


@pytest.mark.usefixtures("without_dropping")
def test_a_sign_alone_gets_the_log_odds_of_its_counts() -> None:
    ones, labels = sp.csr_matrix(np.ones((ROWS, 1))), np.array([0, 0, 0, 1] * (ROWS // 4))
    found = logistic.fit_classes(ones, labels, np.ones(ROWS), np.zeros((1, 2)))
    assert found[0, 0] - found[0, 1] == pytest.approx(np.log(3), abs=0.03)
    odds = logistic.fit_odds(ones, 1 - labels, np.ones(ROWS), np.zeros(ROWS))
    assert odds == pytest.approx([np.log(3)], abs=0.03)


@pytest.mark.usefixtures("without_dropping")
def test_rows_count_by_their_weights() -> None:
    ones, labels = sp.csr_matrix(np.ones((ROWS, 1))), np.array([0, 1] * (ROWS // 2))
    found = logistic.fit_odds(ones, labels, np.where(labels, 3.0, 1.0), np.zeros(ROWS))
    assert found == pytest.approx([np.log(3)], abs=0.03)


@pytest.mark.usefixtures("without_dropping")
def test_odds_are_what_is_not_known_already() -> None:
    ones, labels = sp.csr_matrix(np.ones((ROWS, 1))), np.array([0, 1, 1, 1] * (ROWS // 4))
    found = logistic.fit_odds(ones, labels, np.ones(ROWS), np.full(ROWS, np.log(3)))
    assert found == pytest.approx([0.0], abs=0.03)


def test_a_sign_that_no_row_shows_keeps_its_prior() -> None:
    features, behind, labels = data(4)
    features[:, 1] = 0
    found = logistic.fit_classes(sp.csr_matrix(features), labels, np.ones(ROWS), behind)
    assert found[1] == pytest.approx(behind[1])


def test_a_great_ridge_keeps_the_prior(monkeypatch: pytest.MonkeyPatch) -> None:
    features, behind, labels = data(4)
    monkeypatch.setattr(logistic, "OF_CLASSES", logistic.Pace(0.1, 16, 0.003, 1e7))
    found = logistic.fit_classes(sp.csr_matrix(features), labels[::-1], np.ones(ROWS), behind)
    assert found == pytest.approx(behind, abs=0.02)


def test_signs_that_drop_out_share_what_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two signs that always go together either must do without the other."""
    twice, labels = sp.csr_matrix(np.ones((ROWS, 2))), np.array([0, 0, 0, 1] * (ROWS // 4))
    found = logistic.fit_classes(twice, labels, np.ones(ROWS), np.array([[2.0, 0.0], [0.0, 0.0]]))
    monkeypatch.setattr(logistic, "OF_CLASSES", logistic.OF_CLASSES._replace(dropped=0.0))
    kept = logistic.fit_classes(twice, labels, np.ones(ROWS), np.array([[2.0, 0.0], [0.0, 0.0]]))
    lead, lead_kept = found[:, 0] - found[:, 1], kept[:, 0] - kept[:, 1]
    assert abs(lead[0] - lead[1]) < abs(lead_kept[0] - lead_kept[1])


def test_a_fit_gives_the_same_result_to_the_last_bit() -> None:
    features, behind, labels = data(5)
    first, second = (logistic.fit_classes(sp.csr_matrix(features), labels, np.ones(ROWS), behind * 0) for _ in range(2))
    assert (first == second).all()


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
    tables = [Tables({}, {"word.join": {Role.PROMO: weight}}, {}) for weight in (1.5, 2.0)]
    with pytest.raises(click.ClickException, match=r"signs-html\.json: run python"):
        read_sign_folds(tmp_path, "html")
    write_sign_folds(tmp_path, "html", {"a.example": 1, "b.example": 0}, tables)
    read = read_sign_folds(tmp_path, "html")
    found = read.notes("a.example")[NOTE].finding([("word.join", 'says "join"')])
    assert [piece.weights for piece in found.evidence] == [{Role.PROMO: 2.0}]
    assert read.notes("elsewhere.example") == {}
    (tmp_path / "signs-html.json").write_text('{"folds": {}, "tables": []}', encoding="utf-8")
    with pytest.raises(click.ClickException, match="another version: run python"):
        read_sign_folds(tmp_path, "html")


def opened(site: str, article: float, *lines: tuple[str, bool]) -> text.OpenLines:
    """A page whose lines show one sign each."""
    signs = [[name] for name, _ in lines]
    return text.OpenLines(site, article, signs, [0.0] * len(lines), [said for _, said in lines], [1.0] * len(lines))


@pytest.mark.usefixtures("without_dropping")
def test_a_sign_speaks_for_the_text_by_the_kind_of_page() -> None:
    lines = [("end.stop", True), ("word.join", False)] * 40
    turned = [("end.stop", False), ("word.join", False)] * 40
    found = [opened(f"{number}.example", 1.0, *lines) for number in range(text.LEAST_SITES)]
    found += [opened(f"{number}.example", 0.0, *turned) for number in range(text.LEAST_SITES)]
    table = text.fit_text(found, {"end.stop", "word.join"})
    assert table["end.stop"][0] > 0.5
    assert table["end.stop"][1] < -0.5
    assert max(table["word.join"]) < -0.5
    assert all((weight * STEP).is_integer() for weights in table.values() for weight in weights)


def test_signs_of_few_sites_or_unknown_to_the_roles_say_nothing_of_the_text() -> None:
    lines = [("end.stop", True), ("word.rain", False)]
    found = [opened(f"{number}.example", 1.0, *lines) for number in range(text.LEAST_SITES)]
    found.append(opened("0.example", 1.0, ("end.shout", True)))
    assert text.fit_text(found, {"end.stop", "end.shout"}).keys() == {"end.stop"}


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


def test_the_text_that_is_measured_is_the_article_s_with_what_only_the_page_s_data_holds() -> None:
    told = " ".join(SENTENCES * 3)
    script = json.dumps({"@type": "NewsArticle", "headline": "Ferry sails", "articleBody": told})
    source = f'<title>Ferry sails</title><script type="application/ld+json">{script}</script><p>Menu</p>'
    page = pages.Labelled(
        "a.example", "body", page_of(source), [None], 0.0, "aed-dev", "article", told, source.encode()
    )
    outcome = crossval._outcome(model.Sample(page, [[]], {}), Signs(Tables({}, {}, {})))
    assert outcome.text_f1("aed-dev") == 1.0


def test_a_folder_without_body_weights_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match=r"folds\.json: run python -m benchmarks\.train --folds "):
        unseen_weights(tmp_path)


def test_a_folder_without_weights_of_pages_is_told_of(tmp_path: Path) -> None:
    assert "python -m benchmarks.train.pages --body-folds" in (seen_by_page_weights(tmp_path) or "")
    (tmp_path / "pages-0.json").touch()
    assert seen_by_page_weights(tmp_path) is None
