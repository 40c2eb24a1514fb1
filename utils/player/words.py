"""What the player itself says, in every language; ``{}`` is filled in by its scripts."""

from __future__ import annotations

from collections.abc import Mapping

from layers.base import PROVENANCE, Text
from utils.mapview.words import everywhere

PREPARING = Text("正在准备演示……", "Preparing the presentation …")
NO_STORY = Text(
    "还没有可以演示的故事。请在“路线与场景”中添加场景，再回到这里。",
    "There is no story to show yet. Add scenes to it, then come back here.",
)
WORDS: Mapping[str, Text] = {
    "next": Text("下一场景", "Next scene"),
    "back": Text("上一场景", "Scene before"),
    "ends": Text("第一／最后场景", "First / last scene"),
    "jump": Text("按编号前往场景", "To a scene by its number"),
    "play": Text("自动播放", "Play by itself"),
    "pause": Text("暂停", "Pause"),
    "loop": Text("循环播放", "Loop"),
    "full": Text("全屏", "Full screen"),
    "blank": Text("黑屏", "Blank screen"),
    "alone": Text("尚未连接大屏", "No wall is connected"),
    "showing": Text("大屏正常显示", "The wall shows this scene"),
    "blanked": Text("大屏已黑屏", "The wall is blank"),
    "playing": Text("自动播放中", "Playing by itself"),
    "notes": Text("讲解词", "Notes"),
    "no_notes": Text("本场景没有讲解词", "No notes for this scene"),
    "presenter": Text("讲解员视图", "Presenter view"),
    "language": Text("切换中英文", "Chinese / English"),
    "theme": Text("切换浅色／深色", "Light / dark"),
    "swipe": Text("移动前后对比分界线", "Move the line between before and after"),
    "help": Text("按键说明", "Keys"),
    "keys": Text("按键说明", "Keys"),
    "leave": Text("关闭或返回一张图", "Close, or back to the atlas"),
    "home": Text("返回一张图", "Back to the atlas"),
    "close": Text("关闭", "Close"),
    "now": Text("现在", "Now"),
    **{key: value.label for key, value in PROVENANCE.items()},
    "as_of": Text("数据截至 {}", "Data as of {}"),
    "legend": Text("图例", "Legend"),
    "left_out": Text("故事中有引用找不到，已略去", "Left out, as it could not be found"),
    "next_scene": Text("下一场景", "Next"),
    "end": Text("已是最后一个场景", "This is the last scene"),
    "clock": Text("现在时间", "Time"),
    "elapsed": Text("已讲", "Elapsed"),
    "reset": Text("重新计时", "Start again"),
}


def words() -> dict[str, dict[str, str]]:
    """Key -> language code -> what the player says."""
    return {key: everywhere(text) for key, text in WORDS.items()}
