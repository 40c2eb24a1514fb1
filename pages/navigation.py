"""The one place that lists the pages; what every page shares is drawn here, around them."""

import streamlit as st

from layers.base import Text
from utils import session
from utils.errors import AtlasError
from utils.i18n import DEFAULT, pick
from utils.ui.masthead import masthead
from utils.ui.plain import plain_lines
from utils.ui.shell import letters, shell

MAP = Text("一张图", "Map")
PROJECTS = Text("项目", "Projects")
RENTAL = Text("租赁", "Rental")
LIVABILITY = Text("民生", "Livability")
REPORT = Text("片区报告", "Area report")
CHANGES = Text("变化", "What changed")
VISIT = Text("视察", "Visit")
ROUTE = Text("路线", "Route")
PRESENT = Text("放映", "Present")
COCKPIT = Text("大屏", "Wall")
SOURCES = Text("数据与来源", "Data and sources")

shell()
try:
    store = session.latest_store()
except AtlasError as error:
    letters(None)
    st.error(plain_lines(pick(error.message, session.address().get("lang", DEFAULT))))
    st.stop()

letters(store)
lang = session.begin(store).lang
pages = [
    st.Page("map.py", title=pick(MAP, lang), url_path="map", default=True),
    st.Page("projects.py", title=pick(PROJECTS, lang), url_path="projects"),
    st.Page("rental.py", title=pick(RENTAL, lang), url_path="rental"),
    st.Page("livability.py", title=pick(LIVABILITY, lang), url_path="livability"),
    st.Page("report.py", title=pick(REPORT, lang), url_path="report"),
    st.Page("changes.py", title=pick(CHANGES, lang), url_path="changes"),
    st.Page("story.py", title=pick(VISIT, lang), url_path="story"),
    st.Page("sources.py", title=pick(SOURCES, lang), url_path="sources"),
]
# Reached from the visit's own row of links (utils.ui.visit_bar).
visit = [st.Page("route.py", title=pick(ROUTE, lang), url_path="route")]
# These have the window to themselves.
walls = [
    st.Page("present.py", title=pick(PRESENT, lang), url_path="present"),
    st.Page("cockpit.py", title=pick(COCKPIT, lang), url_path="cockpit"),
]
page = st.navigation([*pages, *visit, *walls], position="hidden")
st.set_page_config(page_title=f"{pick(store.profile.name, lang)} · {page.title}")
if page not in walls:
    masthead(store.profile, pages, lang)
page.run()
session.finish()
