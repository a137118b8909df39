"""The adapters of extractors that are Python packages.

Text is decoded once, outside of their time: for trafilatura by its own `decode_file` (it extracts the same from bytes),
for the others by bodycopy. Markup that an extractor gives is made text by resiliparse, outside of its time as well.
None of them touches the network.
"""

from __future__ import annotations

import warnings

from benchmarks.corpora import declared_language
from benchmarks.peers.peer import Calls, Options
from bodycopy.decode import decode

_STOPWORDS = {
    "ar": "Arabic", "da": "Danish", "de": "German", "es": "Spanish", "fi": "Finnish", "fr": "French",
    "id": "Indonesian", "it": "Italian", "ko": "Korean", "nl": "Dutch", "no": "Norwegian_Bokmal", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish",
}  # fmt: skip
"""jusText's lists of stop words by the declared language; English otherwise, which it has none for."""


def text_of(html: bytes) -> str:
    """A page's text as bodycopy decodes it."""
    return decode(html).text


def text_of_markup(markup: str | None) -> str:
    """The text of a piece of markup, blocks on lines of their own."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    if not markup:
        return ""
    return str(extract_plain_text(HTMLTree.parse(markup), main_content=False, alt_texts=False))


def trafilatura(options: Options) -> Calls:
    """trafilatura, with tables (its default: without, its shingle F1 on news is the same or higher by ≤ 0.003)."""
    from trafilatura import extract
    from trafilatura.utils import decode_file

    return Calls(prepare=decode_file, extract=lambda text: extract(text, **options))


def resiliparse(options: Options) -> Calls:
    """resiliparse, which detects the encoding without the page's meta elements."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    def extract(html: bytes) -> str:
        tree = HTMLTree.parse_from_bytes(html, detect_encoding(html) or "utf-8")
        return str(extract_plain_text(tree, **options))

    return Calls(prepare=bytes, extract=extract)


def readability_lxml(options: Options) -> Calls:
    """readability-lxml, whose summary is markup. It takes bytes: lxml refuses text with an XML declaration."""
    from readability import Document

    return Calls(
        prepare=lambda html: text_of(html).encode("utf-8"),
        extract=lambda html: Document(html, **options).summary(),
        finish=text_of_markup,
    )


def newspaper4k(options: Options) -> Calls:
    """newspaper4k, kept from fetching pictures and the list of public suffixes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses nltk, which only its summaries need
        from newspaper import Article
        from tldextract import TLDExtract, tldextract

    tldextract.TLD_EXTRACTOR = TLDExtract(suffix_list_urls=(), cache_dir=None)

    def extract(text: str) -> str:
        article = Article("https://page.example/", **options)
        article.download(input_html=text)
        article.parse()
        return str(article.text)

    return Calls(prepare=text_of, extract=extract)


def goose3(options: Options) -> Calls:
    """goose3 with its defaults, which fetch no pictures."""
    from goose3 import Goose

    goose = Goose(dict(options))
    return Calls(prepare=text_of, extract=lambda text: goose.extract(raw_html=text).cleaned_text)


def justext(options: Options) -> Calls:
    """jusText with the stop words of the page's declared language."""
    from justext import get_stoplist
    from justext import justext as paragraphs_of

    stoplists = {name: get_stoplist(name) for name in {"English", *_STOPWORDS.values()}}

    def prepare(html: bytes) -> tuple[bytes, frozenset[str]]:
        return text_of(html).encode("utf-8"), stoplists[_STOPWORDS.get(declared_language(html) or "en", "English")]

    def extract(page: tuple[bytes, frozenset[str]]) -> str:
        paragraphs = paragraphs_of(*page, encoding="utf-8", **options)
        return "\n\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return Calls(prepare=prepare, extract=extract)


def boilerpy3(options: Options) -> Calls:
    """boilerpy3's extractor for articles."""
    from boilerpy3.extractors import ArticleExtractor

    extractor = ArticleExtractor(**options)
    return Calls(prepare=text_of, extract=extractor.get_content)
