"""The only place where the column names of tables are spelled.

Names are those of the exchange format; units are in the name.
"""

from __future__ import annotations

from typing import Final, final


@final
class Columns:
    """Names of the columns that several tables share or that code addresses by name."""

    SEEKER: Final = "seeker_id"
    VACANCY: Final = "vacancy_id"
    EMPLOYER: Final = "employer_id"
    AS_OF: Final = "as_of"
    RANK: Final = "rank"
    P_APPLY: Final = "p_apply"
    P_ACCEPT: Final = "p_accept"
    P_MATCH: Final = "p_match"
    HEADCOUNT: Final = "headcount"
    POSITION: Final = "position"
    PRICE: Final = "price"


@final
class Kinds:
    """Kinds of interaction, in the order in which they can happen to a pair."""

    SHOWN: Final = "shown"
    VIEWED: Final = "viewed"
    APPLIED: Final = "applied"
    REFERRED: Final = "referred"
    INTERVIEWED: Final = "interviewed"
    HIRED: Final = "hired"
    RETAINED: Final = "retained"
    REJECTED: Final = "rejected"
    DECLINED: Final = "declined"
    NO_SHOW: Final = "no_show"
    FULL: Final = "full"

    ALL: Final = (
        SHOWN,
        VIEWED,
        APPLIED,
        REFERRED,
        INTERVIEWED,
        HIRED,
        RETAINED,
        REJECTED,
        DECLINED,
        NO_SHOW,
        FULL,
    )


RANKING_FOR_SEEKERS: Final = (
    Columns.SEEKER,
    Columns.AS_OF,
    Columns.VACANCY,
    Columns.RANK,
    Columns.P_APPLY,
    Columns.P_ACCEPT,
    Columns.P_MATCH,
)
"""Columns of a ranking of vacancies for people, in order."""

RANKING_FOR_VACANCIES: Final = (
    Columns.VACANCY,
    Columns.AS_OF,
    Columns.SEEKER,
    Columns.RANK,
    Columns.P_APPLY,
    Columns.P_ACCEPT,
    Columns.P_MATCH,
)
"""Columns of a ranking of people for vacancies, in order."""

LISTS: Final = (
    Columns.SEEKER,
    Columns.VACANCY,
    Columns.POSITION,
    Columns.P_MATCH,
    Columns.PRICE,
)
"""Columns of the lists of an allocation, in order."""
