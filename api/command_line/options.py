"""Options that several commands share, dates among them, and how commands print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from data.errors import ConfigError

MarketDir = Annotated[Path, typer.Option("--market", metavar="DIR", help="市场文件夹")]
ArtifactDir = Annotated[Path, typer.Option("--artifact", metavar="DIR", help="模型文件夹")]
Seed = Annotated[int, typer.Option("--seed", metavar="N", min=0, help="随机种子")]
WordTable = Annotated[
    Path | None,
    typer.Option("--lexicon", metavar="FILE", help="本单位的词表；默认用数据文件夹里的那一份"),
]
Host = Annotated[
    str, typer.Option("--host", metavar="HOST", help="监听的地址；默认只有本机可以访问")
]
Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65_535, help="监听的端口")]


def read_date(text: str | None, option: str = "--as-of") -> date | None:
    """Read a date from an option.

    Parameters
    ----------
    text : str or None
        What was given; None where nothing was.
    option : str
        Name of the option, for the message.

    Raises
    ------
    ConfigError
        If it is not a date.

    Examples
    --------
    >>> read_date("2025-03-10")
    datetime.date(2025, 3, 10)
    """
    return None if text is None else require_date(text, option)


def require_date(text: str, option: str = "--as-of") -> date:
    """Read a date from an option that must be given.

    Raises
    ------
    ConfigError
        If it is not a date.

    Examples
    --------
    >>> require_date("2025-03-10")
    datetime.date(2025, 3, 10)
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(
            f"选项 {option}", f"「{text[:40]}」不是日期", "请写成 2025-03-10"
        ) from None


def print_lines(lines: Sequence[str]) -> None:
    """Print lines to standard output."""
    for line in lines:
        typer.echo(line)
