"""What integrations say without their packages."""

from __future__ import annotations

import subprocess
import sys

import pytest

BLOCKED = """
import sys
sys.modules[{package!r}] = None
from bodycopy.errors import BodycopyError
try:
    import bodycopy.integrations.{module}
except ImportError as error:
    assert isinstance(error, BodycopyError)
    print(error)
"""


@pytest.mark.parametrize(
    ("module", "package", "extra"),
    [
        ("arrow", "pyarrow", "arrow"),
        ("datatrove", "datatrove", "datatrove"),
        ("warc", "fastwarc", "datatrove"),
        ("scrapy", "itemadapter", "scrapy"),
        ("poet", "zyte_common_items", "poet"),
    ],
)
def test_an_integration_without_its_package_names_the_extra(module: str, package: str, extra: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", BLOCKED.format(module=module, package=package)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert f"pip install 'bodycopy[{extra}]'" in said
    assert said.count("\n") == 1


def test_the_package_itself_needs_no_extra() -> None:
    packages = ["pyarrow", "datatrove", "fastwarc", "scrapy", "itemadapter", "scrapy_poet", "zyte_common_items"]
    code = f"import sys; sys.modules.update(dict.fromkeys({packages})); import bodycopy.integrations, bodycopy.cli"
    subprocess.run([sys.executable, "-c", code], check=True)
