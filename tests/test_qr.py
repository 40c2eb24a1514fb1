"""QR codes: of web links only, different for different links, with what scanners need around them."""

import xml.etree.ElementTree as ET
from urllib.parse import unquote

import pytest
import segno

from utils.errors import LinkError
from utils.qr import MOST, qr_code

LINK = "http://atlas.example/projects?f=projects.status~planned&t=2024-05"


def drawn(link: str) -> ET.Element:
    uri = qr_code(link)
    assert uri.startswith("data:image/svg+xml")
    return ET.fromstring(unquote(uri.partition(",")[2]))


def test_a_code_is_as_wide_as_its_modules_and_quiet_zone() -> None:
    modules = len(segno.make_qr(LINK, error="m").matrix)
    svg = drawn(LINK)
    width = float(svg.attrib["viewBox"].split()[2])
    assert width == (modules + 8) * 4 or width == modules + 8


def test_another_link_is_another_code() -> None:
    assert qr_code(LINK) != qr_code(LINK + "&s=projects/p-1")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "", "/projects", "ftp://x/y", "http://", "http://[x", "x" * 9])
def test_only_web_links(link: str) -> None:
    with pytest.raises(LinkError):
        qr_code(link)


def test_a_link_no_phone_could_read_is_refused_in_words() -> None:
    qr_code("http://a/?" + "x" * (MOST - 10))
    with pytest.raises(LinkError, match="too long"):
        qr_code("http://a/?" + "x" * MOST)
