"""The employer's side: how likely an applicant is taken while places are left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from data.synthetic.chance import logistic
from data.synthetic.choice import Numbers, Rows, needed_level
from data.synthetic.occupations import Work
from data.synthetic.people import People
from data.synthetic.posts import Posts

LOWEST_AGE = 16.0
FULL_AGE = 18.0
FAKE_PENALTY = 3.5


def _skill(people: People, posts: Posts, work: Work, i: Rows, j: Rows) -> Numbers:
    occupation = np.broadcast_to(posts.occupation[j], np.broadcast(i, j).shape)
    near = work.similarity[people.past[i], occupation[..., None]]
    practice = 0.5 + 0.5 * np.minimum(people.years[i] / 4, 1)
    skill: Numbers = (near * practice).max(axis=-1)
    need = work.catalogue.skill[occupation]
    welcome = 1.1 * posts.newbie[j] * (1 - skill) * (1 - need)
    done = (people.years[i] * near).max(axis=-1)
    short = 0.25 * np.maximum(posts.wished_years[j] - done, 0)
    mastery: Numbers = (1.2 + 1.8 * need) * (skill - 0.35) + welcome - short
    return mastery


def _papers(people: People, posts: Posts, work: Work, i: Rows, j: Rows) -> Numbers:
    needed = work.catalogue.needed[posts.occupation[j]]
    held = people.certificates[i, needed] | (needed < 0)
    gap = np.maximum(posts.schooling[j] - people.schooling[i], 0)
    papers: Numbers = -1.9 * (posts.needs_certificate[j] & ~held) - 0.4 * np.minimum(gap, 3)
    return papers


def _body(people: People, posts: Posts, work: Work, i: Rows, j: Rows, day: int) -> Numbers:
    age = people.age(day)[i]
    over = np.clip(age - posts.max_age[j], 0, 15)
    heavy = work.catalogue.exertion[posts.occupation[j]]
    unfit = (1 - people.strength[i]) * (0.35 + 2.2 * heavy)
    worn = np.maximum(age - 55, 0) * 0.07 * heavy
    young = 0.05 * np.maximum(posts.min_age[j] - age, 0)
    return -0.11 * over - unfit - worn - young


def accept_logit(people: People, posts: Posts, work: Work, i: Rows, j: Rows, day: int) -> Numbers:
    """Sum what can in principle be known of an employer's view of an applicant.

    Skill and years in the work or near it, welcome for beginners, certificates, schooling and
    age that the employer wishes, health against exertion. Not: sex.

    Parameters
    ----------
    people, posts, work : People, Posts, Work
        The market.
    i, j : ndarray of int64
        Rows of people and vacancies, of shapes that broadcast.
    day : int
        Day on which ages count.

    Returns
    -------
    ndarray of float64
        Log odds but for the general level, reliability and strictness.
    """
    return (
        _skill(people, posts, work, i, j)
        + _papers(people, posts, work, i, j)
        + _body(people, posts, work, i, j, day)
        - FAKE_PENALTY * posts.is_fake[j]
    )


def lawful(
    people: People, posts: Posts, work: Work, i: Rows, j: Rows, day: int
) -> NDArray[np.bool_]:
    """Say whether a person's age lets them do the work at all.

    Parameters
    ----------
    people, posts, work : People, Posts, Work
        The market.
    i, j : ndarray of int64
        Rows of people and vacancies, of shapes that broadcast.
    day : int
        Day on which ages count.

    Returns
    -------
    ndarray of bool
        False below 16, and below 18 in work that the law lists.
    """
    age = people.age(day)[i]
    barred = work.catalogue.barred_to_minors[posts.occupation[j]]
    return (age >= LOWEST_AGE) & ((age >= FULL_AGE) | ~barred)


def stay_probability(people: People, posts: Posts, i: Rows, j: Rows) -> Numbers:
    """Say how likely somebody hired is still there after three months.

    Parameters
    ----------
    people, posts : People, Posts
        The market.
    i, j : ndarray of int64
        Rows of people and vacancies.

    Returns
    -------
    ndarray of float64
        In (0, 1).
    """
    pay = np.clip(np.log(posts.pay[j] / people.reservation[i]), -0.8, 0.6)
    beyond = np.maximum(needed_level(people, posts, i, j) - people.furthest[i], 0)
    odds = 0.7 + 1.5 * pay - 0.5 * beyond + 0.5 * posts.quality[j] + 0.3 * people.reliability[i]
    return logistic(odds)
