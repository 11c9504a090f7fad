"""Drawings inside documents: cleaned for a web page, and with the colors of our style sheet for paper."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _

from breakthrough.typesetting.document import Chart
from breakthrough.typesetting.measures import width_of
from breakthrough.typesetting.refusal import UNPRINTABLE, Unprintable

SVG = "http://www.w3.org/2000/svg"
# fmt: off
SHAPES = {
    "circle", "desc", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg", "text", "title", "tspan",
}
GEOMETRY = {
    "aria-hidden", "aria-label", "class", "cx", "cy", "d", "dominant-baseline", "dx", "dy", "height", "points", "r",
    "role", "rx", "ry", "text-anchor", "transform", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
}
# fmt: on
# The keys below a drawing, in its own units.
LEFT, SWATCH, GAP, ROW, SIGN = 44, 24, 8, 24, 8
LETTERS, MOST_ENLARGED = 64, 1.4
INK = "#17202c"
VIEW = re.compile(r"0 0 (\d{1,5}(?:\.\d+)?) (\d{1,5}(?:\.\d+)?)")

ElementTree.register_namespace("", SVG)


def cleaned(drawing: str) -> ElementTree.Element:
    """The drawing with nothing in it but shapes and words. Raises Unprintable where it is no drawing."""
    root = _parsed(drawing)
    if _name(root) != "svg" or not VIEW.fullmatch(root.get("viewBox", "")):
        raise Unprintable(_("A drawing is an SVG with a view box that starts at 0 0."))
    _clean(root)
    return root


def _parsed(drawing: str) -> ElementTree.Element:
    # A document type could define entities that grow without end or read files.
    if "<!" in drawing or UNPRINTABLE.search(drawing):
        raise Unprintable(_("A drawing has only elements and texts."))
    try:
        return ElementTree.fromstring(drawing)
    except ElementTree.ParseError as error:
        raise Unprintable(_("The drawing cannot be read: %(error)s.") % {"error": error}) from None


def _name(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(f"{{{SVG}}}")


def _clean(element: ElementTree.Element) -> None:
    element.tag = f"{{{SVG}}}{_name(element)}"
    element.attrib = {name: value for name, value in element.attrib.items() if name in GEOMETRY}
    for child in list(element):
        if _name(child) == "a":
            # On paper a link to rows is only what it surrounds.
            child.tag = "g"
        if _name(child) in SHAPES:
            _clean(child)
        else:
            element.remove(child)


def size_of(root: ElementTree.Element) -> tuple[float, float]:
    found = VIEW.fullmatch(root.get("viewBox", ""))
    assert found
    return float(found[1]), float(found[2])


def keyed(chart: Chart) -> ElementTree.Element:
    """The chart's drawing with its keys in lines below."""
    root = cleaned(chart.drawing)
    width, height = size_of(root)
    x, y = LEFT, height + ROW / 2
    for key in chart.keys:
        length = SWATCH + GAP + width_of(key.name) * SIGN
        if x > LEFT and x + length > width:
            x, y = LEFT, y + ROW
        ElementTree.SubElement(root, f"{{{SVG}}}path", {"class": key.look, "d": f"M{x:g},{y:g}h{SWATCH}"})
        word = {"class": "tick tick-key", "x": f"{x + SWATCH + GAP:g}", "y": f"{y:g}", "dy": "4"}
        ElementTree.SubElement(root, f"{{{SVG}}}text", word).text = key.name
        x += length + 3 * GAP
    if chart.keys:
        root.set("viewBox", f"0 0 {width:g} {y + ROW / 2:g}")
    return root


def markup(root: ElementTree.Element) -> str:
    """The drawing as it stands in a web page, whose style sheet gives it its looks."""
    return ElementTree.tostring(root, encoding="unicode")


def inked(root: ElementTree.Element, font: str) -> str:
    """The drawing by itself, for paper: with its size, its font and the light colors, in letters that can be read."""
    width, height = size_of(root)
    root.attrib |= {"width": f"{width:g}", "height": f"{height:g}", "font-family": font}
    style = ElementTree.Element(f"{{{SVG}}}style")
    style.text = re.sub(
        r"(font-size:\s*)([\d.]+)px", lambda found: f"{found[1]}{legible(float(found[2]), width):.1f}px", looks()
    )
    root.insert(0, style)
    return markup(root)


def legible(size: float, width: float) -> float:
    """The size of letters in a wide drawing that is made as narrow as a page: small ones grow, large ones stay."""
    return max(size, min(size * MOST_ENLARGED, width / LETTERS))


@cache
def looks() -> str:
    """The rules of charts.css for what is inside a chart, with each color said outright."""
    colors = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", _sheet("tokens.css").split("}")[0]))
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", _sheet("charts.css"))
    chosen = [f"{selector.strip()} {{{body.strip()}}}" for selector, body in rules if _is_inside(selector)]
    return re.sub(r"var\((--[\w-]+)\)", lambda found: colors.get(found[1], INK), "\n".join(chosen))


def _is_inside(selector: str) -> bool:
    return all(re.match(r"\.chart[ >]", one.strip()) and ":" not in one for one in selector.split(","))


def _sheet(name: str) -> str:
    path = finders.find(f"breakthrough/{name}")
    assert isinstance(path, str)
    return re.sub(r"/\*.*?\*/", "", Path(path).read_text(), flags=re.DOTALL)
