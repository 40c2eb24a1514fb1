"""``python -m data.sample [--out DIR]``: generate the illustrative data again."""

from __future__ import annotations

import argparse
from pathlib import Path

from data.sample import build
from data.sample.write import write


def main() -> None:
    """Write every layer and table under ``--out`` (default: the project's data folder)."""
    parser = argparse.ArgumentParser(prog="python -m data.sample", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent.parent)
    out: Path = parser.parse_args().out
    made = build.layers()
    write(out, made, build.tables())
    print(f"{sum(len(features) for features in made.values())} features in {len(made)} layers -> {out}")


if __name__ == "__main__":
    main()
