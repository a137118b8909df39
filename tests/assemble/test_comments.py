"""Comment lines to comments."""

from __future__ import annotations

import pytest

from bodycopy.article import Comment
from bodycopy.assemble.comments import comments
from bodycopy.page import Role
from tests.roles_by_hand import markup, scraped

LONG = "My grandmother was born over that shop, and she always said the stairs were steep."
OTHER = "I went down those stairs once, and I would not do it a second time for any money."


def comments_of(text: str) -> tuple[Comment, ...]:
    return comments(markup(text, rest=Role.COMMENT))


def signed(author: str, date: str, *paragraphs: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<li><div>{author}</div><div>{date}</div><div class=text>{text}</div><a href=#>Reply</a></li>"


def test_authors_dates_and_paragraphs() -> None:
    found = comments_of(
        "<h2>2 comments</h2><ol>"
        + signed("Una Pellow says:", "17 September 2023 at 8:14 pm", LONG, "Thank you!")
        + signed("colin_r", "18.09.2023, 07:02", OTHER)
        + "</ol><h3>Leave a reply</h3><p>Your email address will not be published.</p>"
    )
    assert found == (
        Comment(text=f"{LONG}\nThank you!", author="Una Pellow", date="17 September 2023 at 8:14 pm"),
        Comment(text=OTHER, author="colin_r", date="18.09.2023, 07:02"),
    )


@pytest.mark.parametrize("name", ["Una Pellow says:", "Una Pellow schreef", "Una Pellow dit :", "Una Pellow a dit :"])
def test_verbs_behind_a_name_are_no_part_of_it(name: str) -> None:
    (found,) = comments_of(signed(name, "17 September 2023", LONG))
    assert found.author == "Una Pellow"


def test_of_two_dates_below_each_other_the_first_counts() -> None:
    found = comments_of(f"<div>Una Pellow</div><div>3 May 2031</div><div>Updated 4 May 2031</div><p>{LONG}</p>")
    assert found == (Comment(text=LONG, author="Una Pellow", date="3 May 2031"),)


def test_author_and_date_in_one_line() -> None:
    found = comments_of(f"<p>Marlies aus Wendlingsau 15.06.2025, 07:58 Uhr</p><p>{LONG}</p>")
    assert found == (Comment(text=LONG, author="Marlies aus Wendlingsau", date="15.06.2025, 07:58 Uhr"),)


@pytest.mark.parametrize(
    ("signature", "author"),
    [
        ("Bernadette sur 3 mai 2031 à 9h12", "Bernadette"),
        ("Bernadette dit : le 3 mai 2031", "Bernadette"),
        ("Kim Le on May 3, 2031", "Kim Le"),
        ("Oleon 3 May 2031", "Oleon"),
        ("on 3 May 2031", None),
        ("Last updated 3 May 2031", None),
    ],
)
def test_what_leads_from_the_author_to_the_date_is_no_name(signature: str, author: str | None) -> None:
    (found,) = comments_of(f"<p>{signature}</p><p>{LONG}</p>")
    assert found.author == author


@pytest.mark.parametrize("says", ["pisze:", "a écrit :", "sagt:", "говорит:", "says:", "ha scritto:"])
def test_what_the_author_does_is_no_name(says: str) -> None:
    (found,) = comments_of(signed(f"Halina {says}", "17 September 2023 at 8:14 pm", LONG))
    assert found.author == "Halina"


def test_a_time_element_is_a_date_whatever_it_says() -> None:
    found = comments_of(f"<b>Una</b><p><time datetime=2023-09-17>2 days ago</time></p><p>{LONG}</p>")
    assert found == (Comment(text=LONG, author="Una", date="2 days ago"),)


def test_a_short_comment_counts_below_its_signature_only() -> None:
    assert comments_of(signed("Una", "17 September 2023", "Well said!")) == (
        Comment(text="Well said!", author="Una", date="17 September 2023"),
    )
    assert comments_of("<p>Well said!</p>") == ()


def boxed(author: str, date: str, text: str) -> str:
    return f"<div class=comment><div>{author}</div><time datetime=2031-03-05>{date}</time>{text}</div>"


def read(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(comment.author, comment.date, comment.text) for comment in comments_of(text)]


def test_a_short_comment_between_two_dates_is_one_though_it_is_no_sentence() -> None:
    first, third = boxed("Ole", "5 March 2031", f"<p>{LONG}</p>"), boxed("Ann", "7 March 2031", f"<p>{OTHER}</p>")
    short = boxed("Per", "6 March 2031", "<p>totally agree</p>")
    of_first, of_short, of_third = (
        ("Ole", "5 March 2031", LONG),
        ("Per", "6 March 2031", "totally agree"),
        ("Ann", "7 March 2031", OTHER),
    )
    assert read(first + short + third) == [of_first, of_short, of_third]
    assert read(first + third + short) == [of_first, of_third, of_short]
    assert read(short + first) == [of_short, of_first]


def test_a_short_comment_in_scraped_text() -> None:
    page = scraped(f"Per\n17 September 2023\ntotally agree\n\nUna\n18 September 2023\n{LONG}", rest=Role.COMMENT)
    assert [(comment.author, comment.text) for comment in comments(page)] == [("Per", "totally agree"), ("Una", LONG)]


def test_short_lines_among_the_paragraphs_of_a_comment_are_of_it() -> None:
    text = f"<p>Hello</p><p>{LONG}</p><p><a href=/me>see my page</a></p><ul><li>one<li>two</ul><p>{OTHER}</p>"
    (comment,) = comments_of(boxed("Ole", "5 March 2031", f"<div class=text>{text}</div><a href=#>Reply</a>"))
    assert comment.text == f"Hello\n{LONG}\nsee my page\none\ntwo\n{OTHER}"


def test_what_stands_below_a_comment_elsewhere_is_not_of_it() -> None:
    text = f"<div class=text><p>{LONG}</p></div><div class=votes>12</div><div class=more>Share it.</div>"
    assert [comment.text for comment in comments_of(boxed("Ole", "5 March 2031", text))] == [LONG]


def test_a_name_may_end_in_a_point() -> None:
    found = read(boxed("Ole K.", "5 March 2031", f"<p>{LONG}</p>") + boxed("Per N.", "6 March 2031", f"<p>{OTHER}</p>"))
    assert found == [("Ole K.", "5 March 2031", LONG), ("Per N.", "6 March 2031", OTHER)]


def test_names_stay_names_though_a_mark_stands_behind_one_date() -> None:
    def one(author: str, mark: str, text: str) -> str:
        return f"<div><div class=head>{author}<div class=when>5 March 2031</div>{mark}</div><p>{text}</p></div>"

    found = read(one("Ole", "", LONG) + one("Per", "edited", OTHER) + one("Ann", "", f"{LONG} Yes."))
    assert [author for author, _, _ in found] == ["Ole", "Per", "Ann"]


def test_the_label_of_a_date_is_no_name() -> None:
    found = read(f"<p>Lee Wasson</p><p>Posted on 5 March 2031</p><p>{LONG}</p><p>Lee, 6 March 2031</p><p>{OTHER}</p>")
    assert found == [("Lee Wasson", "5 March 2031", LONG), ("Lee", "6 March 2031", OTHER)]


def test_a_short_comment_above_a_date_without_a_name_is_no_name() -> None:
    found = read(f"<time>5 March 2031</time><p>totally agree</p><time>6 March 2031</time><p>{LONG}</p>")
    assert found == [(None, "5 March 2031", "totally agree"), (None, "6 March 2031", LONG)]


@pytest.mark.parametrize("start", ["<div class=comment>", ""])
@pytest.mark.parametrize("signature", ["<p>Posted by: {} | {}</p>", "<div>{}</div><div>{}</div>"])
def test_signatures_below_the_text(start: str, signature: str) -> None:
    end = "</div>" if start else ""
    below = "".join(
        f"{start}<p>{text}</p>{signature.format(name, date)}{end}"
        for name, date, text in (("Ole", "March 5, 2031", LONG), ("Per", "March 6, 2031", OTHER))
    )
    assert read(f"<h2>Comments</h2>{below}<a href=#>Reply</a>") == [
        ("Ole", "March 5, 2031", LONG),
        ("Per", "March 6, 2031", OTHER),
    ]


def test_words_of_the_page_above_one_short_comment_are_not_what_its_date_closes() -> None:
    note = "We read each comment before it is shown, which may take until the next morning."
    text = f"<p>{note}</p>" + boxed("Per", "6 March 2031", "<p>Well said!</p>")
    assert read(text) == [("Per", "6 March 2031", "Well said!")]
    header = "<div><div>Per, 6 March 2031</div><a href=#>Reply</a></div>"
    assert read(f"<p>{note}</p><div>{header}<p>Well said!</p></div>") == [("Per", "6 March 2031", "Well said!")]
    scraped_page = scraped(f"{note}\n\nPer\n6 March 2031\nWell said!\n7", rest=Role.COMMENT)
    assert [comment.text for comment in comments(scraped_page)] == ["Well said!"]


def test_without_dates_every_long_line_is_a_comment() -> None:
    assert comments_of(f"<p>Una</p><p>{LONG}</p><p>Colin</p><p>{OTHER}</p>") == (
        Comment(text=LONG),
        Comment(text=OTHER),
    )


def test_what_stands_below_no_date_is_the_page_s_own_where_others_are_dated() -> None:
    text = (
        signed("Una", "17 September 2023", LONG) + "<div><p>Sign in to take part. We check every one of them.</p></div>"
    )
    assert [comment.text for comment in comments_of(text)] == [LONG]


def test_a_date_without_an_author() -> None:
    assert comments_of(f"<p>17 September 2023</p><p>{LONG}</p>") == (Comment(text=LONG, date="17 September 2023"),)


@pytest.mark.parametrize("text", ["5 comments", "Leave a comment", "Reply", "Comments are closed.", "Una", "12"])
def test_counts_forms_and_buttons_are_no_comments(text: str) -> None:
    assert comments_of(f"<p>{text}</p>") == ()


@pytest.mark.parametrize(
    "note",
    [
        "You must be logged in as a subscriber before you can write anything here.",
        "Please read our comment policy before you write, and keep to the topic.",
        "Nur angemeldete Leserinnen und Leser können hier etwas schreiben und bewerten.",
        "Suscríbete para participar en la conversación con los demás lectores.",
    ],
)
def test_notes_beside_the_form_are_no_comments(note: str) -> None:
    assert comments_of(f"<p>{note}</p><p>{LONG}</p>") == (Comment(text=LONG),)
    (dated,) = comments_of(signed("Una", "17 September 2023", LONG, note))
    assert dated.text == f"{LONG}\n{note}"
    assert comments_of(f"<p>{note} {LONG * 5}</p>") == (Comment(text=f"{note} {LONG * 5}"),)


def test_a_comment_may_speak_of_comments() -> None:
    text = "I read all the comments above, and nobody says: go there by boat, it is quicker."
    assert comments_of(f"<p>{text}</p>") == (Comment(text=text),)


def test_scraped_comments() -> None:
    page = scraped(
        f"Una\n17 September 2023\n{LONG}\nThank you!\n\nColin\n18 September 2023\n{OTHER}", rest=Role.COMMENT
    )
    assert comments(page) == (
        Comment(text=f"{LONG}\nThank you!", author="Una", date="17 September 2023"),
        Comment(text=OTHER, author="Colin", date="18 September 2023"),
    )


def test_other_roles_give_no_comments() -> None:
    assert comments(markup(f"<p>{LONG}</p>")) == ()
