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


def test_links_lead_to_files_that_the_source_distribution_has() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = settings["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    links = {link for link in re.findall(r"\]\(([^)#]+)", README) if "://" not in link}
    assert links
    for link in links:
        assert (ROOT / link).is_file(), link
        assert Path(link).parts[0] in included, link
