"""Saved views in a real browser: kept under a name, found again after a reload, nobody else's, open what was seen."""

from __future__ import annotations

import re

import pytest

from tests.browser.atlas import Atlas

LONG = "长" * 41


def menu(atlas: Atlas):
    """The popover's content, opened where it is closed."""
    views = atlas.page.locator(".views")
    if not views.count() or not views.is_visible():
        atlas.page.locator(".st-key-views_open button").first.click()
    views.locator(".name").wait_for()
    return views


def save(atlas: Atlas, name: str):
    views = menu(atlas)
    views.locator(".name").fill(name)
    views.locator(".save").click()
    return views


def names(views) -> list[str]:
    return views.locator(".kept a").all_inner_texts()


@pytest.fixture
def own(atlas) -> Atlas:
    """A visitor who has kept nothing yet."""
    forget(atlas)
    atlas.go(l="parks.greenways", t="2022-05")
    return atlas


def forget(atlas: Atlas) -> None:
    """As if the browser were new."""
    atlas.page.keyboard.press("Escape")
    atlas.page.locator(".views").wait_for(state="detached")
    atlas.page.evaluate("localStorage.clear()")


def test_a_view_is_kept_over_a_reload_and_opens_what_was_seen(own, store):
    own.look(22.6745, 114.1185, 16)
    link = own.page.evaluate("location.pathname + location.search")
    save(own, "  绿色\n 现场 ")
    assert names(menu(own)) == ["绿色 现场"]
    own.page.goto(f"{own.server}/")
    own.arrive()
    views = menu(own)
    assert names(views) == ["绿色 现场"]
    views.locator(".kept a").click()
    own.page.wait_for_url(lambda url: "t=2022-05" in url)
    own.arrive()
    assert own.page.evaluate("location.pathname + location.search") == link
    assert own.camera() == pytest.approx([22.6745, 114.1185, 16], abs=1e-4)
    own.agree(store)


def test_it_is_nobody_elses_and_never_sent(own, visit):
    sent: list[str] = []
    own.page.on("request", lambda request: sent.append(request.url + str(request.post_data)))
    save(own, "秘密视图")
    assert names(menu(own)) == ["秘密视图"]
    assert not any("秘密" in text for text in sent)
    assert "sent to" not in menu(own).inner_text() and "不上传" in menu(own).inner_text()
    other = visit(viewport={"width": 1280, "height": 860}).open()
    assert names(menu(other)) == []


def test_names_are_text_and_bad_ones_are_refused(own):
    views = save(own, "<img src=x onerror=alert(1)> r c")
    assert names(views) == ["<img src=x onerror=alert(1)> r c"] and not views.locator(".kept img").count()
    for name, said in (("   ", "请先输入名称"), (LONG, "最多 40 个字")):
        save(own, name)
        assert said in views.locator("[role=status]").inner_text()
    assert len(names(views)) == 1


def test_names_are_typed_letters_are_no_commands(own):
    views = menu(own)
    views.locator(".name").press_sequentially("c r 新河 x")
    own.page.keyboard.press("Enter")
    assert names(views) == ["c r 新河 x"]
    assert not own.page.get_by_role("dialog").filter(has_text="cache").count()


def test_the_same_name_asks_first_and_then_replaces(own):
    save(own, "甲")
    before = menu(own).locator(".kept a").get_attribute("href")
    own.page.keyboard.press("Escape")
    own.toggle("parks")
    views = save(own, "甲")
    assert "已有视图“甲”" in views.locator("[role=status]").inner_text()
    assert views.locator(".kept a").get_attribute("href") == before
    views.locator(".save").get_by_text("覆盖").wait_for()
    views.locator(".save").click()
    assert names(views) == ["甲"] and views.locator(".kept a").get_attribute("href") != before


def test_deleted_can_be_undone(own):
    save(own, "甲")
    views = save(own, "乙")
    views.get_by_role("button", name="删除: 甲").click()
    assert names(views) == ["乙"]
    views.get_by_role("button", name="撤销").click()
    assert names(views) == ["甲", "乙"]


def test_link_and_code_of_this_view(own):
    own.look(22.6745, 114.1185, 16)
    views = menu(own)
    assert views.locator(".link").input_value() == own.page.evaluate("location.href")
    views.locator(".line").first.get_by_role("button", name="复制链接").click()
    assert "链接已复制" in views.locator("[role=status]").inner_text()
    views.locator(".name").fill("")
    views.locator(".name").focus()
    own.page.keyboard.press("Control+V")
    assert views.locator(".name").input_value() == own.page.evaluate("location.href")
    views.locator(".line").first.get_by_role("button", name="二维码").click()
    code = views.locator("figure img")
    code.wait_for()
    assert code.get_attribute("src").startswith("data:image/svg+xml")
    assert code.evaluate("image => image.naturalWidth > 0")
    assert views.locator("figcaption").inner_text() == own.page.evaluate("location.href")


def test_views_made_ready_open_in_the_visitors_language(atlas, store):
    forget(atlas)
    atlas.go(lang="en")
    views = menu(atlas)
    titles = views.locator(".presets a").all_inner_texts()
    assert titles == [view.title.en for view in store.profile.views]
    views.locator(".presets a").last.click()
    atlas.page.wait_for_url(re.compile("s=parks"))
    atlas.arrive()
    assert atlas.query["lang"] == "en" and "Linggenxia" in atlas.card().inner_text()


def test_what_a_hand_wrote_into_the_browser_is_no_view(own):
    own.page.evaluate("""() => localStorage.setItem("atlas.views.shangmugu", JSON.stringify([
        {name: "外", link: "https://example.org/"}, {name: "外二", link: "//example.org/"}, {name: 3}, null,
        {name: "脚本", link: "javascript:alert(1)"}, {name: "好", link: "/?t=2020"}]))""")
    assert names(menu(own)) == ["好"]
    own.page.keyboard.press("Escape")
    own.page.evaluate("""() => localStorage.setItem("atlas.views.shangmugu", "{broken")""")
    own.page.locator(".views").wait_for(state="detached")
    assert names(save(own, "新")) == ["新"]


def test_on_a_phone_the_menu_fits(visit):
    atlas = visit(viewport={"width": 390, "height": 844}).open()
    views = save(atlas, "手机")
    assert names(views) == ["手机"]
    box = views.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
