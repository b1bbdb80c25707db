"""Reading tables and whole market folders: every defect told, or everything loaded.

A file goes through four steps: `sources` gives cells (`csv_source`, `xlsx_source`,
`parquet_source`), `headers` tells which column is which (`header_aliases.csv`), `conversion`
understands each distinct cell by the `rules` of its column (`cells`, `numbers`, `spelling`),
`references` and `places` look across cells. `market` reads a folder, `queries` the small
tables that commands take, `interactions` a log by itself, `mapping` turns foreign tables into ours.
"""

from __future__ import annotations

from data.reading.interactions import merge_interactions, read_interactions
from data.reading.market import MarketReading, read_market
from data.reading.notice import Notice, first_notices
from data.reading.queries import (
    PlaceRow,
    Queries,
    check_ids_known,
    place_rows,
    read_overrides,
    read_people,
    read_places,
    read_queries,
    read_scores,
    read_table,
)
from data.reading.typed_table import TypedTable

__all__ = [
    "MarketReading",
    "Notice",
    "PlaceRow",
    "Queries",
    "TypedTable",
    "check_ids_known",
    "first_notices",
    "merge_interactions",
    "place_rows",
    "read_interactions",
    "read_market",
    "read_overrides",
    "read_people",
    "read_places",
    "read_queries",
    "read_scores",
    "read_table",
]
