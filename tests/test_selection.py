import datetime as dt

import pytest

from tests import town
from utils.selection import describe

XSS = "<img src=x onerror=alert(1)>"


def community(tables=None):
    racks = town.layer(
        "drying_racks",
        [town.point()],
        provenance="reported",
        id=["r-1"],
        name=["晾衣杆"],
        kind=["rack_group"],
        racks=[6],
        building_id=["b-1"],
        project_id=["p-1"],
        installed=[dt.date(2019, 5, 1)],
    )
    racks.frame["source"] = ["龙岗融媒 2023-03-15"]
    homes = town.layer("buildings", [town.square()], id=["b-1"], name=[XSS], use=["residential"], year_built=[1998])
    lost = town.layer("roads", [town.line(9)], id=["w-1"], project_id=["gone"], lines_underground=[False])
    return town.store(racks, homes, lost, town.projects(), tables=tables)


def test_a_card_tells_the_facts_in_the_order_of_the_popup():
    card = describe(community(), "drying_racks", "r-1", "zh")
    assert (card.title, card.subtitle) == ("晾衣杆", "晾晒设施")
    assert card.rows == (("类型", "晾衣杆"), ("数量", "6 根"), ("安装日期", "2019年5月1日"))
    assert (card.provenance, card.provenance_label) == ("reported", "公开报道")
    assert (card.source, card.updated) == ("龙岗融媒 2023-03-15", "2024年1月2日")


def test_a_card_links_what_the_feature_refers_to():
    card = describe(community(), "drying_racks", "r-1", "en")
    assert card.links == (("buildings", "b-1", XSS), ("projects", "p-1", "Racks project"))
    assert card.project.name == "Racks project"
    assert (card.project.status, card.project.progress_pct) == ("Completed", 100)
    assert (card.project.planned, card.project.actual) == ("Jan 2018 – Jan 2019", "Feb 2018 – Jun 2019")
    assert card.project.paint.light.startswith("#")


def test_a_project_shows_its_own_progress_and_summary():
    card = describe(community(), "projects", "p-2", "zh")
    assert (card.project.id, card.project.progress_pct) == ("p-2", 60)
    assert card.project.actual == "2020年3月 起"
    assert describe(community(), "projects", "p-3", "zh").project.actual == "尚未开工"
    assert describe(community(), "projects", "p-1", "zh").summary == "为首层租户安装"
    assert describe(community(), "projects", "p-1", "en").summary == "For ground-floor tenants"


def test_empty_values_are_left_out_and_text_stays_text():
    card = describe(community(), "buildings", "b-1", "en")
    assert card.title == XSS
    assert card.rows == (("Use", "Residential"), ("Year built", "1998"))
    assert (card.project, card.links, card.source) == (None, (), "")


def test_a_reference_that_leads_nowhere_is_shown_as_it_is():
    card = describe(community(), "roads", "w-1", "zh")
    assert card.rows == (("三线下地", "否"), ("关联项目", "gone"))
    assert card.project is None
    assert card.links == ()


PROGRESS = town.table(
    project_id=["p-1", "p-1", "p-1", "p-2"],
    month=["2018-03", "2018-04", "2027-01", "2018-04"],
    actual_pct=[10.0, 25.0, None, 99.0],
    spent_cny=[100.0, 200.0, None, 9.0],
)


def test_on_a_date_the_card_tells_how_it_was():
    card = describe(community({"project_progress": PROGRESS}), "projects", "p-1", "en", dt.date(2018, 5, 1))
    assert (card.project.status, card.project.progress_pct) == ("Under construction", 25)
    assert card.project.actual == "since Feb 2018"
    rows = dict(card.rows)
    assert (rows["Status"], rows["Progress"], rows["Spent"]) == ("Under construction", "25%", "CNY 200")
    assert "Actual end" not in rows


def test_before_anything_was_recorded_nothing_is_claimed():
    card = describe(community({"project_progress": PROGRESS}), "projects", "p-1", "zh", dt.date(2018, 1, 5))
    assert (card.project.status, card.project.progress_pct, card.project.actual) == ("尚未开工", 0, "尚未开工")
    assert dict(card.rows)["进度"] == "0%"


@pytest.mark.parametrize(("layer", "feature"), [("nowhere", "x"), ("buildings", "nobody"), ("buildings", "")])
def test_what_does_not_exist_has_no_card(layer, feature):
    assert describe(community(), layer, feature, "zh") is None
