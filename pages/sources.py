"""数据与来源: what is reported, by whom; what is illustrative; what in the data needs attention."""

from utils import session
from utils.ui.notices import notices
from utils.ui.source_tables import fact_table, honour_table, layer_table, note_table, sample_notice

store, lang = session.store(), session.view().lang
sample_notice(lang)
notices(store, (), lang)
fact_table(store.profile, lang)
honour_table(store, lang)
layer_table(store, lang)
note_table(store, lang)
