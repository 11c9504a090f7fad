from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document as opened
from docx.shared import Mm
from docx.text.paragraph import Paragraph as Line

from breakthrough.typesetting import docx
from breakthrough.typesetting.document import Bullets, Document, Heading, Paragraph
from tests.typesetting.briefs import CHART, HOSTILE, TABLE, chinese, english, noted


def read(document: Document):
    return opened(BytesIO(docx.render(document)))


def part(document: Document, name: str) -> str:
    with ZipFile(BytesIO(docx.render(document))) as archive:
        return archive.read(name).decode()


def said(line: Line) -> tuple[str, str]:
    assert line.style
    return line.style.name, line.text


def test_a_chinese_paper_is_headed_titled_and_signed():
    assert [said(line) for line in read(chinese()).paragraphs] == [
        ("Masthead", "自治区科学技术厅"),
        ("Title", "“突围”工程进展情况通报"),
        ("Subtitle", "(截至2025年11月6日)"),
        ("Normal", "部署75项重大任务。"),
        ("Signature", "自治区科学技术厅"),
        ("Signature", "2025年11月6日"),
    ]


def test_an_english_paper_is_headed_and_dated():
    assert [said(line) for line in read(english()).paragraphs] == [
        ("Masthead", "Department of Science\t6 November 2025"),
        ("Title", "Progress of “Breakthrough”"),
        ("Subtitle", "Press brief"),
        ("Normal", "Seventy-five tasks."),
    ]


def test_a_chinese_page_has_the_margins_of_the_standard():
    section = read(chinese()).sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side / Mm(1)) for side in sides if side] == [37, 35, 28, 26]
    assert [round(side / Mm(1)) for side in (section.page_width, section.page_height) if side] == [210, 297]


def test_chinese_letters_are_those_of_government_papers():
    styles = part(chinese(Heading("一、布局"), Heading("(一)稀土", 2)), "word/styles.xml")
    assert 'w:eastAsia="仿宋_GB2312"' in styles.split("<w:style ")[0]
    fonts = {block.split('"')[0]: block for block in styles.split('w:styleId="')[1:]}
    for style, font in [("Title", "方正小标宋简体"), ("Heading1", "黑体"), ("Heading2", "楷体_GB2312")]:
        assert f'w:eastAsia="{font}"' in fonts[style]
    assert 'w:line="560" w:lineRule="exact"' in fonts["Normal"]
    assert 'w:firstLineChars="200"' in fonts["Normal"]


def test_pages_are_numbered_at_the_outer_edge_and_marked():
    document = read(chinese())
    section = document.sections[0]
    odd, even = section.footer.paragraphs, section.even_page_footer.paragraphs
    assert document.settings.odd_and_even_pages_header_footer
    assert [line.text for line in odd] == [line.text for line in even] == ["— 1 —", "数据截至2025年11月6日18:00"]
    assert [str(line.alignment) for line in (odd[0], even[0])] == ["RIGHT (2)", "LEFT (0)"]
    assert "PAGE" in part(chinese(), "word/footer1.xml")


def test_headings_and_bullets_are_styles_of_word():
    body = english(Heading("Layout"), Heading("Earths", 2), Heading("Lines", 3), Bullets((Paragraph.of("Ten lines"),)))
    assert [said(line) for line in read(body).paragraphs[3:]] == [
        ("Heading 1", "Layout"),
        ("Heading 2", "Earths"),
        ("Heading 3", "Lines"),
        ("List Bullet", "Ten lines"),
    ]


def test_notes_are_footnotes_numbered_as_they_are_read():
    body = part(noted(), "word/document.xml")
    assert [body.count(f'<w:footnoteReference w:id="{number}"/>') for number in (1, 2, 3)] == [1, 1, 0]
    assert body.count('<w:hyperlink w:anchor="note1">') == 1
    notes = part(noted(), "word/footnotes.xml").split('<w:footnote w:id="')[1:]
    assert ["Net of returns. Version 1." in notes[0], "Distinct lines." in notes[1]] == [True, True]


def test_a_link_leads_to_its_address():
    (link,) = read(noted()).paragraphs[5].hyperlinks
    assert (link.text, link.address) == ("The rows", "https://example.org/rows?a=1&b=2")


def test_a_table_holds_its_cells_and_repeats_its_head():
    document = read(english(TABLE))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Cluster", "Fiscal\nmillion yuan"],
        ["Rare earths", "80.00"],
        ["Hydrogen", "590.50"],
        ["Total", "670.50"],
    ]
    assert [row._tr.xml.count("<w:tblHeader/>") for row in table.rows] == [1, 0, 0, 0]
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
    assert [[side is not None and side.name for side in row] for row in sides] == [[False, "RIGHT"]] * 4
    assert said(document.paragraphs[3]) == ("Caption", "Money by cluster")


def test_a_chart_is_a_picture_as_wide_as_the_text_with_its_words():
    document = read(english(CHART))
    (picture,) = document.inline_shapes
    section = document.sections[0]
    across = [side or 0 for side in (section.page_width, section.left_margin, section.right_margin)]
    assert picture.width == across[0] - across[1] - across[2]
    assert round(picture.width / picture.height, 2) == round(960 / 244, 2)
    with ZipFile(BytesIO(docx.render(english(CHART)))) as archive:
        assert archive.read("word/media/picture1.png").startswith(b"\x89PNG")
    assert 'descr="Progress"' in part(english(CHART), "word/document.xml")


def test_hostile_text_stays_text():
    lines = read(chinese(Paragraph.of(HOSTILE), Heading(HOSTILE), title=HOSTILE)).paragraphs
    assert [line.text for line in lines].count(HOSTILE) == 3


def test_lines_stay_lines():
    assert read(english(Paragraph.of("one\r\ntwo\tthree"))).paragraphs[3].text == "one\ntwo three"


def test_a_long_text_is_kept_whole():
    assert read(english(Paragraph.of("字" * 10_000))).paragraphs[3].text == "字" * 10_000


def test_the_properties_name_the_paper():
    properties = read(chinese()).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "“突围”工程进展情况通报",
        "自治区科学技术厅",
        "zh-CN",
    )
    assert properties.created
    assert f"{properties.created:%Y-%m-%d}" == "2025-11-06"


@pytest.mark.parametrize("document", [chinese(CHART), noted()])
def test_the_same_document_is_the_same_bytes(document):
    assert docx.render(document) == docx.render(document)
    with ZipFile(BytesIO(docx.render(document))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
