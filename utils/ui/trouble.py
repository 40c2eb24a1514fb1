"""What a visitor sees of an error nobody foresaw: that a part is missing, calmly; the trace is in the server's log."""

from __future__ import annotations

import streamlit as st

from layers.base import Text

# In both languages: the error may be in finding out which one is wanted.
TROUBLE = Text(
    "这一部分暂时无法显示，其余不受影响。请刷新页面；若仍如此，请告知管理员查看服务器日志。",
    "This part cannot be shown just now; the rest is not affected. Reload the page; if it stays, ask whoever runs the "
    "atlas to look into the server's log.",
)


def show_trouble(error: Exception) -> bool:
    """Say so where the part would be. Streamlit has logged ``error`` with its trace, and shows nothing more of it."""
    st.error(f"{TROUBLE.zh}  \n{TROUBLE.en}", icon=":material/report:")
    return True
