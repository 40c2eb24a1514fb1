"""民生: what is within reach of whom, and how residents' matters are seen to."""

from utils import session
from utils.ui.workbench import nothing

nothing(session.view().lang)
