"""Reading many texts on all cores.

A reading depends on its own record alone, so processes may share the work: the readings, their
order and what goes wrong are those of reading one record after another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Final, TypeVar

from joblib import Parallel, delayed

Record = TypeVar("Record")
Reading = TypeVar("Reading")

FEWEST: Final = 8_000
"""Fewer records are read right here: other processes need seconds to start."""
CHUNK: Final = 1_000
"""Records sent at a time; the lexicon goes with each chunk."""
IDLE_SECONDS: Final = 30
"""How long a process waits for more; vacancies are read soon after people."""


def read_in_bulk(read: Callable[[Record], Reading], records: Sequence[Record]) -> list[Reading]:
    """Read records, on all cores where they are many.

    Parameters
    ----------
    read : callable
        Reads one record. It is sent to other processes, so it is a function of a module, or such
        a one with some arguments given.
    records : sequence
        What to read.

    Returns
    -------
    list
        ``[read(record) for record in records]``.

    Examples
    --------
    >>> read_in_bulk(len, ["踩电车", "保安"])
    [3, 2]
    """
    if len(records) < FEWEST:
        return _read_chunk(read, records)
    chunks = (records[start : start + CHUNK] for start in range(0, len(records), CHUNK))
    # Without memory maps nothing is written to disk; each process has one thread for numbers.
    share = Parallel(n_jobs=-1, max_nbytes=None, idle_worker_timeout=IDLE_SECONDS)
    return list(chain.from_iterable(share(delayed(_read_chunk)(read, chunk) for chunk in chunks)))


def _read_chunk(read: Callable[[Record], Reading], records: Sequence[Record]) -> list[Reading]:
    return [read(record) for record in records]
