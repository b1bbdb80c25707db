"""The columns that are watched, with their names in Chinese.

Days and township codes are left out, for they move by themselves; so are counts over the log,
which grow with it.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.columnar import Floats
from features.pair_features import FEATURE_KINDS, FEATURE_NAMES
from features.seekers import SeekerTable
from features.vacancies import VacancyTable

DAYS_OF_A_YEAR: Final = 365.25

PERSON_NAMES: Final = {
    "age": "年龄",
    "education": "学历",
    "health": "健康状况",
    "has_care_duty": "照护家人",
    "expected_pay": "期望月薪",
    "furthest": "最远愿意去",
    "accepts_night": "接受夜班",
    "county_code": "县区",
    "latitude": "住处（南北）",
    "longitude": "住处（东西）",
    "refuses_night": "不上夜班",
    "refuses_away": "不外出",
    "wants_near": "要近处",
    "open_to_anything": "什么都可以做",
    "weak_body": "体弱",
    "cares_for_children": "带小孩",
    "wants_lodging": "要包住",
    "experience_years": "工作年数",
    "n_past": "做过的工种数",
    "n_wished": "想做的工种数",
    "n_words": "文字长短",
    "wished_family": "想做的职业大类",
    "past_family": "做过的职业大类",
}
POST_NAMES: Final = {
    "headcount": "招聘人数",
    "pay_min": "工资下限",
    "pay_max": "工资上限",
    "is_piece_rate": "计件",
    "is_workshop": "扶贫车间",
    "is_public_welfare": "公益性岗位",
    "county_code": "县区",
    "latitude": "地点（南北）",
    "longitude": "地点（东西）",
    "title_is_generic": "岗位名称笼统",
    "n_titled": "名称里的工种数",
    "n_words": "文字长短",
    "min_age": "最小年龄",
    "max_age": "最大年龄",
    "min_education": "学历要求",
    "night_shift": "夜班",
    "two_shift": "两班倒",
    "lodging": "包住",
    "meals": "包吃",
    "insurance": "社保",
    "couple_room": "夫妻房",
    "flexible_hours": "时间灵活",
    "beginners_welcome": "招新手",
    "experience_required": "要求经验",
    "heavy_work": "重体力",
    "family": "职业大类",
}
KIND_NAMES: Final = {
    "wording": "两边文字的接近",
    "work": "想做的工种",
    "experience": "经验",
    "pay": "工资",
    "way": "路程",
    "care": "照护",
    "night": "夜班",
    "age": "年龄",
    "schooling": "学历",
    "strain": "体力",
    "post": "岗位条件",
}
"""Kinds of pair features that are watched."""


def person_columns(table: SeekerTable) -> dict[str, Floats]:
    """Give the watched columns of people.

    Parameters
    ----------
    table : SeekerTable
        n encoded people.

    Returns
    -------
    dict of str to ndarray of float64, shape (n,)
        NaN where not known; families by their number in the lexicon, where neighbours are akin.
    """
    age = (table.numbers["registered_day"] - table.numbers["birth_day"]) / DAYS_OF_A_YEAR
    derived = {
        "age": age,
        "wished_family": _first_marked(table.wished_family),
        "past_family": _first_marked(table.past_family),
    }
    return _named(table.numbers | derived, PERSON_NAMES)


def post_columns(table: VacancyTable, n_families: int) -> dict[str, Floats]:
    """Give the watched columns of vacancies, as `person_columns` does for people.

    Parameters
    ----------
    table : VacancyTable
        m encoded vacancies.
    n_families : int
        Families of the lexicon, whose number stands for none.
    """
    return _named(table.numbers | {"family": post_family(table, n_families)}, POST_NAMES)


def post_family(table: VacancyTable, n_families: int) -> Floats:
    """Give the family of each vacancy: of its title, else of its text; NaN where none is read."""
    titled = table.titled_family[:, 0].astype(float)
    family = np.where(titled == n_families, table.mentioned_family[:, 0], titled)
    return np.where(family == n_families, np.nan, family)


def _first_marked(marks: NDArray[np.bool_]) -> Floats:
    return np.where(marks.any(axis=1), marks.argmax(axis=1), np.nan)


def _named(numbers: dict[str, Floats], names: dict[str, str]) -> dict[str, Floats]:
    return {name: numbers[name] for name in names if name in numbers}


def pair_columns(X: NDArray[np.float32]) -> dict[str, Floats]:
    """Give the watched features of pairs by name, from a matrix in the order of all features."""
    watched = [name for kind in KIND_NAMES for name in FEATURE_KINDS.get(kind, ())]
    return {name: X[:, FEATURE_NAMES.index(name)].astype(np.float64) for name in watched}


def kind_of_feature() -> dict[str, str]:
    """Give the Chinese kind of each watched feature."""
    return {
        name: chinese
        for kind, chinese in KIND_NAMES.items()
        for name in FEATURE_KINDS.get(kind, ())
    }
