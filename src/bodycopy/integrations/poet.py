"""bodycopy in web-poet and scrapy-poet: articles injected into callbacks and page objects, and as Zyte's item.

Switched on by the setting `SCRAPY_POET_PROVIDERS = {"bodycopy.integrations.poet.ArticleProvider": 500}`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from bodycopy import Article
from bodycopy.integrations.extras import missing

try:
    import zyte_common_items as zyte
    from scrapy.http import Response
    from scrapy_poet.page_input_providers import PageObjectInputProvider
    from web_poet.serialization import register_serialization
except ModuleNotFoundError as error:
    raise missing("poet", error) from error

from bodycopy.integrations.scrapy import article_of


class ArticleProvider(PageObjectInputProvider):
    """Gives `bodycopy.Article` to every callback and page object that asks for it by its type."""

    provided_classes = {Article}  # noqa: RUF012  # as scrapy-poet wants it
    name = "bodycopy"

    def __init__(self, injector: Any) -> None:
        super().__init__(injector)
        register_serialization(_to_files, _from_files)  # for SCRAPY_POET_CACHE and `scrapy savefixture`

    def __call__(self, to_provide: set[Callable[..., Any]], response: Response) -> Sequence[Article]:
        """The article of the response."""
        return [article_of(response)]


def to_zyte(article: Article, url: str | None = None) -> zyte.Article:
    """The article as Zyte's item, of which the URL is a required field.

    Args:
        article: what bodycopy made of a page.
        url: where the page was, if the article does not know it.

    Raises:
        ValueError: no URL is known.
    """
    url = article.url or url
    if url is None:
        raise ValueError("an article of zyte-common-items needs a URL: give url= to extract or to to_zyte")
    images = [picture.url for picture in article.images]
    lead = article.lead_image or next(iter(images), None)
    return zyte.Article(
        url=url,
        canonicalUrl=article.canonical_url,
        headline=article.title,
        description=article.standfirst or article.description,
        datePublished=_iso(article.published),
        dateModified=_iso(article.modified),
        authors=[zyte.Author(name=name) for name in article.authors] or None,
        breadcrumbs=[zyte.Breadcrumb(name=name) for name in article.section] or None,
        inLanguage=article.language.partition("-")[0].lower() if article.language else None,
        mainImage=zyte.Image(url=lead) if lead else None,
        images=[zyte.Image(url=image) for image in images] or None,
        articleBody=article.text or None,
    )


def _iso(moment: datetime | date | None) -> str | None:
    """Zyte's form of a date; a day without a time is its midnight, which the form has no way to leave out."""
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _to_files(article: Article) -> dict[str, bytes]:
    return {"json": article.model_dump_json().encode()}


def _from_files(cls: type[Article], files: dict[str, bytes]) -> Article:
    return cls.model_validate_json(files["json"])
