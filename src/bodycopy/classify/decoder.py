"""Evidence to roles: the only place that writes them.

Which lines the article's text is made of is the learned model's to say: it knows pages of all kinds, where the weights
of the signs know news. Of the lines that it leaves open, the signs say what they have to say to that very question. All
other roles are the signs' alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from bodycopy.classify.aside import lines_aside
from bodycopy.classify.ending import without_end
from bodycopy.classify.folded import phrases_in
from bodycopy.classify.headings import with_like_headings, without_other_headings
from bodycopy.classify.kind import article_chance
from bodycopy.classify.last_word import LEAST, say_last_word
from bodycopy.classify.lenience import cut_for
from bodycopy.classify.logits import body_logits
from bodycopy.classify.one_title import settle_title
from bodycopy.classify.prose import SENTENCE_ENDS
from bodycopy.classify.readers import without_comments
from bodycopy.classify.said import leading_in
from bodycopy.classify.scores import (
    FULL,
    check_room,
    drafted,
    inside_verdict,
    lead_of_body,
    leads,
    outside_verdict,
    score_of,
    text_odds,
    verdict,
)
from bodycopy.classify.signs import PRIOR, Sign, signs_for
from bodycopy.classify.tables import overlooked_cells
from bodycopy.classify.threads import posts_among_comments
from bodycopy.dates import may_have_date
from bodycopy.lexicon.phrases import WHOLE
from bodycopy.page import BODY_ROLES, TEXT_ROLES, Line, Page, Role
from bodycopy.segment.tags import PARTS

_OPEN: Final = (-1.0, 2.5)
"""Between these log-odds of the model, signs may decide."""
_SHORT: Final = 160
_LINKED: Final = 0.3
"""Of a short line with a larger share of link text, or with a date, signs may decide however sure the model is of it:
"Read more: …" and "Published on …" stand among paragraphs, and look like them to a model that reads no words."""
_LABEL: Final = 60
"""So may they of a line of at most so many characters that ends like no sentence: "By Jane Doe", "Sign up for our
newsletter"."""
_WITH_LABELS: Final = PARTS | {"pre"}
"""What may hold such lines of the text."""
_UNLIKELY: Final = -4.0
_BEHIND_HEADLINE: Final = 12
"""Of so many lines between the headline and the first one that the model is sure of, signs may decide, too, unless the
model finds them less likely than that: to it, standfirsts look like teasers."""
_TOLD: Final = 0.5
"""The least log-odds of an open line that is drafted as standfirst, which is text: what the signs say of text is fitted
to the body alone. And, negative, the most of one that is drafted as a date or by-line, which is none."""
_BODY: Final = Role.BODY
"""By a name of its own: to look a role up takes longer than to compare it, and all lines are compared."""
_NO_TEXT: Final = frozenset({Role.DATE, Role.BYLINE})
_LABELLED: Final = frozenset({Role.PROMO, Role.RELATED, Role.COMMENT})
_EVEN: Final = 0.5
_MAYBE: Final = 0.25
"""Of pages that are less likely articles, what stands by pictures is text like any other: of products, of functions."""
_LEAST_STANDFIRST: Final = 30
"""Shorter lines, Chinese and the like counted double, may be stamps that stand by a headline: "4 minutes' reading"."""
_POST: Final = 2.0
"""How much likelier text, in log-odds, the posts of a thread are that its markup calls comments."""
_ASIDE: Final = 8.0
"""How much less likely text, in log-odds, what stands in a part that is none of it by its name."""
_MOST: Final = 8.0
"""In scraped text, a lead of more log-odds than this counts as so many."""
_NOTHING_SAID: Final[Mapping[int, int]] = MappingProxyType({})
_SETTLED: Final = ("settled", "the learned model's last word on body")


def open_lines(page: Page) -> list[int]:
    """The numbers of the lines that the model leaves open."""
    least, most = _OPEN
    logits = body_logits(page)
    found = [
        number
        for number, logit in enumerate(logits)
        if least < logit and (logit < most or _may_say_otherwise(page, number))
    ]
    likely_enough = [
        number
        for number in _behind_headline(page, logits)
        if logits[number] > _UNLIKELY and page.lengths[number] >= _LEAST_STANDFIRST
    ]
    return sorted({*found, *likely_enough})


def _behind_headline(page: Page, logits: Sequence[float]) -> range:
    """The numbers of the lines behind the headline that may be the standfirst; none on a page without an `<h1>`."""
    first = None
    for number, (context, logit) in enumerate(zip(page.contexts, logits, strict=True)):
        if context.block.tag == "h1":
            first = number + 1
        elif logit >= _OPEN[1] and first is not None:
            return range(first, min(number, first + _BEHIND_HEADLINE))
    return range(0)


def _may_say_otherwise(page: Page, number: int) -> bool:
    text = page.texts[number]
    if len(text) > _SHORT:
        return False
    if page.link_chars[number] > _LINKED * len(text) or may_have_date(text):
        return True
    return len(text) <= _LABEL and text[-1] not in SENTENCE_ENDS and page.contexts[number].block.tag not in _WITH_LABELS


def draft(page: Page, lines: Sequence[Line]) -> None:
    """Write the context-free verdict of some lines."""
    _add_up(page, lines)
    before = Role.NAVIGATION
    for line in lines:
        score = drafted(line.score)
        if before is not _BODY and leads(score, before):  # most lines are what the one before them is
            line.draft, line.margin = before, lead_of_body(score, before)
        else:
            line.draft, line.margin = verdict(score)
            before = line.draft


def settle(page: Page, lines: Sequence[Line], said: Mapping[int, int] = _NOTHING_SAID) -> list[int]:
    """The numbers of the lines of the article's text, in order.

    Args:
        page: the page.
        lines: those of which all signs speak; for the others, the model does.
        said: of other lines, by their numbers, the score of what is to be added to the model's word.
    """
    log_odds = list(body_logits(page))
    if lines or said:
        article, leading = article_chance(page), leading_in(page)
        for line in lines:
            odds = text_odds(line.score, article)
            log_odds[line.index] = _told(line, log_odds[line.index], odds, line.index in leading, article)
        for number, score in said.items():
            log_odds[number] += text_odds(score, article)
    for number in posts_among_comments(page):
        log_odds[number] += _POST
    cut = cut_for(page, log_odds)
    for number in lines_aside(page):
        log_odds[number] -= _ASIDE
    kept = with_like_headings(page, [number for number, odds in enumerate(log_odds) if odds > cut])
    kept = without_end(page, without_comments(page, kept), lines)
    kept = without_other_headings(page, kept)
    cells = overlooked_cells(page, kept)
    return sorted((*kept, *cells)) if cells else kept


def _told(line: Line, logit: float, odds: float, leads_in: bool, article: float) -> float:
    """The log-odds that an open line is text, of the model's and of what the signs add to these.

    Some lines tell what they are, however sure the model is of them, which reads no words.
    """
    if line.draft is Role.STANDFIRST and line.length >= _LEAST_STANDFIRST:
        return max(logit, _TOLD)
    is_other = (
        line.draft in _NO_TEXT
        or (line.draft is Role.CAPTION and article > _MAYBE)
        or _is_link_elsewhere(line, leads_in)
        or _is_label(line)
    )
    return min(logit + odds, -_TOLD) if is_other else logit + odds


def _is_link_elsewhere(line: Line, leads_in: bool) -> bool:
    """Whether it leads in another story, and links to it: "Read also: Ferry sails again"."""
    return leads_in and line.link_chars > _EVEN * len(line.text)


def _is_label(line: Line) -> bool:
    """Whether it is nothing but the label of what it was drafted as: "Advertisement", "Related articles"."""
    return (
        line.draft in _LABELLED
        and line.context.block.tag not in _WITH_LABELS
        and any(phrase.kind == WHOLE and phrase.role is line.draft for phrase in phrases_in(line))
    )


def settle_scraped(page: Page) -> list[int]:
    """The same for scraped text, of which the model sees little: the signs of all roles count in full."""
    logits = body_logits(page)
    return [line.index for line, logit in zip(page.lines, logits, strict=True) if _is_text(logit, line.score)]


def _is_text(logit: float, score: int) -> bool:
    role, lead = inside_verdict(score)
    if lead > 0 and role is Role.SUBHEADING:
        return True
    return logit + max(-_MOST, min(_MOST, lead)) > 0


def legal_share(lines: Sequence[Line]) -> float:
    """The share of the text of drafted lines, 0 to 1, that is legal rather than body, by the signs."""
    legal = sum(line.length for line in lines if line.draft is Role.LEGAL)
    return legal / (sum(line.length for line in lines) or 1)


def decode(page: Page) -> None:
    """Write each line's role: the one with the highest sum of evidence, once the article's text is settled."""
    lines = page.lines
    _add_up(page, lines)
    if page.body is None:
        page.body = settle(page, lines) if page.has_markup else settle_scraped(page)
    in_text = set(page.body)
    for line, logit in zip(lines, body_logits(page), strict=True):
        if line.index in in_text:
            line.role, lead = inside_verdict(line.score)
            if lead <= 0:
                say_last_word(line, _SETTLED, TEXT_ROLES, max(logit, LEAST) - lead)
            continue
        line.role = line.draft if leads(line.score, line.draft) else verdict(line.score)[0]  # mostly the draft's
        if line.role in BODY_ROLES:
            line.role, lead = outside_verdict(line.score)
            say_last_word(line, _SETTLED, BODY_ROLES, lead - max(-logit, LEAST))
    if not page.has_markup:
        settle_title(page)


def _describe(name: str) -> Iterable[Sign]:
    yield name, "before anything is seen"


def _add_up(page: Page, lines: Sequence[Line]) -> None:
    """Add the findings that are new since the last time to each line's score."""
    prior = signs_for(page).findings(_describe)[PRIOR].score
    for line in lines:
        findings = line.findings
        counted = line.counted
        if counted:
            line.score = sum(map(score_of, findings[counted:]), line.score)
        else:
            line.score = sum(map(score_of, findings), prior)
        if line.score >= FULL:  # here, not in a call: this is asked of every line
            check_room(line.score)
        line.counted = len(findings)
