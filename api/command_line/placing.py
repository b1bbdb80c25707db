"""The command that places a batch."""

# Heavy modules are imported inside the command: help must be quick.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.command_line.options import ArtifactDir, MarketDir, print_lines, require_date
from api.command_line.progress import showing_progress


def place(  # noqa: PLR0913, PLR0917  # the options of one command
    artifact: ArtifactDir,
    market: MarketDir,
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="按哪一天的情况安排")],
    seekers: Annotated[Path, typer.Option("--seekers", metavar="FILE", help="这一批人：seeker_id")],
    places: Annotated[
        Path,
        typer.Option(
            "--places",
            metavar="FILE",
            help="空缺名额：vacancy_id, headcount，可加 min_batch, max_batch, origin",
        ),
    ],
    rules: Annotated[Path, typer.Option("--rules", metavar="FILE", help="规则（TOML）")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="方案写到哪个文件夹")],
    scores: Annotated[
        Path | None,
        typer.Option(
            "--scores",
            metavar="FILE",
            help="不用模型的把握，改用这张表：seeker_id, vacancy_id, p_match",
        ),
    ] = None,
    what_if: Annotated[
        Path | None,
        typer.Option(
            "--what-if",
            metavar="FILE",
            help="再试几种改变（TOML），只打印各自能多安置几人，不写方案",
        ),
    ] = None,
) -> None:
    """Place a batch under rules, with a certificate."""
    from matching.allocation.placement import ask_what_if, place_files
    from matching.allocation.problem import Files

    files = Files(artifact, market, seekers, places, require_date(as_of), scores)
    with showing_progress() as progress:
        if what_if is not None:
            answers, warnings = ask_what_if(files, rules, what_if, progress)
            lines = [answer.line() for answer in answers]
        else:
            done = place_files(files, rules, out, progress)
            lines, warnings = [*done.lines(), f"已写出：{out}"], done.warnings
    for warning in warnings:
        typer.echo(f"提示：{warning}", err=True)
    print_lines(lines)
