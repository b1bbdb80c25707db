"""Fifteen months in an office: lists, looks, applications, decisions, places that run out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from data.columns import Kinds
from data.synthetic.hiring import stay_probability
from data.synthetic.ledger import Entry, Ledger
from data.synthetic.office import Lists, Office
from data.synthetic.pen import Pen
from data.synthetic.truth import Truth
from data.synthetic.visits import draw_visits

Progress = Callable[[float], None]

REST_DAYS = 80
"""Somebody who was hired seldom comes back sooner."""
RETAINED_DAYS = 90
USUAL_APPLY, USUAL_ACCEPT = 0.1, 0.33
"""Rates at which a clerk's slip is written down."""
REJECTIONS = ("缺少经验", "不符合岗位要求", "年龄偏大", "面试未通过", "技能不足", None, None)
DECLINES = ("工资偏低", "离家太远", "家中有事", "已找到工作", None)
NO_SHOWS = ("联系不上", "未到场", None)


@dataclass(slots=True)
class History:
    """The state of the office as days go by.

    Parameters
    ----------
    truth : Truth
        Who would apply and who would be taken.
    rng : numpy.random.Generator
        Source of chance.
    """

    truth: Truth
    rng: np.random.Generator
    ledger: Ledger = field(init=False)
    pen: Pen = field(init=False)
    filled: NDArray[np.int64] = field(init=False)
    asked: NDArray[np.float64] = field(init=False)
    rests_until: NDArray[np.int64] = field(init=False)
    applied: dict[int, set[int]] = field(default_factory=dict)
    applications: int = 0
    due: list[tuple[int, int, int, int, Entry | None]] = field(default_factory=list)
    lists: int = 0

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.truth.config.log_days)
        self.pen = Pen(self.rng)
        self.filled = np.zeros(len(self.truth.posts), dtype=np.int64)
        self.asked = np.zeros(len(self.truth.posts))
        self.rests_until = np.full(len(self.truth.people), -1)

    def run(self, office: Office, progress: Progress | None = None) -> None:
        """Live through all days before the cut-off.

        Parameters
        ----------
        office : Office
            Makes the lists.
        progress : callable, optional
            Told the share of days that are done.
        """
        config = self.truth.config
        visits = draw_visits(self.rng, self.truth.people, config)
        for day in range(config.log_days):
            self.decide_what_is_due(day)
            if day in visits:
                self.receive(day, visits[day], office)
            if progress is not None:
                progress((day + 1) / config.log_days)

    def receive(self, day: int, rows: NDArray[np.int64], office: Office) -> None:
        """Show lists to those who came and are not at work."""
        posts = self.truth.posts
        rows = rows[self.rests_until[rows] < day]
        live = np.flatnonzero(posts.live(day) & (self.filled < posts.headcount))
        if len(rows) and len(live):
            opinion = office.opinion(rows, live, np.log1p(self.asked))
            opinion[self.already(rows, live)] = -np.inf
            lists = office.show(self.rng, rows, live, opinion)
            self.look(day, lists)
            self.telephone(day, lists)

    def already(self, rows: NDArray[np.int64], live: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Mark, (p, l), what each person has applied for before."""
        marks = np.zeros((len(rows), len(live)), dtype=np.bool_)
        for row, seeker in enumerate(rows.tolist()):
            if seeker in self.applied:
                marks[row] = np.isin(live, sorted(self.applied[seeker]))
        return marks

    def look(self, day: int, lists: Lists) -> None:
        """Let people look down their lists and apply."""
        shape = lists.posts.shape
        attention = np.exp(self.rng.normal(0, 0.08, (shape[0], 1)))
        examined = self.truth.config.view_share / (1 + 0.3 * np.arange(shape[1]))
        viewed = self.rng.random(shape) < np.minimum(examined * attention, 1)
        applies = viewed & self.wants(day, lists.people, lists.posts)
        for row, seeker in enumerate(lists.people.tolist()):
            self.lists += 1
            for slot, vacancy in enumerate(lists.posts[row].tolist()):
                entry = Entry(f"L{self.lists:07d}", slot + 1, bool(lists.is_exploration[row, slot]))
                self.ledger.write(day, seeker, vacancy, Kinds.SHOWN, entry)
                if viewed[row, slot]:
                    self.ledger.write(day, seeker, vacancy, Kinds.VIEWED, entry)
                if applies[row, slot]:
                    self.apply(day, seeker, vacancy, Kinds.APPLIED, entry)

    def telephone(self, day: int, lists: Lists) -> None:
        """Refer by telephone: no list is kept, only the referral."""
        called = self.rng.random(len(lists.people)) < self.truth.config.phone_share
        agrees = self.wants(day, lists.people, lists.next_best) & called[:, None]
        for row, slot in zip(*np.nonzero(agrees), strict=True):
            seeker, vacancy = int(lists.people[row]), int(lists.next_best[row, slot])
            self.apply(day, seeker, vacancy, Kinds.REFERRED, Entry())

    def wants(
        self, day: int, people: NDArray[np.int64], posts: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Draw who applies, with a clerk's slips."""
        config = self.truth.config
        when = config.start + timedelta(days=day)
        p_apply, _ = self.truth.probabilities(people[:, None], posts, when)
        written = p_apply + config.label_noise * (USUAL_APPLY - p_apply)
        return self.rng.random(posts.shape) < written

    def apply(self, day: int, seeker: int, vacancy: int, kind: str, entry: Entry) -> None:
        """Write an application once a pair and put its decision on the calendar."""
        known = self.applied.setdefault(seeker, set())
        if vacancy in known:
            return
        known.add(vacancy)
        self.applications += 1
        self.asked[vacancy] += 1
        self.ledger.write(day, seeker, vacancy, kind, entry)
        slow = self.pen.between(30, 100) if self.pen.chance(0.06) else 0.0
        wait = 3 + int(self.rng.exponential(6.0) + slow)
        heappush(self.due, (day + wait, self.applications, seeker, vacancy, entry))

    def decide_what_is_due(self, day: int) -> None:
        """Take the decisions of a day; an entry of None gives a place back."""
        while self.due and self.due[0][0] <= day:
            _, _, seeker, vacancy, entry = heappop(self.due)
            if entry is None:
                self.filled[vacancy] -= 1
            elif self.filled[vacancy] >= self.truth.posts.headcount[vacancy]:
                self.ledger.write(day, seeker, vacancy, Kinds.FULL, entry)
            else:
                self.decide(day, seeker, vacancy, entry)

    def decide(self, day: int, seeker: int, vacancy: int, entry: Entry) -> None:
        """Let the employer decide on one applicant."""
        config = self.truth.config
        when = config.start + timedelta(days=day)
        pair = np.array([seeker]), np.array([vacancy])
        p_accept = float(self.truth.probabilities(*pair, when)[1][0])
        written = p_accept + config.label_noise * (USUAL_ACCEPT - p_accept)
        if self.pen.chance(written):
            self.hire(day, seeker, vacancy, entry)
        else:
            self.refuse(day, seeker, vacancy, entry, p_accept)

    def hire(self, day: int, seeker: int, vacancy: int, entry: Entry) -> None:
        """Write a hiring and what becomes of it."""
        self.filled[vacancy] += 1
        self.ledger.write(day - 1, seeker, vacancy, Kinds.INTERVIEWED, entry)
        self.ledger.write(day, seeker, vacancy, Kinds.HIRED, entry)
        if self.pen.chance(0.07):
            self.withdraw(day, seeker, vacancy, entry)
            return
        if self.pen.chance(0.8):
            self.rests_until[seeker] = day + REST_DAYS
        pair = np.array([seeker]), np.array([vacancy])
        people, posts = self.truth.people, self.truth.posts
        if self.pen.chance(float(stay_probability(people, posts, *pair)[0])):
            self.ledger.write(day + RETAINED_DAYS, seeker, vacancy, Kinds.RETAINED, entry)

    def withdraw(self, day: int, seeker: int, vacancy: int, entry: Entry) -> None:
        """Let somebody hired say no, or not appear; the place is free from the next day."""
        later = day + 1 + int(self.pen.between(0, 6))
        kind, reasons = (
            (Kinds.DECLINED, DECLINES) if self.pen.chance(0.6) else (Kinds.NO_SHOW, NO_SHOWS)
        )
        self.ledger.write(later, seeker, vacancy, kind, entry, self.pen.pick(reasons))
        heappush(self.due, (later + 1, -len(self.ledger.rows), seeker, vacancy, None))

    def refuse(self, day: int, seeker: int, vacancy: int, entry: Entry, p_accept: float) -> None:
        """Write how an application came to nothing."""
        if self.pen.chance(0.12):
            self.ledger.write(day, seeker, vacancy, Kinds.NO_SHOW, entry, self.pen.pick(NO_SHOWS))
            return
        if self.pen.chance(0.25 + 0.5 * p_accept):
            self.ledger.write(day - 1, seeker, vacancy, Kinds.INTERVIEWED, entry)
        declines = self.pen.chance(0.08)
        kind, reasons = (Kinds.DECLINED, DECLINES) if declines else (Kinds.REJECTED, REJECTIONS)
        self.ledger.write(day, seeker, vacancy, kind, entry, self.pen.pick(reasons))
