import re
from html.parser import HTMLParser

import pytest

from breakthrough.typesetting import html
from breakthrough.typesetting.document import Paragraph
from tests.typesetting.briefs import CHART, HOSTILE, TABLE, chinese, english, noted


class Page(HTMLParser):
    """The elements of a page with their attributes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def read(document) -> Page:
    return Page(html.render(document).decode())


def test_a_chinese_paper_is_headed_titled_and_signed():
    assert read(chinese()).text == (
        "“突围”工程进展情况通报 自治区科学技术厅 “突围”工程进展情况通报 (截至2025年11月6日) 部署75项重大任务。 "
        "自治区科学技术厅2025年11月6日 数据截至2025年11月6日18:00"
    )


def test_a_page_says_its_language():
    assert [read(paper()).elements[0] for paper in (chinese, english)] == [
        ("html", {"lang": "zh-CN"}),
        ("html", {"lang": "en"}),
    ]


@pytest.mark.parametrize("document", [chinese(TABLE, CHART), noted()])
def test_nothing_on_a_page_needs_an_exception_from_the_content_policy(document):
    elements = read(document).elements
    assert not {tag for tag, attributes in elements} & {"script", "style", "iframe", "object"}
    assert not [name for tag, attributes in elements for name in attributes if name == "style" or name.startswith("on")]


def test_notes_and_text_lead_to_each_other():
    page = html.render(noted()).decode()
    targets = set(re.findall(r' id="([^"]+)"', page))
    links = re.findall(r'href="#([^"]+)"', page)
    assert links == [
        "note-1",
        "note-1",
        "note-2",
        "reference-1-1",
        "reference-1-2",
        "reference-2-1",
    ]
    assert set(links) <= targets


def test_a_table_has_a_caption_and_headings():
    page = read(english(TABLE))
    tags = [tag for tag, attributes in page.elements]
    assert [tags.count(tag) for tag in ("caption", "thead", "tfoot", "td")] == [1, 1, 1, 3]
    assert "Money by cluster ClusterFiscal million yuan Rare earths80.00 Hydrogen590.50 Total670.50" in page.text


def test_a_chart_stands_in_the_page_as_a_drawing():
    shapes = [attributes["class"] for tag, attributes in read(english(CHART)).elements if tag in ("path", "line")]
    assert shapes == ["grid", "steps steps-plan", "steps steps-plan"]


def test_hostile_text_stays_text():
    page = read(english(Paragraph.of(HOSTILE), title=HOSTILE))
    assert page.text.count(HOSTILE) == 3
    assert "h" not in [tag for tag, attributes in page.elements]


def test_the_same_document_is_the_same_bytes():
    assert html.render(chinese(CHART)) == html.render(chinese(CHART))
