"""The charts of the projects page; each a pure function of a table of ``utils.analysis.projects``."""

from utils.charts.projects.gantt import gantt_chart
from utils.charts.projects.money import money_chart
from utils.charts.projects.progress import s_curve_chart
from utils.charts.projects.status import status_chart

__all__ = ["gantt_chart", "money_chart", "s_curve_chart", "status_chart"]
