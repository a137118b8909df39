"""Tags with very many attributes are found, wherever they hide."""

from __future__ import annotations

import random
import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from bodycopy.segment.long_tags import may_have_long_tag

MANY = 30_000
# What can make a tag look as if it ended: `#` is a number that no other attribute has.
HIDING = [
    "", "x#='<>'", 'x#="<>"', "x#='\">'", "x#='=\" >'", "x#='=\" >\" y#=\">'", 'x# = ">"', "x#=\n\n'>'", "x#=\">'=\"",
    "x#='<p>' y#=\"'>\"", "x#='" + "z" * 9_000 + ">'", "x#='" + ">" * 20_000 + "'",
    "x#='" + "z" * 30_000 + ">" + "y" * 30_000 + "'", "/x#=\">\"", "x#" + " " * 200 + "=" + " " * 200 + "'>'",
]  # fmt: skip
BEFORE = ["", "<p>text</p>" * 500, '="> ', "<script>x='" + "=a" * 5_000 + "'</script>", "<!-- a=' -->"]


def flood(hiding: str, every: int) -> str:
    parts = []
    for number in range(MANY):
        parts.append(f"a{number}")
        if number % every == 0:
            parts.append(hiding.replace("#", str(number)))
    return f"<p {' '.join(parts)}>"


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(("hiding", "every"), [
    (hiding, every) for hiding in HIDING for every in (10, 300, 3_000) if len(hiding) < 1_000 or every > 10
])  # fmt: skip
def test_floods_are_found(before: str, hiding: str, every: int) -> None:
    assert may_have_long_tag((before + flood(hiding, every) + "<p>text</p>" * 5_000).encode())


@pytest.mark.parametrize("length", [100, 400, 700, 1_500, 8_000])
def test_what_is_passed_over_parses_in_reasonable_time(length: int) -> None:
    names = " ".join(f"{number:x}" for number in range(length))
    source = (f"<p {names} x='>'>" * (2_900_000 // (len(names) + 10))).encode()
    suspected = may_have_long_tag(source)
    assert suspected == (length > 700)
    if not suspected:
        began = time.process_time()
        LexborHTMLParser(source, options=1, scripting=True)
        assert time.process_time() - began < 2


@pytest.mark.parametrize("source", [
    '<a href="/x" class="y">text</a>\n' * 20_000,
    "<img src='data:image/png;base64," + "AAAA" * 30_000 + "=='>" + '<b class="x">' * 20_000,
    "<script>" + "for(i=0;i<n;i++)if(a>b)s+='<div class=\"x\">'+\"<a href='/'>\";" * 4_000 + "</script>",
    '<div data-state="' + '{&quot;html&quot;: &quot;<p>a</p>&quot;}, ' * 10_000 + '">text</div>',
    "<p>" + "He said that 5 > 4 = \"no\", and 'so' on. " * 10_000 + "</p>",
])  # fmt: skip
def test_real_markup_is_not_suspected(source: str) -> None:
    assert not may_have_long_tag(source.encode())


def test_cost_is_linear_whatever_the_bytes() -> None:
    generator = random.Random(3)
    units = [">", '="', "='", '=">', "<a", "<a ", '"', "<a x='", " ", "a=", "<", "x"]
    for _ in range(60):
        unit = "".join(generator.choices(units, k=generator.randint(1, 4))).encode()
        source = unit * (2_900_000 // len(unit))
        began = time.process_time()
        may_have_long_tag(source)
        assert time.process_time() - began < 0.5, unit
