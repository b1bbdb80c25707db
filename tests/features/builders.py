"""Tiny hand-made records and a reader of six occupations, for tests of numbers about pairs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Final

import numpy as np

from data.records import Employer, EmployerId, Interaction, Seeker, SeekerId, Vacancy, VacancyId
from features.encoder import Encoder, Reader, build_reader, fit_encoder
from features.history import History, build_event_log
from features.lexical import LexicalConfig
from features.occupations import Lexicon
from features.pair_features import Pairs

AS_OF: Final = date(2025, 3, 10)

WORDS: Final = """\
family\t缝制\t制造
family\t保洁家政\t服务
family\t安保\t服务
family\t普工杂工\t制造
occupation\tsewer\t缝纫工\t缝制\t\t缝纫\t车位 踩电车\t\t
occupation\tironer\t熨烫工\t缝制\t\t熨烫\t烫衣\t\t
occupation\tcleaner\t保洁员\t保洁家政\t\t保洁 清洁工\t\t\t
occupation\tnanny\t家政保姆\t保洁家政\t\t保姆 家政\t\t\t
occupation\tguard\t保安员\t安保\t\t保安\t看门\t\t
occupation\tgeneral\t普工\t普工杂工\t\t操作工\t\t\t
"""
SEWER, IRONER, CLEANER, NANNY, GUARD, GENERAL = range(6)

Fields = Any
"""Any field of a record, by keyword: builders pass them on as they are."""


def make_seeker(seeker_id: str = "S1", **fields: Fields) -> Seeker:
    """Make a person of whom only the fields given are known."""
    return Seeker(seeker_id=SeekerId(seeker_id), **fields)


def make_vacancy(vacancy_id: str = "V1", **fields: Fields) -> Vacancy:
    """Make a vacancy that is live on `AS_OF`."""
    given: dict[str, Fields] = {
        "employer_id": EmployerId("E1"),
        "title": "缝纫工",
        "headcount": 2,
        "published_on": date(2025, 3, 1),
        "expires_on": date(2025, 6, 1),
    }
    return Vacancy(vacancy_id=VacancyId(vacancy_id), **given | fields)


def make_employer(employer_id: str = "E1", **fields: Fields) -> Employer:
    """Make an employer of whom only the name and the fields given are known."""
    given: dict[str, Fields] = {"name": f"单位{employer_id}"}
    return Employer(employer_id=EmployerId(employer_id), **given | fields)


def make_event(
    seeker_id: str, vacancy_id: str, kind: str, day: date, **fields: Fields
) -> Interaction:
    """Make an event."""
    return Interaction(
        seeker_id=SeekerId(seeker_id),
        vacancy_id=VacancyId(vacancy_id),
        kind=kind,
        occurred_on=day,
        **fields,
    )


@cache
def small_reader() -> Reader:
    """Build the reader of the six occupations once."""
    return build_reader(Lexicon.from_text(WORDS))


@cache
def small_encoder() -> Encoder:
    """Fit vectorisers on a handful of texts once."""
    titles = ("缝纫工", "熨烫工", "保洁员", "家政保姆", "保安员", "操作工")
    posts = [make_vacancy(f"V{i}", title=title) for i, title in enumerate(titles)]
    people = [make_seeker(f"S{i}", wish_text=f"想做{title}") for i, title in enumerate(titles)]
    config = LexicalConfig(n_topics=3)
    employers = {EmployerId("E1"): make_employer()}
    return fit_encoder(small_reader(), people, posts, employers, config=config, seed=0)[0]


def ask(
    seekers: Sequence[Seeker],
    vacancies: Sequence[Vacancy],
    *,
    employers: Sequence[Employer] = (),
    events: Sequence[Interaction] = (),
    as_of: date = AS_OF,
) -> Pairs:
    """Ask about every person with every vacancy, person by person."""
    owners = {employer.employer_id: employer for employer in employers or [make_employer()]}
    rows = {employer_id: row for row, employer_id in enumerate(owners)}
    encoder = small_encoder()
    n, m = len(seekers), len(vacancies)
    log = build_event_log(
        events,
        {seeker.seeker_id: row for row, seeker in enumerate(seekers)},
        {vacancy.vacancy_id: row for row, vacancy in enumerate(vacancies)},
    )
    history = History(
        log,
        np.array([rows[vacancy.employer_id] for vacancy in vacancies], dtype=np.int64),
        np.array([vacancy.headcount for vacancy in vacancies], dtype=np.float64),
    )
    return Pairs(
        seekers=encoder.seekers(seekers),
        vacancies=encoder.vacancies(vacancies, owners),
        seeker_rows=np.repeat(np.arange(n), m),
        vacancy_rows=np.tile(np.arange(m), n),
        days=np.full(n * m, as_of.toordinal(), dtype=np.int64),
        history=history,
        seeker_ids=np.arange(n, dtype=np.int64),
        vacancy_ids=np.arange(m, dtype=np.int64),
    )
