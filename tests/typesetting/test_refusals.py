import pytest
from django.utils import translation

from breakthrough.typesetting import docx, html, pdf
from breakthrough.typesetting.document import Chart, Column, Heading, Note, Paragraph, Run, Table
from breakthrough.typesetting.refusal import Unprintable
from tests.typesetting.briefs import DRAWING, TABLE, english

FORMATS = [docx, pdf, html]


def refusal(document, form=html) -> str:
    with translation.override("en"), pytest.raises(Unprintable) as refused:
        form.render(document)
    return str(refused.value)


@pytest.mark.parametrize("form", FORMATS)
def test_a_character_that_no_paper_can_hold_is_named(form):
    assert refusal(english(title="a\0b"), form) == "The character U+0000 cannot be printed: “a□b”."


@pytest.mark.parametrize("sign", ["\x1b", "\x85", "\u202e", "\u2066", "\ud800", "\uffff"])
def test_signs_that_hide_or_turn_what_is_read_are_refused(sign):
    table = Table("t", (Column("a"),), ((f"15{sign}",),))
    assert refusal(english(table)).startswith(f"The character U+{ord(sign):04X} cannot be printed")


def test_a_row_needs_a_cell_for_each_column():
    table = Table("Money", (Column("a"), Column("b")), (("only one",),))
    assert refusal(english(table)) == "In the table “Money” each row needs 2 cells."


def test_a_heading_has_one_of_three_levels():
    assert refusal(english(Heading("x", 4))) == "A heading is of level 1, 2 or 3, not 4."


@pytest.mark.parametrize(
    ("runs", "notes"),
    [
        ((Run("x", note=5),), ()),
        ((Run("x"),), (Note(5, "never referred to"),)),
        ((Run("x", note=5),), (Note(5, "one"), Note(5, "two"))),
    ],
)
def test_each_note_is_there_once_and_referred_to(runs, notes):
    said = refusal(english(Paragraph(runs), notes=notes))
    assert said == "Each note is there once and referred to; wrong are: 5."


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://a b", 'https://a"', "//host", "/path"])
def test_a_link_is_a_web_address(link):
    assert refusal(english(Paragraph((Run("x", link=link),)))) == f"“{link}” is not a web address."


def test_marks_must_fit_at_the_foot():
    assert refusal(english(marks=("x" * 161,))) == "At most 4 marks of 160 characters fit at the foot of a page."


@pytest.mark.parametrize(
    "drawing",
    [
        "",
        "no drawing",
        "<p>no drawing</p>",
        '<svg viewBox="0 0 10"></svg>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 10 10">&a;</svg>',
    ],
)
@pytest.mark.parametrize("form", FORMATS)
def test_what_is_no_drawing_is_refused(drawing, form):
    assert refusal(english(Chart("x", drawing, TABLE)), form)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="/etc/passwd"></image>',
        "<style>* { fill: url(https://example.org) }</style>",
        "<foreignObject><p>x</p></foreignObject>",
        '<path onclick="alert(1)" style="fill: red" d="M0,0"></path>',
    ],
)
def test_a_drawing_keeps_nothing_but_shapes(inside):
    page = html.render(english(Chart("x", DRAWING.replace("</svg>", f"{inside}</svg>"), TABLE))).decode()
    kept = ("script", "image", "style", "foreignObject", "onclick", "passwd")
    assert not [word for word in kept if word in page.split("<main>")[1]]
