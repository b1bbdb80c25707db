"""Names and numbers of people who do not exist."""

from __future__ import annotations

from datetime import date

from data.synthetic.pen import Pen
from data.synthetic.words import group_rows

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_SIGNS = "10X98765432"


def id_number(division: str, birth: date, order: int) -> str:
    """Form an identity number with a valid check sign (GB 11643).

    Parameters
    ----------
    division : str
        Six digits of the county.
    birth : date
        Date of birth.
    order : int
        0 to 999: order within the day, odd for men.

    Returns
    -------
    str
        Eighteen signs.

    Examples
    --------
    >>> id_number("110105", date(1949, 12, 31), 2)
    '11010519491231002X'
    """
    body = f"{division}{birth:%Y%m%d}{order:03d}"
    total = sum(weight * int(sign) for weight, sign in zip(ID_WEIGHTS, body, strict=True))
    return body + ID_SIGNS[total % 11]


def person_name(pen: Pen) -> str:
    """Invent a name of two to four characters.

    Parameters
    ----------
    pen : Pen
        Chooses its characters.

    Returns
    -------
    str
        Surname and given name.
    """
    names = group_rows("names")
    given = pen.pick(names["given"]) + (pen.pick(names["given"]) if pen.chance(0.8) else "")
    return pen.pick(names["surname"]) + given


def phone_number(pen: Pen) -> str:
    """Invent eleven digits.

    Parameters
    ----------
    pen : Pen
        Chooses the digits.

    Returns
    -------
    str
        Starts with 19900.
    """
    return f"19900{int(pen.between(0, 10**6)):06d}"
