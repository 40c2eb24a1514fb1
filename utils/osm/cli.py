"""The command line of the import.

Exit codes: 0 done, 2 something to put right (said in both languages), 130 interrupted.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from layers.base import Text
from utils.errors import AtlasError
from utils.osm.area import parse_bbox
from utils.osm.build import Request, import_extract
from utils.osm.errors import OsmError
from utils.osm.progress import Progress


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise OsmError(
            Text(
                f"命令行有误：{message}。用法见 python -m utils.osm --help。",
                f"Command line: {message}. See python -m utils.osm --help.",
            )
        )


def parser() -> argparse.ArgumentParser:
    """The options, each explained in both languages."""
    made = _Parser(
        prog="python -m utils.osm",
        description="把 OpenStreetMap 提取文件变成社区数据文件夹。 "
        "Turn an OpenStreetMap extract into a community data folder.",
    )
    made.add_argument(
        "extract", type=Path, metavar="EXTRACT", help="提取文件 the extract: .osm.pbf, .osm, .osm.gz, .osm.bz2"
    )
    where = made.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--boundary", type=Path, metavar="FILE", help="社区边界（GeoJSON 面） the outline, a GeoJSON polygon"
    )
    where.add_argument("--bbox", metavar="W,S,E,N", help="经纬度范围 a box in degrees")
    made.add_argument("--name", required=True, help="社区名称 the community's name")
    made.add_argument("--name-en", default="", help="英文名称，默认同 --name its English name, --name if not given")
    made.add_argument("--out", type=Path, required=True, metavar="DIR", help="写入的文件夹 the folder to write")
    made.add_argument("--force", action="store_true", help="替换已有文件夹，原件保留 replace DIR, keeping the old one")
    made.add_argument("--quiet", action="store_true", help="不显示进度和报告 no progress, no report")
    made.add_argument("--lang", choices=("zh", "en"), default="zh", help="报告语言 language of the report")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the import with ``arguments`` (those of the process if None); gives the exit code."""
    try:
        return _run(_joined(sys.argv[1:] if arguments is None else arguments))
    except AtlasError as error:
        print(f"{error.message.en}\n{error.message.zh}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted; nothing was written.\n已中断，未写入任何文件。", file=sys.stderr)
        return 130


def _joined(arguments: Sequence[str]) -> list[str]:
    """``--bbox -1,50,0,51`` as one word: argparse would take a western longitude for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--bbox":
            joined[-1] = f"--bbox={argument}"
        else:
            joined.append(argument)
    return joined


def _run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    if not options.name.strip():
        raise OsmError(Text("--name 不能为空。", "--name is empty. Give the community's name."))
    started = time.perf_counter()
    request = Request(
        extract=options.extract,
        out=options.out,
        name=options.name.strip(),
        name_en=options.name_en.strip(),
        boundary=options.boundary,
        bbox=parse_bbox(options.bbox) if options.bbox is not None else None,
        force=options.force,
    )
    report = import_extract(request, Progress(quiet=options.quiet))
    if not options.quiet:
        print(report.in_words(options.lang))
        seconds = time.perf_counter() - started
        done = Text(
            f"已写入 {options.out}，用时 {seconds:.1f} 秒。打开：ATLAS_DATA={options.out} make run",
            f"Written to {options.out} in {seconds:.1f} s. Open it: ATLAS_DATA={options.out} make run",
        )
        print(done.en if options.lang == "en" else done.zh)
    return 0
