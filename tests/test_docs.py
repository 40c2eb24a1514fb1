"""What the registry holds is documented, and what the documentation promises exists."""

import re
from pathlib import Path

from layers import LAYERS
from layers.base import COMMON
from utils.store.tables import TABLES

ROOT = Path(__file__).parents[1]


def test_every_layer_and_column_is_documented() -> None:
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    missing = [spec.id for spec in LAYERS.values() if f"### `{spec.id}`" not in text]
    for spec in LAYERS.values():
        section = text.partition(f"### `{spec.id}`")[2].partition("\n### ")[0]
        for name, column in spec.columns.items():
            row = re.search(rf"\| `{name}` \|.*", section)
            if row is None or any(f"`{value}`" not in row[0] for value in column.values):
                missing.append(f"{spec.id}.{name}")
    missing += [name for name in COMMON if f"| `{name}` |" not in text]
    assert missing == []


def test_every_table_column_and_key_is_documented() -> None:
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    missing = []
    for name, spec in TABLES.items():
        rows = "\n".join(re.findall(rf"\| `{name}` \|.*", text))
        missing += [f"{name}.{column}" for column in spec.columns if f"`{column}`" not in rows]
        keys = ", ".join(f"`{column}`" for column in spec.key)
        missing += [] if f"| `{name}` | {keys} |" in text else [f"the key of {name}"]
    assert missing == []


def test_links_between_documents_exist() -> None:
    broken = []
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+?)\)", path.read_text(encoding="utf-8")):
            if not target.startswith("http") and not (path.parent / target).exists():
                broken.append(f"{path.name}: {target}")
    assert broken == []


def test_make_targets_the_readme_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`make (\w+)`|^make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M))
    targets = {first or second for first, second in named}
    assert targets
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.M)] == []
