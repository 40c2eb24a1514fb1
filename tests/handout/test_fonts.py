"""Chinese in hand-outs needs no font of the machine."""

from utils.fonts.package import PACKAGE
from utils.handout import fonts
from utils.handout.typeset import picture_pdf


def test_the_package_brings_the_family() -> None:
    assert fonts.FAMILY in fonts.typst_fonts().families()


def test_no_font_of_the_machine_is_used() -> None:
    assert {font.path is None or PACKAGE in font.path for font in fonts.typst_fonts().fonts()} == {True}


def test_a_chinese_character_is_as_wide_as_high() -> None:
    assert abs(fonts.width("岭根吓", 10) - 30) < 0.5
    assert fonts.width("ii", 10) < fonts.width("岭", 10)


def test_a_drawing_keeps_its_text() -> None:
    import io

    from pypdf import PdfReader

    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><text x="5" y="30" font-size="20" '
        f'font-weight="500" font-family="{fonts.FAMILY}">岭根吓公园</text></svg>'
    )
    assert "岭根吓公园" in PdfReader(io.BytesIO(picture_pdf(svg))).pages[0].extract_text()
