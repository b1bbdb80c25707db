"""Writing tables and whole market folders, whole or not at all.

`table` writes one table block by block in the form its file name asks for (`csv_file`,
`xlsx_file`, `parquet_file`); `market` writes a folder in the exchange format; `folders` guards
output folders; `replacing` gives a file its name only when it is complete; `appending` keeps a
log that only grows; `locking` lets one writer in at a time.
"""

from __future__ import annotations

from data.writing.appending import RecordLog
from data.writing.folders import claim_folder
from data.writing.market import table_of_records, write_market
from data.writing.replacing import replacing, write_text
from data.writing.table import Columns, TableWriter, write_table

__all__ = [
    "Columns",
    "RecordLog",
    "TableWriter",
    "claim_folder",
    "replacing",
    "table_of_records",
    "write_market",
    "write_table",
    "write_text",
]
