"""Official code lists as data: dated names, codes and the words people really write.

`code_lists.csv` holds every list; `code_list` reads it and resolves a word to the one name
under which records keep it. Categories change by law, so they are rows with dates, not enums.
"""

from __future__ import annotations

from data.codes.code_list import (
    CodeEntry,
    CodeList,
    code_list,
    education_rank,
    furthest_rank,
    list_names,
)

__all__ = [
    "CodeEntry",
    "CodeList",
    "code_list",
    "education_rank",
    "furthest_rank",
    "list_names",
]
