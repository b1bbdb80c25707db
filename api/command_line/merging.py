"""Putting the service's log of lists behind a market's interactions."""

from __future__ import annotations

from pathlib import Path

from api.exposures import LOG_NAME, exposure_folder
from api.settings import read_settings
from data.errors import InputError
from data.market_tables import field_kinds
from data.reading import first_notices, merge_interactions, read_interactions, read_market
from data.records import Interaction
from data.writing import table_of_records, write_table


def merge_log(market: Path, log: Path | None, out: Path) -> list[str]:
    """Write a market's interactions with what the service showed behind them.

    Parameters
    ----------
    market : Path
        The market folder; it is only read.
    log : Path or None
        A log of interactions; None takes the service's own.
    out : Path
        The merged table; its ending chooses the format.

    Returns
    -------
    list of str
        What was done, in Chinese.

    Raises
    ------
    InputError
        The service has no log yet.
    DefectsError
        The market or the log holds defects.
    """
    source = log or exposure_folder(read_settings().home) / LOG_NAME
    if log is None and not source.is_file():
        raise InputError(
            f"还没有名单记录「{source}」。请先用环境变量 JOBMATCH_EXPLORATION_SHARE 开启探索位，"
            "再启动服务，或用 --log 指出记录文件"
        )
    reading = read_market(market)
    merged, strangers = merge_interactions(reading.market, read_interactions(source))
    columns = table_of_records(merged, Interaction)
    write_table(columns, out, kinds=field_kinds(Interaction))
    added = len(merged) - len(reading.market.interactions)
    lines = [f"并入 {added} 条名单记录，共 {len(merged)} 条；已写出：{out}"]
    if strangers:
        lines.append(f"提示：有 {strangers} 条记录的人员或岗位已不在市场文件夹里，没有并入")
    return [*lines, *(f"提示：{notice}" for notice in first_notices(reading.warnings))]
