import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from breakthrough.typesetting import pdf
from breakthrough.typesetting.document import Column, Document, Paragraph, Table
from tests.typesetting.briefs import CHART, HOSTILE, TABLE, chinese, english, noted


def read(document: Document) -> Any:
    return PdfReader(BytesIO(pdf.render(document)))


def said(document: Document) -> str:
    """The words of all pages, without regard to where lines turn over."""
    return "".join("".join(page.extract_text().split()) for page in read(document).pages).replace("\u200b", "")


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_chinese_paper_is_headed_titled_and_signed():
    assert said(chinese()) == squeezed(
        "自治区科学技术厅“突围”工程进展情况通报(截至2025年11月6日)部署75项重大任务。"
        "自治区科学技术厅2025年11月6日—1—数据截至2025年11月6日18:00"
    )


def test_an_english_paper_is_headed_and_dated():
    assert said(english()) == squeezed(
        "Department of Science 6 November 2025 Progress of “Breakthrough” Press brief Seventy-five tasks. "
        "— 1 — As of 6 November 2025, 18:00"
    )


def test_a_table_holds_its_cells():
    expected = "Money by cluster Cluster Fiscal million yuan Rare earths 80.00 Hydrogen 590.50 Total 670.50"
    assert squeezed(expected) in said(english(TABLE))


def test_a_long_table_repeats_its_head_on_each_page():
    rows = tuple((f"Row {number}", str(number)) for number in range(120))
    pages = read(english(Table("Rows", (Column("Name"), Column("Size", "yuan", is_number=True)), rows))).pages
    assert len(pages) == 4
    assert [page.extract_text().count("Name") for page in pages] == [1, 1, 1, 1]


def test_notes_stand_at_the_foot_numbered_as_they_are_read():
    text = said(noted())
    assert squeezed("Invested: 670.5 million yuan1, as said1. • The rows") in text
    assert squeezed("Lines 102") in text
    assert squeezed("1Net of returns. Version 1. 2Distinct lines.— 1 —") in text


def test_a_link_leads_to_its_address():
    annotations = [annotation.get_object() for annotation in read(noted()).pages[0]["/Annots"]]
    actions = [note["/A"]["/URI"] for note in annotations if "/A" in note and "/URI" in note["/A"]]
    assert actions == ["https://example.org/rows?a=1&b=2"]


@pytest.mark.parametrize(("document", "language"), [(chinese(), "zh-CN"), (english(), "en")])
def test_the_paper_names_itself_and_its_language(document, language):
    reader = read(document)
    assert reader.metadata
    assert (reader.metadata.title, reader.metadata.author) == (document.title, document.issuer)
    assert reader.metadata.creation_date
    assert f"{reader.metadata.creation_date:%Y-%m-%d}" == "2025-11-06"
    assert reader.root_object["/Lang"] == language


def test_the_paper_is_tagged():
    root = read(chinese(TABLE)).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


@pytest.mark.parametrize("document", [chinese(TABLE, CHART), english(TABLE, CHART)])
def test_every_font_is_embedded(document):
    found = list(fonts_of(read(document)))
    assert found
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"]) for font in found)


def fonts_of(reader: Any) -> Iterator[Any]:
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            yield from (one.get_object() for one in font.get("/DescendantFonts", [font]))


def test_chinese_letters_are_song_and_hei():
    names = {str(font["/BaseFont"]).split("+")[1] for font in fonts_of(read(chinese(TABLE)))}
    assert {name.split("-")[0] for name in names} >= {"NotoSerifSC", "NotoSansSC", "LibertinusSerif"}


def test_hostile_text_stays_text():
    text = said(english(Paragraph.of(HOSTILE), title=HOSTILE))
    assert text.count(squeezed(HOSTILE).removesuffix("مرحبا")) == 2


@pytest.mark.parametrize(("sign", "pages"), [("字", 12), ("x", 4)])
def test_a_long_text_is_kept_whole_on_the_page(sign, pages):
    reader = read(chinese(Paragraph.of(sign * 10_000)))
    edges = [x for page in reader.pages for x in places_of(page)]
    assert sum(page.extract_text().count(sign) for page in reader.pages) == 10_000
    assert max(edges) < 595
    assert len(reader.pages) >= pages


def places_of(page) -> list[float]:
    places: list[float] = []
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: places.append(tm[4] if text.strip() else 0.0))
    return places


@pytest.mark.parametrize("document", [chinese(CHART), noted()])
def test_the_same_document_is_the_same_bytes(document):
    assert pdf.render(document) == pdf.render(document)


def test_another_process_gives_the_same_bytes():
    program = (
        "import django, hashlib; django.setup()\n"
        "from breakthrough.typesetting import pdf\n"
        "from tests.typesetting.briefs import CHART, chinese\n"
        "print(hashlib.sha256(pdf.render(chinese(CHART))).hexdigest())"
    )
    digests = {
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    }
    assert len(digests) == 1
