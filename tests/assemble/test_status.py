"""Whether the page gave an article, and if not, why."""

from __future__ import annotations

import pytest

from bodycopy.article import Status
from bodycopy.assemble.status import status_of
from bodycopy.page import Role
from tests.builders import html, paragraphs, sentences
from tests.roles_by_hand import markup, scraped

PAID = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": %s}</script>'
OFFER = "<div>Subscribe to read on</div>"


def status(body: str, *, head: str = "", roles: dict[str, Role] | None = None) -> Status:
    return status_of(markup(html(body, head=head), roles or {}))


def test_no_text_is_empty() -> None:
    assert status("") is Status.EMPTY
    assert status("<script>1</script>") is Status.EMPTY
    assert status_of(scraped(" \n\n")) is Status.EMPTY


def test_enough_body_is_ok() -> None:
    assert status(paragraphs(2)) is Status.OK


def test_too_little_body_is_no_article() -> None:
    assert status("<p>It rained.</p>") is Status.NO_ARTICLE


def test_text_of_other_roles_is_no_article() -> None:
    assert status_of(markup(paragraphs(9), rest=Role.RELATED)) is Status.NO_ARTICLE


def test_chinese_characters_count_twice() -> None:
    assert status(f"<p>{'港' * 130}</p>") is Status.OK
    assert status(f"<p>{'h' * 130}</p>") is Status.NO_ARTICLE


def test_consent_text_alone_is_a_consent_wall() -> None:
    consent = "<p>We use cookies to measure how this site is read and to show advertising.</p><button>Accept</button>"
    legal = {"We use": Role.LEGAL, "Accept": Role.LEGAL}
    assert status(consent, roles=legal) is Status.CONSENT_WALL
    assert status(consent + paragraphs(2), roles=legal) is Status.OK
    assert status_of(markup(f"<p>© Tide</p>{paragraphs(1)}", {"©": Role.LEGAL}, rest=Role.RELATED)) is Status.NO_ARTICLE


def test_legal_lines_that_say_nothing_legal_are_no_consent_wall() -> None:
    assert status("<p>a,b,c 1,2,3 4,5,6</p>", roles={"a,b": Role.LEGAL}) is Status.NO_ARTICLE


@pytest.mark.parametrize("free", ["false", '"False"', '"no"', "0", '"http://schema.org/False"'])
def test_an_offer_in_place_of_the_rest_is_a_paywall(free: str) -> None:
    offer = {"Subscribe": Role.PROMO}
    assert status(paragraphs(2) + OFFER, head=PAID % free, roles=offer) is Status.PAYWALLED
    assert status(f"<p>{sentences(1)[0]}</p>{OFFER}", head=PAID % free, roles=offer) is Status.PAYWALLED


@pytest.mark.parametrize("free", ["true", '"True"', "null", "[]", "{}", '"yes"'])
def test_a_free_article_with_an_offer_is_ok(free: str) -> None:
    assert status(paragraphs(2) + OFFER, head=PAID % free, roles={"Subscribe": Role.PROMO}) is Status.OK


def test_a_paid_article_without_an_offer_or_in_full_is_ok() -> None:
    assert status(paragraphs(2), head=PAID % "false") is Status.OK
    assert status(paragraphs(20) + OFFER, head=PAID % "false", roles={"Subscribe": Role.PROMO}) is Status.OK


def test_an_offer_without_any_body_is_no_article() -> None:
    assert status(OFFER, head=PAID % "false", roles={"Subscribe": Role.PROMO}) is Status.NO_ARTICLE
