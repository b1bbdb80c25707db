"""Whether the work offered is work that the person did, can do, wishes or refuses."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from features.columnar import Floats
from features.pair_features.pairs import Pairs

Marks = NDArray[np.bool_]
Slots = NDArray[np.int32]


def _any_slot(marks: Marks, slots: Slots, pairs: Pairs) -> Floats:
    """1 where any occupation of the vacancy's slots is marked for the person."""
    found = marks[pairs.seeker_rows[:, None], slots[pairs.vacancy_rows]]
    return found.any(axis=1).astype(float)


def work_columns(pairs: Pairs) -> dict[str, Floats]:
    """Compare occupations read in both texts, exactly and by family.

    A vacancy whose title names no occupation is compared by its description; a person in
    whose text no occupation was found has zeros everywhere and `n_past` + `n_wished` = 0.
    """
    people, posts = pairs.seekers, pairs.vacancies
    exact = {
        f"{name}_{where}": _any_slot(marks, slots, pairs)
        for name, marks in (
            ("wished", people.wished),
            ("past", people.past),
            ("skilled", people.skilled),
            ("refused", people.refused),
        )
        for where, slots in (("title", posts.titled), ("text", posts.mentioned))
    }
    family = {
        f"{name}_family": _any_slot(marks, posts.titled_family, pairs)
        for name, marks in (
            ("wished", people.wished_family),
            ("past", people.past_family),
            ("refused", people.refused_family),
        )
    }
    family["wished_family_text"] = _any_slot(people.wished_family, posts.mentioned_family, pairs)
    family["past_family_text"] = _any_slot(people.past_family, posts.mentioned_family, pairs)
    return exact | family | _hint_columns(pairs) | _summaries(pairs, exact, family)


def _hint_columns(pairs: Pairs) -> dict[str, Floats]:
    """Compare by the strongest hint: 1 for a known word, less for what was only learned."""
    people, posts = pairs.seekers, pairs.vacancies
    return {
        f"{name}_hint_{where}": hints[pairs.seeker_rows[:, None], slots[pairs.vacancy_rows]]
        .max(axis=1)
        .astype(float)
        for name, exact, family in (
            ("wished", people.wish_hints, people.wish_family_hints),
            ("past", people.past_hints, people.past_family_hints),
        )
        for where, hints, slots in (
            ("title", exact, posts.titled),
            ("text", exact, posts.mentioned),
            ("family", family, posts.titled_family),
            ("family_text", family, posts.mentioned_family),
        )
    }


def _summaries(
    pairs: Pairs, exact: dict[str, Floats], family: dict[str, Floats]
) -> dict[str, Floats]:
    wished = _level(exact["wished_title"], exact["wished_text"], family["wished_family"])
    past = _level(exact["past_title"], exact["past_text"], family["past_family"])
    return {
        "wished_level": wished,
        "past_level": past,
        "work_level": np.maximum(wished, past) - exact["refused_title"],
        "n_wished": pairs.of_seeker("n_wished"),
        "n_past": pairs.of_seeker("n_past"),
        "n_titled": pairs.of_vacancy("n_titled"),
        "title_is_generic": pairs.of_vacancy("title_is_generic"),
        "open_to_anything": pairs.of_seeker("open_to_anything"),
    }


def _level(title: Floats, text: Floats, family: Floats) -> Floats:
    """1 for the title's occupation, .7 for one in the text, .4 for the family."""
    level: Floats = np.maximum(title, np.maximum(0.7 * text, 0.4 * family))
    return level
