"""What the map itself says, in every language; ``{}`` is filled in by its scripts."""

from __future__ import annotations

from collections.abc import Mapping

from layers.base import Text
from utils.i18n import languages, pick

WORDS: Mapping[str, Text] = {
    "map": Text(
        "社区地图：方向键平移，加减号缩放，回车选中中心附近的要素，Esc 取消",
        "Community map: arrow keys pan, plus and minus zoom, Enter selects what is nearest the centre, Esc clears",
    ),
    "frame": Text("社区地图", "Community map"),
    "zoom_in": Text("放大", "Zoom in"),
    "zoom_out": Text("缩小", "Zoom out"),
    "home": Text("回到社区全貌", "Back to the whole community"),
    "full_screen": Text("全屏", "Full screen"),
    "appearance": Text("切换浅色／深色", "Switch light / dark"),
    "illustrative": Text("示意数据", "Illustrative data"),
    "measure_distance": Text("测量距离", "Measure distance"),
    "measure_area": Text("测量面积", "Measure area"),
    "hint_distance": Text("依次点击途经的位置", "Click along the way"),
    "hint_area": Text("依次点击区域的边角", "Click the corners of the area"),
    "draw_polygon": Text("画多边形选范围", "Draw a polygon to look into"),
    "draw_rectangle": Text("画矩形选范围", "Draw a rectangle to look into"),
    "draw_circle": Text("画圆选范围", "Draw a circle to look into"),
    "hint_rectangle": Text("点击两个对角，或拖动", "Click two opposite corners, or drag"),
    "hint_circle": Text("点击圆心，再点击边缘，或拖动", "Click the centre, then the edge, or drag"),
    "hint_polygon_more": Text("双击或回车完成", "Double-click or Enter to finish"),
    "radius": Text("半径 {}", "radius {}"),
    "drawn": Text("所画范围", "drawn area"),
    "remove": Text("移除", "Remove"),
    "segment": Text("本段 {}", "this part {}"),
    "perimeter": Text("周长 {}", "perimeter {}"),
    "total": Text("总长", "in all"),
    "hectare": Text("公顷", "ha"),
    "away": Text("社区不在画面中", "The community is out of view"),
    "show_community": Text("回到社区", "Show the community"),
    "camera_unknown": Text(
        "链接中的视角无法识别，已显示社区全貌", "The link's camera is unknown: here is the whole community"
    ),
    "finish": Text("完成", "Finish"),
    "undo": Text("撤销一点", "Undo"),
    "cancel": Text("取消", "Cancel"),
    "close": Text("关闭", "Close"),
    "north": Text("上方为北", "North is up"),
    "datum": Text("坐标基准 {}", "Datum {}"),
    "datum_shifted": Text("坐标基准 {}（{}），数据已随底图纠偏", "Datum {} ({}): the data is shifted to match"),
    "approval": Text("审图号：{}", "Map approval no. {}"),
    "tiles_failed": Text("“{}”无法加载，已换回离线底图", "“{}” could not be loaded; back to the offline basemap"),
    "layer_failed": Text("图层“{}”无法加载，请刷新页面重试", "The layer “{}” could not be loaded: reload the page"),
}


def everywhere(text: Text | None) -> dict[str, str]:
    """Language code -> ``text`` in it; empty for None."""
    return {} if text is None else {code: pick(text, code) for code in languages()}


def words() -> dict[str, dict[str, str]]:
    """Language code -> key -> what the map says."""
    return {code: {key: pick(text, code) for key, text in WORDS.items()} for code in languages()}
