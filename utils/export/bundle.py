"""Everything that is taken away of a view in one format: which file, under which name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from layers.base import Text
from utils.derive import words_of
from utils.export.delimited import csv_bytes, notes_csv
from utils.export.extract import Extract, layer_extract, table_extract
from utils.export.geo import geojson_bytes, geopackage_bytes
from utils.export.names import file_name
from utils.export.statement import TITLE, FilterWords, Statement, state
from utils.export.workbook import workbook_bytes
from utils.i18n import pick
from utils.store import Store
from utils.viewstate import ViewState

# A date before 1980 has no place in a ZIP file; a fixed one keeps the same content the same bytes.
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``spatial``: tables have no place in it."""

    id: str
    label: Text
    suffix: str
    media_type: str
    spatial: bool = False


FORMATS: Mapping[str, Format] = {
    found.id: found
    for found in (
        Format(
            "xlsx",
            Text("Excel 工作簿", "Excel workbook"),
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        Format("csv", Text("CSV 表格", "CSV table"), "csv", "text/csv"),
        Format("geojson", Text("GeoJSON", "GeoJSON"), "geojson", "application/geo+json", spatial=True),
        Format("gpkg", Text("GeoPackage", "GeoPackage"), "gpkg", "application/geopackage+sqlite3", spatial=False),
    )
}


def taken(store: Store, layers: Iterable[str], tables: Iterable[str], view: ViewState) -> tuple[Extract, ...]:
    """What is taken away: the layers, then the tables, those the community lacks left out."""
    found = [layer_extract(store, layer, view) for layer in layers if layer in store.layers]
    return (*found, *(table_extract(store, name, view) for name in tables if name in store.tables))


def content(
    format_id: str, store: Store, extracts: Sequence[Extract], view: ViewState, say: FilterWords
) -> tuple[bytes, str]:
    """The file in ``format_id`` (a key of :data:`FORMATS`) and its name's suffix.

    CSV comes as a ZIP with a file of notes, for it cannot say its filter and sources itself; so do several GeoJSON.

    Raises ``KeyError`` for an unknown format, :class:`ExportError` where the server has no room to make the file.
    """
    form = FORMATS[format_id]
    statement, lang, words = state(store, view, extracts, say), view.lang, words_of(store)
    if form.id == "xlsx":
        return workbook_bytes(extracts, statement, lang, words), form.suffix
    if form.id == "gpkg":
        return geopackage_bytes(extracts, statement), form.suffix
    if form.id == "csv":
        files = _named(extracts, lambda extract: csv_bytes(extract, lang, words), form, statement)
        notes = file_name(pick(TITLE, lang), statement.as_of, statement.illustrative, form.suffix, lang)
        return _zipped({**files, notes: notes_csv(statement)}), "zip"
    spatial = [extract for extract in extracts if extract.spatial]
    files = _named(spatial, lambda extract: geojson_bytes(extract, statement), form, statement)
    return (_zipped(files), "zip") if len(files) > 1 else (next(iter(files.values())), form.suffix)


def name_of(format_id: str, store: Store, extracts: Sequence[Extract], view: ViewState) -> str:
    """The file's name: what it holds, the date it stands for, the mark of illustrative data."""
    form = FORMATS[format_id]
    held = [extract for extract in extracts if not form.spatial or extract.spatial]
    title = pick(held[0].title if len(held) == 1 else store.profile.name, view.lang)
    suffix = "zip" if form.id == "csv" or (form.id == "geojson" and len(held) > 1) else form.suffix
    as_of = view.as_of or store.profile.as_of
    return file_name(title, as_of, any(extract.illustrative for extract in held), suffix, view.lang)


def _named(
    extracts: Sequence[Extract], make: Callable[[Extract], bytes], form: Format, statement: Statement
) -> dict[str, bytes]:
    lang = statement.lang
    return {
        file_name(pick(part.title, lang), statement.as_of, part.illustrative, form.suffix, lang): make(part)
        for part in extracts
    }


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, held in files.items():
            bundle.writestr(zipfile.ZipInfo(name, _STAMP), held, zipfile.ZIP_DEFLATED)
    return out.getvalue()
