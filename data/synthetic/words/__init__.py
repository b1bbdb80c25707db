"""Word lists of the synthetic world, one tab-separated table a topic, and their reader.

`occupations` holds for each occupation the employers' formal titles and duties beside the
words in which villagers and shop floors speak of the same work; `phrases` holds clause templates.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["group_rows", "read_rows"]


@cache
def read_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Read one word table.

    Parameters
    ----------
    name : str
        Name of the table, without its ending.

    Returns
    -------
    tuple of Mapping
        One a row, all values as text.

    Examples
    --------
    >>> read_rows("families")[0]["family"]
    '服装缝制'
    """
    text = files("data.synthetic.words").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    reader = csv.DictReader(text.splitlines(), delimiter="\t")
    return tuple(MappingProxyType(row) for row in reader)


@cache
def group_rows(name: str) -> Mapping[str, tuple[str, ...]]:
    """Read a table of (kind, text) and group the texts by kind, in file order.

    Parameters
    ----------
    name : str
        "phrases" or "names".

    Returns
    -------
    Mapping of str to tuple of str
        Texts by kind.

    Examples
    --------
    >>> "不上夜班" in group_rows("phrases")["night_no"]
    True
    """
    groups: dict[str, list[str]] = {}
    for row in read_rows(name):
        groups.setdefault(row["kind"], []).append(row["text"])
    return MappingProxyType({kind: tuple(texts) for kind, texts in groups.items()})
