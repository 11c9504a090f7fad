"""The files that prove things in the demonstration: a few real PDF pages, the same bytes at every loading."""

from __future__ import annotations

TITLES = {
    "acceptance": ("里程碑验收记录", "Milestone acceptance record"),
    "operation": ("中试线运行记录", "Operating record of the pilot line"),
    "test": ("产品检测报告", "Test report of the product"),
    "use": ("用户应用证明", "Certificate of use"),
    "finance": ("新增产值财务证明", "Financial proof of added output"),
    "document": ("成果登记文件", "Registration of the output"),
}
NOTE = ("演示数据，不作为任何证明。", "Made for the demonstration; it proves nothing.")


def pdf(name: str) -> bytes:
    """One page with a title in both languages, in the fonts that every reader has."""
    zh, en = TITLES[name]
    lines = [(760, 20, zh, en), (700, 11, *NOTE)]
    text = "\n".join(
        f"BT /Z {size} Tf 72 {top} Td <{chinese.encode('utf-16-be').hex()}> Tj ET\n"
        f"BT /E {size} Tf 72 {top - size - 8} Td ({english}) Tj ET"
        for top, size, chinese, english in lines
    )
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /E 5 0 R /Z 6 0 R >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [7 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 8 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
        "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    return assembled(bodies)


def assembled(bodies: list[str]) -> bytes:
    content, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size, start = len(bodies) + 1, len(content)
    content += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    content += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return content.encode("ascii")
