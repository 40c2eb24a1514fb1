"""An empty presentation, 16:9, in the house's fonts, and the plain parts slides are made of."""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import XmlPart
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from utils.charts.template import ACCENT, INK, MUTED
from utils.handout.fonts import FAMILY, STRAIGHT
from utils.text_cleaning import clean_lines, clean_text

WIDTH, HEIGHT = 13.333, 7.5
EDGE = 0.55
PALE = "#eef4f1"
SAND, AMBER = "#fff1d0", "#7a4a06"
# In python-pptx's own template.
TITLE_ONLY, BLANK = 5, 6
NARROW = 10.0
# How slides name their font, for Latin letters and figures too, so that a line is of one face. The deck brings it
# (`embedded_font`). It goes by its own name: fonts of Windows are not ours to give away, and a machine that has the
# whole family shows the same. An office that ignores embedded fonts goes by the rest: a sans serif (pitchFamily,
# PANOSE) of Simplified Chinese (charset 134, as a signed byte), which on Windows is Microsoft YaHei or SimSun.
FACE = {"typeface": FAMILY, "panose": "020B0500000000000000", "pitchFamily": "34", "charset": "-122"}
# What a theme falls back to for Chinese where its own font is taken off; every Windows with Chinese has it.
OFFICE_FACE = "Microsoft YaHei"

Box = tuple[float, float, float, float]
"""Left, top, width, height in inches."""


def new_presentation(title: str, author: str) -> Any:
    """A presentation of 13.33 x 7.5 inches; its theme names the fonts: a person can change them in one place."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    # The template's size has a name, "screen4x3": ours has none.
    presentation.part._element.find(qn("p:sldSz")).attrib.pop("type", None)
    master = presentation.slide_master
    for sheet in (master, *presentation.slide_layouts):
        for shape in sheet.placeholders:
            shape.left, shape.width = round(shape.left * WIDTH / NARROW), round(shape.width * WIDTH / NARROW)
    _name_theme(master.part)
    _name_theme(presentation.notes_master.part)
    properties = presentation.core_properties
    properties.title, properties.author = clean_text(title), clean_text(author)
    return presentation


def _name_theme(master: Any) -> None:
    """Name our font as the font of headings and of text in the theme of a master's part."""
    part = master.part_related_by(RELATIONSHIP_TYPE.THEME)
    if isinstance(part, XmlPart):
        part._element = parse_xml(_with_fonts(part.blob))
    else:
        part._blob = _with_fonts(part.blob)


def _with_fonts(theme: bytes) -> bytes:
    root = parse_xml(theme)
    for fonts in root.iter(qn("a:majorFont"), qn("a:minorFont")):
        for tag in ("a:latin", "a:ea", "a:cs"):
            fonts.find(qn(tag)).attrib.update(FACE)
        for other in fonts.findall(qn("a:font")):
            if other.get("script") == "Hans":
                other.set("typeface", OFFICE_FACE)
    return serialize_part_xml(root)


def one_face(presentation: Any, lang: str) -> None:
    """Every run names one face for Latin letters, figures and Chinese: what offices guess differs.

    In other languages than Chinese quotation marks become straight: the font's curly ones are as wide as a character.
    """
    for slide in presentation.slides:
        parts = [slide.part, *(shape.chart.part for shape in slide.shapes if shape.has_chart)]
        parts += [slide.notes_slide.part] if slide.has_notes_slide else []
        for part in parts:
            _name_face(part._element)
            for said in part._element.iter(qn("a:t")) if lang != "zh" else ():
                said.text = (said.text or "").translate(STRAIGHT)


def _name_face(root: Any) -> None:
    for run in root.iter(qn("a:r"), qn("a:fld")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, run.makeelement(qn("a:rPr"), {}))
    for looks in root.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        for tag in ("a:latin", "a:ea", "a:cs"):
            if looks.find(qn(tag)) is None:
                looks.append(looks.makeelement(qn(tag), FACE))


def colour(text: str) -> RGBColor:
    """``#rrggbb``."""
    return RGBColor.from_string(text.lstrip("#").upper())


def write(
    slide: Any, box: Box, text: str, size: float, *, ink: str = INK.light, bold: bool = False, align: str = "left",
    anchor: str = "top", name: str = "",
) -> Any:  # fmt: skip
    """A box with one or more paragraphs (lines of ``text``), ``size`` in points."""
    shape = slide.shapes.add_textbox(*(Inches(edge) for edge in box))
    shape.name = name or shape.name
    fill_text(shape.text_frame, text, size, ink, bold, align, anchor)
    return shape


def fill_text(frame: Any, text: str, size: float, ink: str, bold: bool, align: str, anchor: str) -> None:
    """Set a text frame's text and looks; it shrinks rather than run over, where the office supports it."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}[anchor]
    frame.text = clean_lines(text)
    for paragraph in frame.paragraphs:
        paragraph.alignment = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}[align]
        paragraph.line_spacing = 1.15
        paragraph.font.size, paragraph.font.bold = Pt(size), bold
        paragraph.font.color.rgb = colour(ink)


def block(slide: Any, box: Box, fill: str, *, round_corners: bool = False) -> Any:
    """A filled rectangle without an outline."""
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if round_corners else MSO_SHAPE.RECTANGLE
    shape = slide.shapes.add_shape(kind, *(Inches(edge) for edge in box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(fill)
    shape.line.fill.background()
    # The theme's own style would give it a shadow.
    shape._element.remove(shape._element.find(qn("p:style")))
    if round_corners:
        shape.adjustments[0] = min(0.5, 0.06 / min(box[2], box[3]))
    return shape


def pill_width(text: str) -> float:
    """Inches a mark that says ``text`` takes."""
    return 0.2 + sum(0.15 if ord(char) > 0x2E7F else 0.075 for char in text)


def pill(slide: Any, right: float, top: float, text: str) -> None:
    """The mark of illustrative data, its right edge at ``right``."""
    wide = pill_width(text)
    shape = block(slide, (right - wide, top, wide, 0.25), SAND, round_corners=True)
    fill_text(shape.text_frame, text, 10, AMBER, True, "center", "middle")


def titled_slide(presentation: Any, title: str) -> Any:
    """A slide whose title is a real one: outline, navigation and screen readers find it."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = (Inches(v) for v in (EDGE, 0.36, WIDTH - 2 * EDGE, 0.7))
    fill_text(shape.text_frame, title, 28, INK.light, True, "left", "middle")
    block(slide, (EDGE, 1.08, 0.9, 0.05), ACCENT.light)
    return slide


def foot(slide: Any, text: str) -> None:
    """The footer: ``text`` on the left, the slide's number on the right."""
    write(slide, (EDGE, 7.06, 10.5, 0.26), text, 10, ink=MUTED.light, name="footer")
    shape = write(slide, (WIDTH - EDGE - 1, 7.06, 1, 0.26), "", 10, ink=MUTED.light, align="right", name="number")
    paragraph = shape.text_frame.paragraphs[0]._p
    field = paragraph.makeelement(qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    looks = field.makeelement(qn("a:rPr"), {"sz": "1000"})
    said = field.makeelement(qn("a:t"), {})
    said.text = "‹#›"
    field.append(looks)
    field.append(said)
    paragraph.insert(len(paragraph) - len(paragraph.findall(qn("a:endParaRPr"))), field)
