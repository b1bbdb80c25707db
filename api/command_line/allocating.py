"""The commands that share vacancies out over many people."""

# Heavy modules are imported inside the commands: help must be quick.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.command_line.options import ArtifactDir, MarketDir, print_lines, require_date
from api.command_line.progress import showing_progress


def allocate(  # noqa: PLR0913, PLR0917  # the options of one command
    artifact: ArtifactDir,
    market: MarketDir,
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="按哪一天的情况排名单")],
    seekers: Annotated[Path, typer.Option("--seekers", metavar="FILE", help="参加的人：seeker_id")],
    places: Annotated[
        Path, typer.Option("--places", metavar="FILE", help="空缺名额：vacancy_id, headcount")
    ],
    k: Annotated[int, typer.Option("--k", metavar="N", min=1, help="每份名单最多几个岗位")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="名单写到哪个文件")],
    scores: Annotated[
        Path | None,
        typer.Option(
            "--scores",
            metavar="FILE",
            help="不用模型的把握，改用这张表：seeker_id, vacancy_id, p_match",
        ),
    ] = None,
    ceiling: Annotated[
        float | None,
        typer.Option(
            "--ceiling",
            metavar="TIMES",
            min=0.01,
            help="每个用人单位最多上多少份名单：按名额应得份数的几倍；默认不限",
        ),
    ] = None,
) -> None:
    """Share vacancies out over the lists of many people."""
    from api.command_line.machine import keep_kernels

    keep_kernels()
    from matching.allocation.allocating import allocate_file
    from matching.allocation.lists import ListsConfig
    from matching.allocation.problem import Files

    files = Files(artifact, market, seekers, places, require_date(as_of), scores)
    with showing_progress() as progress:
        done = allocate_file(files, out, k, ListsConfig(ceiling=ceiling), progress)
    for warning in done.warnings:
        typer.echo(f"提示：{warning}", err=True)
    print_lines([*done.lines(), f"已写出：{out}"])
