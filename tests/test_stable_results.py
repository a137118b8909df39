"""What a release makes of the fixtures stays as it is: hashes of each text, by version.

`pytest --regenerate` writes the hashes of a version that CHANGELOG.md calls unreleased; those of a release never change.
Results that differ need a new version, and a line in the changelog that says why.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

import bodycopy
from tests.gold import fixtures

HASHES = Path(__file__).with_name("stable_results.json")
CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"


def hashes() -> dict[str, str]:
    """The hash of each fixture's text."""
    return {fixture.name: sha256(fixture.article().text.encode()).hexdigest() for fixture in fixtures()}


def is_released(version: str) -> bool:
    """The changelog gives the version a date."""
    return f"## {version}, unreleased" not in CHANGELOG.read_text(encoding="utf-8")


def test_the_changelog_knows_the_version() -> None:
    assert f"## {bodycopy.__version__}, " in CHANGELOG.read_text(encoding="utf-8")


def test_results_are_those_of_the_version(regenerate: bool) -> None:
    written: dict[str, dict[str, str]] = json.loads(HASHES.read_text(encoding="utf-8")) if HASHES.exists() else {}
    today = hashes()
    if regenerate and not is_released(bodycopy.__version__):
        written[bodycopy.__version__] = today
        HASHES.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    expected = written.get(bodycopy.__version__, {})
    if is_released(bodycopy.__version__):
        # A fixture that is newer than the release has no hash.
        today = {name: value for name, value in today.items() if name in expected}
    changed = sorted(name for name in expected.keys() | today.keys() if expected.get(name) != today.get(name))
    if changed:
        pytest.fail(f"other texts than {bodycopy.__version__} gave: {changed}; if that is meant: pytest --regenerate")
