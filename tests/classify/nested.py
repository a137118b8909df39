"""Markup of blocks within blocks, drawn at random."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.builders import SENTENCES

TEXTS = st.sampled_from(["Menu", "<a href='/'>News</a>", *SENTENCES[:3], f"<a href='/'>{SENTENCES[3]}</a> Read."])
TAGS = st.sampled_from(["div", "section", "p", "ul", "li", "span", "b", "table", "td", "h2"])
MARKUP = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        lambda tag, names, parts: f'<{tag} class="{names}">{"".join(parts)}</{tag}>',
        TAGS,
        st.sampled_from(["", "a", "b"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)
