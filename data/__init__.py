"""Records of the market and everything that holds or moves them.

`records` and `columns` name what exists, `codes` and `geography` hold the official code
tables, `reading` and `writing` move whole folders in and out, `synthetic` draws markets with
known truth, `errors` is the one tree of errors. Nothing here imports the rooms above.
"""

from __future__ import annotations
