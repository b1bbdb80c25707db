"""The office's habits: which vacancies it shows to whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.synthetic.choice import best_fit, needed_level
from data.synthetic.config import SyntheticConfig
from data.synthetic.occupations import Work
from data.synthetic.people import People
from data.synthetic.posts import Posts

OPINION_NOISE = 0.6


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists shown on one day.

    Parameters
    ----------
    people : ndarray of int64, (p,)
        Rows of people.
    posts : ndarray of int64, (p, k)
        Rows of vacancies, best first.
    is_exploration : ndarray of bool, (p, k)
        The slot was filled by lot.
    next_best : ndarray of int64, (p, c)
        Those that just missed the list; an officer may telephone about them.
    """

    people: NDArray[np.int64]
    posts: NDArray[np.int64]
    is_exploration: NDArray[np.bool_]
    next_best: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Office:
    """An office that matches by rules of thumb, popularity and opinion.

    Parameters
    ----------
    people, posts, work : People, Posts, Work
        The market; the office understands each person's wish only in part.
    understanding : ndarray of float64, (n,)
        How well it reads each person, in [0, 1].
    config : SyntheticConfig
        Length of lists and share of slots by lot.
    """

    people: People
    posts: Posts
    work: Work
    understanding: NDArray[np.float64]
    config: SyntheticConfig

    def opinion(
        self, rows: NDArray[np.int64], live: NDArray[np.int64], popularity: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Score live vacancies for people: wishes, distance, pay, what others asked for.

        Parameters
        ----------
        rows, live : ndarray of int64, (p,) and (l,)
            People who are here and vacancies known to have places.
        popularity : ndarray of float64, (v,)
            How much each vacancy was asked for, on a log scale.

        Returns
        -------
        ndarray of float64, (p, l)
            Higher is better.
        """
        i, occupation = rows[:, None], self.posts.occupation[live][None, :]
        wish = best_fit(self.work.similarity, self.people.wish[i], occupation)
        past = best_fit(self.work.similarity, self.people.past[i], occupation)
        level = needed_level(self.people, self.posts, i, live)
        too_far = np.maximum(level - self.people.furthest[i], 0)
        pays = self.posts.pay[live] >= self.people.reservation[i]
        known = self.understanding[i] * (1.9 * wish + 1.2 * past)
        opinion: NDArray[np.float64] = known - 0.35 * too_far + 0.35 * pays
        return opinion + 0.25 * popularity[live]

    def show(
        self,
        rng: np.random.Generator,
        rows: NDArray[np.int64],
        live: NDArray[np.int64],
        opinion: NDArray[np.float64],
    ) -> Lists:
        """Make one list a person out of the live vacancies.

        Parameters
        ----------
        rng : numpy.random.Generator
            Source of chance.
        rows : ndarray of int64, (p,)
            People who are here today.
        live : ndarray of int64, (l,)
            Vacancies known to have places.
        opinion : ndarray of float64, (p, l)
            What the office thinks of each pair; minus infinity where it is not to be shown.

        Returns
        -------
        Lists
            Lists of at most `list_length` vacancies.
        """
        score = opinion + rng.gumbel(0, OPINION_NOISE, opinion.shape)
        length = min(self.config.list_length, len(live))
        order = np.argsort(-score, axis=1, kind="stable")
        top, rest = order[:, :length], order[:, length:]
        by_lot = rng.random(top.shape) < self.config.exploration_share
        if rest.shape[1] < length:
            by_lot[:] = False
        else:
            drawn = rng.permuted(rest, axis=1)[:, :length]
            by_lot &= np.isfinite(np.take_along_axis(score, drawn, axis=1))
            top = np.where(by_lot, drawn, top)
        return Lists(rows, live[top], by_lot, live[rest[:, :4]])
