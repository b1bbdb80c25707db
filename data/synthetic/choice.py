"""The person's side: how likely somebody who looks at a vacancy applies for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from data.geography.distance import distance_km
from data.synthetic.occupations import Work
from data.synthetic.people import People
from data.synthetic.posts import Posts

Rows = NDArray[np.int64]
Numbers = NDArray[np.float64]

WISH_WEIGHT, PAST_WEIGHT, REFUSAL_WEIGHT = 3.0, 1.4, 2.6
VAGUE_FIT = 0.32
"""How well easy work fits somebody without a wish."""
VILLAGE, TOWNSHIP, COUNTY, CITY, PROVINCE = range(5)
LEAST_LEVEL = np.array([VILLAGE, TOWNSHIP, COUNTY, CITY, PROVINCE, VILLAGE])
"""How near to home work can be at best, by `occupations.SCENES`."""
AWAY_KM_FELT = 60.0
"""Beyond this one moves house: more kilometres hardly matter."""


def best_fit(similarity: Numbers, occupations: Rows, post: Rows) -> Numbers:
    """Say how near the nearest of a person's occupations is to the vacancy's.

    Parameters
    ----------
    similarity : ndarray of float64, (m + 1, m)
        Row -1 is zero.
    occupations : ndarray of int64, (..., k)
        Of each pair's person; -1 for none.
    post : ndarray of int64, (...)
        Occupation of each pair's vacancy.

    Returns
    -------
    ndarray of float64, (...)
        In [0, 1].
    """
    nearest: Numbers = similarity[occupations, post[..., None]].max(axis=-1)
    return nearest


def needed_level(people: People, posts: Posts, i: Rows, j: Rows) -> NDArray[np.int64]:
    """Say how far from home each pair's workplace is.

    Parameters
    ----------
    people, posts : People, Posts
        The market.
    i, j : ndarray of int64
        Rows of people and vacancies, of shapes that broadcast.

    Returns
    -------
    ndarray of int64
        0 in the village, 1 township, 2 county, 3 Heyuan, 4 elsewhere in Guangdong.
    """
    home, place = people.division[i], posts.division[j]
    near = np.where(home == place, VILLAGE, TOWNSHIP)
    near = np.where(home // 1000 == place // 1000, near, COUNTY)
    near = np.where(home // 10**6 == place // 10**6, near, CITY)
    # A plant in a seat carries the code of some village of that township or county.
    level: NDArray[np.int64] = np.maximum(near, LEAST_LEVEL[posts.scene[j]])
    return level


def _calling(people: People, posts: Posts, work: Work, i: Rows, j: Rows) -> Numbers:
    occupation = np.broadcast_to(posts.occupation[j], np.broadcast(i, j).shape)
    wish = best_fit(work.similarity, people.wish[i], occupation)
    vague = (people.wish[i] < 0).all(axis=-1)
    wish = np.where(vague, VAGUE_FIT * (1 - work.catalogue.skill[occupation]), wish)
    past = best_fit(work.similarity, people.past[i], occupation)
    refused = best_fit(work.similarity, people.refusal[i], occupation)
    still_liked = 1 - np.minimum(refused * 2, 1)
    calling: Numbers = WISH_WEIGHT * wish + PAST_WEIGHT * past * still_liked
    return calling - REFUSAL_WEIGHT * refused


def _way(people: People, posts: Posts, i: Rows, j: Rows) -> Numbers:
    level = needed_level(people, posts, i, j)
    beyond = np.maximum(level - people.furthest[i], 0)
    home, place = people.position[i], posts.position[j]
    km = distance_km(home[..., 0], home[..., 1], place[..., 0], place[..., 1])
    felt = np.log1p(np.minimum(km, AWAY_KM_FELT) / 6)
    care = people.has_care_duty[i]
    away = level == PROVINCE
    daily = -felt * (0.25 + 0.35 * care)
    leaving = np.where(people.furthest[i] >= PROVINCE, 0.35, 0.0) - 0.6 * care
    way: Numbers = np.where(away, leaving, daily) - 0.85 * beyond
    return way


def _terms(people: People, posts: Posts, i: Rows, j: Rows) -> Numbers:
    pay = np.clip(np.log(posts.pay[j] / people.reservation[i]), -0.8, 0.6)
    night = np.where(people.accepts_night[i], -0.1, -1.1) * np.array([0, 0.7, 1.2])[posts.shift[j]]
    bed = 0.7 * people.wants_lodging[i] * (posts.has_lodging[j] - 0.6)
    hours = (0.15 + 0.75 * people.has_care_duty[i]) * posts.is_flexible[j]
    terms: Numbers = 2.4 * pay + night + bed + hours + 0.2 * posts.has_insurance[j]
    return terms + 0.3 * posts.quality[j]


def apply_logit(people: People, posts: Posts, work: Work, i: Rows, j: Rows) -> Numbers:
    """Sum what can in principle be known of a person's interest in a vacancy.

    Wishes, past work and refusals; pay against the least pay; the way there, care duties and
    willingness to leave; night work, lodging, hours, insurance, the firm's name. Not: sex.

    Parameters
    ----------
    people, posts, work : People, Posts, Work
        The market.
    i, j : ndarray of int64
        Rows of people and vacancies, of shapes that broadcast.

    Returns
    -------
    ndarray of float64
        Log odds but for the general level and the private taste.
    """
    return (
        _calling(people, posts, work, i, j)
        + _way(people, posts, i, j)
        + _terms(people, posts, i, j)
    )


def private_taste(people: People, posts: Posts, i: Rows, j: Rows) -> Numbers:
    """Sum what nobody can know: how a person's taste meets a vacancy's flavour.

    Parameters
    ----------
    people, posts : People, Posts
        The market.
    i, j : ndarray of int64
        Rows of people and vacancies, of shapes that broadcast.

    Returns
    -------
    ndarray of float64
        About standard normal.
    """
    taste: Numbers = np.einsum("...t,...t->...", people.taste[i], posts.flavour[j])
    return taste
