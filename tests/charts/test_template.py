"""What all charts have in common."""

from utils.charts.labels import ends_margin, names_margin
from utils.charts.template import SMALL, drawn, template


def layout(**parts):
    more = {name: parts.pop(name) for name in ("note", "margins") if name in parts}
    return drawn([], parts, "light", "zh", "题", height=300, **more).to_plotly_json()["layout"]


def test_margins_of_a_chart_spare_plotly_the_search():
    own = layout(margins={"l": 80, "b": 30})
    assert own["margin"] == {"l": 80, "b": 30}
    assert not own["template"]["layout"]["yaxis"]["automargin"] and not own["template"]["layout"]["xaxis"]["automargin"]
    assert layout()["template"]["layout"]["yaxis"]["automargin"]
    assert template("light", automargin=True)["layout"]["margin"]["r"] > 0


def test_a_note_makes_room_above_beside_the_charts_own_margins():
    assert layout(note="注", margins={"l": 80})["margin"] == {"t": 84, "l": 80}


def test_a_phone_gets_small_type_and_the_charts_own_short_forms():
    assert layout()["meta"]["narrow"] == SMALL
    own = layout(meta={"narrow": {"title.font.size": 12, "margin.l": 40}, "low": {"yaxis.domain": [0, 1]}})
    assert own["meta"]["narrow"] == SMALL | {"title.font.size": 12, "margin.l": 40}
    assert own["meta"]["low"] == {"yaxis.domain": [0, 1]}


def test_room_grows_with_names_and_half_of_it_is_enough_at_an_end():
    assert names_margin(["绿化提升"]) > names_margin(["公园"]) > names_margin([])
    assert names_margin(["iii"]) < names_margin(["WWW"]) and names_margin(["a &amp; b"]) == names_margin(["a & b"])
    assert ends_margin(["2,000 万元"]) * 2 <= names_margin(["2,000 万元"]) + 1
