"""`pytest --regenerate`: write today's snapshots, and raise the floors to today's scores."""

from __future__ import annotations

import pytest
from hypothesis import settings

# How long one example takes tells more of the machine's load than of the code.
settings.register_profile("bodycopy", deadline=None)
settings.load_profile("bodycopy")
pytest.register_assert_rewrite("tests.gold", "tests.roles_by_hand")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write tests/snapshots, and raise the floors in tests/fixture_floors.toml where scores are higher",
    )


@pytest.fixture(scope="session")
def regenerate(pytestconfig: pytest.Config) -> bool:
    """Whether what the tests compare with is to be written anew."""
    return bool(pytestconfig.getoption("--regenerate"))
