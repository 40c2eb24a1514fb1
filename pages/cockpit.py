"""大屏: the community on a wall, at a glance and without scrolling; a click on bars, list or map narrows the whole."""

from pathlib import Path

import streamlit as st

from utils import session
from utils.ui.cockpit_charts import panel, there, wall_of
from utils.ui.cockpit_figures import cockpit_figures
from utils.ui.cockpit_head import cockpit_head, theme_of
from utils.ui.cockpit_map import cockpit_legend, cockpit_map
from utils.ui.cockpit_plan import arranged
from utils.ui.cockpit_watch import watch
from utils.ui.workbench import part

STYLE = Path(__file__).parents[1] / "utils" / "ui" / "cockpit.css"
store, view = session.store(), session.view()
theme = theme_of(view)
wall = wall_of(store, view, theme)
sides = arranged(there(wall))


def side(name: str) -> None:
    """The panels of a side, where it has any."""
    if name in sides:
        with st.container(key=f"wall_{name}"):
            for each in sides[name]:
                panel(each, wall)


with st.container(key="cockpit"):
    st.html(STYLE)
    cockpit_head(store, view)
    part("figures", lambda view: cockpit_figures(store, view, theme))
    with st.container(key="wall_body"):
        side("left")
        with st.container(key="wall_centre"):
            with st.container(key="wall_ground"):
                cockpit_map(store, theme)
            cockpit_legend(store, view, theme)
            side("below")
        side("right")
    watch(store)
