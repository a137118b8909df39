"""What the README shows is what there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import bodycopy

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_candidate_is_the_fixture_s() -> None:
    article = bodycopy.extract((ROOT / "fixtures" / "news-english" / "page.html").read_bytes())
    assert f"# {article.evidence['published'][0]!r}\n" in README


def test_the_figures_for_unseen_sites_are_those_of_the_card() -> None:
    card = (ROOT / "benchmarks" / "fit" / "CARD.md").read_text(encoding="utf-8").partition("view html:")[2]
    rows = re.findall(r"^  (\S+): F1 of the text (\S+) on (\d+)", card, re.MULTILINE)
    found = {name: (f1, int(pages)) for name, f1, pages in rows}
    (wcxb, pages), (aed, _), (fundus, _) = found["wcxb-dev"], found["aed-dev"], found["fundus-dev"]
    told = " ".join(README.split())
    assert f"word F1 {wcxb} on wcxb-dev (the {pages:,} pages whose reference has a text)" in told
    assert f"shingle F1 {aed} on aed-dev and {fundus} on fundus-dev" in told


def test_links_lead_to_files_that_the_source_distribution_has() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = settings["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    links = {link for link in re.findall(r"\]\(([^)#]+)", README) if "://" not in link}
    assert links
    for link in links:
        assert (ROOT / link).is_file(), link
        assert Path(link).parts[0] in included, link
