"""What is said after a click: once, in the page's language, as text."""

from __future__ import annotations

import pytest

from layers.base import Text
from utils.ui import route_said


def test_it_is_said_once_with_its_names_and_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(route_said.st, "session_state", {})
    monkeypatch.setattr(route_said.st, "toast", lambda text, **more: said.append(text))
    route_said.tell(Text("已保存“{name}”", "“{name}” saved"), name=Text("{路}*", "{r}*"))
    route_said.tell(Text("“{x}”已被他人修改", "“{x}” was changed"), route_said.FAILED)
    route_said.say("en")
    assert [text.replace("\\", "") for text in said] == ["“{r}*” saved", "“{x}” was changed"]
    assert "\\*" in said[0]
    route_said.say("en")
    assert len(said) == 2
