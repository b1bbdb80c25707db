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
    interest = {"interest": _interest(pairs)}
    return exact | family | _near_columns(pairs) | _summaries(pairs, exact, family) | interest


def _interest(pairs: Pairs) -> Floats:
    """How far the vacancy lies where the person is drawn; 0 where nothing was learned."""
    drawn, lying = pairs.seekers.interest, pairs.vacancies.direction
    products = drawn[pairs.seeker_rows] * lying[pairs.vacancy_rows]
    if not products.shape[1]:
        return np.zeros(len(pairs))
    # Summed left to right: numpy's pairwise sum would depend on the width of the batch.
    total: Floats = np.add.accumulate(products, axis=1)[:, -1].astype(float)
    return total


def _near_columns(pairs: Pairs) -> dict[str, Floats]:
    """Compare by the nearest occupation: 1 for a known word, less for what was only learned."""
    people, posts = pairs.seekers, pairs.vacancies
    return {
        f"{name}_{where}": table[pairs.seeker_rows[:, None], slots[pairs.vacancy_rows]]
        .max(axis=1)
        .astype(float)
        for name, near in (
            ("wished_hint", people.wish_hints),
            ("past_hint", people.past_hints),
            ("wished_resemblance", people.wish_resemblance),
            ("past_resemblance", people.past_resemblance),
        )
        for where, table, slots in (
            ("title", near.exact, posts.titled),
            ("text", near.exact, posts.mentioned),
            ("family", near.family, posts.titled_family),
            ("family_text", near.family, posts.mentioned_family),
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
        "work_level": work_level(wished, past, exact["refused_title"]),
        "n_wished": pairs.of_seeker("n_wished"),
        "n_past": pairs.of_seeker("n_past"),
        "n_titled": pairs.of_vacancy("n_titled"),
        "title_is_generic": pairs.of_vacancy("title_is_generic"),
        "open_to_anything": pairs.of_seeker("open_to_anything"),
    }


def work_level(wished: Floats, past: Floats, refused: Floats) -> Floats:
    """Put the wish, the past and the refusal of a title together.

    Parameters
    ----------
    wished, past : ndarray of float64
        How near the work is to what is wished and to what was done, in [0, 1].
    refused : ndarray of float64
        1 where the title names refused work.

    Returns
    -------
    ndarray of float64
        In [-1, 1].
    """
    level: Floats = np.maximum(wished, past) - refused
    return level


def _level(title: Floats, text: Floats, family: Floats) -> Floats:
    """1 for the title's occupation, .7 for one in the text, .4 for the family."""
    level: Floats = np.maximum(title, np.maximum(0.7 * text, 0.4 * family))
    return level
