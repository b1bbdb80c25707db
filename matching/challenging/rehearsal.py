"""The features of a new model as they would have been on an earlier day.

What people are drawn to is learned from the whole log (`features.interest`), without the person
in question but with the same days of everybody else. A model that is judged on days must not
know them that way: it would win over the one that serves, which never saw them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from features.encoder import Encoder
from matching.label_features import label_features
from matching.model import SIDES

if TYPE_CHECKING:
    from matching.training import TrainingReport


def rehearse(
    report: TrainingReport, day: int, seed: int
) -> tuple[Encoder, dict[str, NDArray[np.float32]]]:
    """Learn interest up to a day, and build the features of every labelled row with it.

    Parameters
    ----------
    report : TrainingReport
        The new model, its market and its rows.
    day : int
        Ordinal of the last day that interest may know.
    seed : int
        Seed of training.

    Returns
    -------
    encoder : Encoder
        As it would have served after that day.
    features : dict of str to ndarray of float32, shape (n, n_features)
        To learn from, by side; those of training where no interest was learned.
    """
    encoder, index = report.model.encoder, report.index
    if not len(encoder.interest.weights):
        return encoder, report.features
    then, people, posts = encoder.learn_interest(
        encoder.seekers(index.market.seekers),
        encoder.vacancies(index.market.vacancies, index.employers),
        index.log.up_to(day),
        seed=seed,
    )
    labels = report.labels
    return then, {name: label_features(labels[name], people, posts, index) for name in SIDES}
