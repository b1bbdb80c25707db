"""How villagers speak of themselves: past work, skills, wishes, refusals, ties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.synthetic.dirt import TRADITIONAL_SHARE, soil
from data.synthetic.occupations import Catalogue
from data.synthetic.pen import FORMAL_EARLY, FORMAL_LATE, SLANG_EARLY, SLANG_LATE, Pen

LINKS = ("，", "，", "。", "；", " ", "、")


@dataclass(frozen=True, slots=True)
class Self:
    """What one person would say of themselves, if asked everything."""

    past: Sequence[int]
    years: Sequence[float]
    wish: Sequence[int]
    refusal: Sequence[int]
    certificates: Sequence[str]
    furthest: int
    accepts_night: bool
    has_care_duty: bool
    wants_lodging: bool
    is_weak: bool
    pay: float
    home: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """Free text of one entry in the register."""

    experience: str | None = None
    skills: str | None = None
    wish: str | None = None
    profile: str | None = None


class Voice:
    """Put a person into words.

    Parameters
    ----------
    catalogue : Catalogue
        Words for occupations.
    pen : Pen
        Chooses among them.
    formal_share : float
        How often work is named as an advertisement does.
    """

    def __init__(self, catalogue: Catalogue, pen: Pen, formal_share: float) -> None:
        self._occupations = catalogue.occupations
        self._pen = pen
        self._formal_share = formal_share

    def term(self, occupation: int, *, is_late: bool) -> str:
        """Name an occupation as people do; the last quarter has words of its own.

        Parameters
        ----------
        occupation : int
            Index into the catalogue.
        is_late : bool
            The person speaks in the last quarter.

        Returns
        -------
        str
            Mostly an everyday word, sometimes the formal title.
        """
        names = self._occupations[occupation]
        if self._pen.chance(self._formal_share):
            weights = FORMAL_LATE if is_late else FORMAL_EARLY
            return "做" + self._pen.weigh(names.titles, weights)
        return self._pen.weigh(names.slang, SLANG_LATE if is_late else SLANG_EARLY)

    def speak(self, person: Self) -> Speech:
        """Say it all: in one piece, or split over the form's three boxes.

        Parameters
        ----------
        person : Self
            Who speaks.

        Returns
        -------
        Speech
            With typing slips and, for some, in traditional characters.
        """
        pen = self._pen
        traditional = pen.chance(TRADITIONAL_SHARE)

        def finish(clauses: list[str]) -> str | None:
            joined = self._join([clause for clause in clauses if clause])
            return soil(joined, pen, traditional=traditional) or None

        past, skills = self._past(person), self._skills(person)
        wishes = [*self._wishes(person), *self._refusals(person), *self._ties(person)]
        if pen.chance(0.3):
            return Speech(finish(past), finish(skills), finish(wishes), None)
        return Speech(
            profile=finish(
                [
                    *self._frame("opener", 0.25),
                    *past,
                    *skills,
                    *wishes,
                    *self._frame("closing", 0.2),
                ]
            )
        )

    def _join(self, clauses: list[str]) -> str:
        text = ""
        for clause in clauses:
            text += (self._pen.pick(LINKS) if text else "") + clause
        return text

    def _frame(self, kind: str, share: float) -> list[str]:
        return [self._pen.phrase(kind)] if self._pen.chance(share) else []

    def _past(self, person: Self) -> list[str]:
        pen, clauses = self._pen, []
        for occupation, years in zip(person.past, person.years, strict=True):
            word = self.term(occupation, is_late=person.is_late)
            if years < 0.8:
                clauses.append(pen.phrase("past_short", w=word))
            elif not clauses or pen.chance(0.85):
                place = pen.phrase("travel")
                clauses.append(pen.phrase("past", w=word, y=max(1, round(years)), place=place))
        return clauses

    def _skills(self, person: Self) -> list[str]:
        pen = self._pen
        known = [o for o, years in zip(person.past, person.years, strict=True) if years > 1]
        clauses = [
            pen.phrase("skill", w=self.term(occupation, is_late=person.is_late))
            for occupation in known
            if pen.chance(0.4)
        ]
        papers = [pen.phrase("cert", cert=name) for name in person.certificates if pen.chance(0.6)]
        return [*clauses, *papers]

    def _wishes(self, person: Self) -> list[str]:
        pen = self._pen
        if not person.wish:
            return [pen.phrase("vague")] if pen.chance(0.8) else []
        if pen.chance(0.08):
            return [pen.phrase("vague")]
        first, *rest = [self.term(occupation, is_late=person.is_late) for occupation in person.wish]
        more = "".join(pen.phrase("wish_more", w=word) for word in rest)
        return [pen.phrase("wish", w=first) + more]

    def _refusals(self, person: Self) -> list[str]:
        words = [self.term(o, is_late=person.is_late) for o in person.refusal]
        return [self._pen.phrase("refusal", w=word) for word in words if self._pen.chance(0.85)]

    def _ties(self, person: Self) -> list[str]:
        night = "night_yes" if person.accepts_night else "night_no"
        shares = {
            night: 0.12 if person.accepts_night else 0.35,
            "care": 0.5 * person.has_care_duty,
            "lodging": 0.4 * person.wants_lodging,
            "weak": 0.6 * person.is_weak,
        }
        plain = [
            self._pen.phrase(kind) for kind, share in shares.items() if self._pen.chance(share)
        ]
        reach = self._reach(person) if self._pen.chance(0.4) else ""
        return [reach, *plain, self._pay(person) if self._pen.chance(0.25) else ""]

    def _pay(self, person: Self) -> str:
        yuan = round(person.pay / 100) * 100
        thousands = f"{yuan / 1000:.1f}".removesuffix(".0")
        amount = self._pen.phrase("pay_word", n=yuan, k=thousands)
        return self._pen.phrase("pay", pay=amount)

    def _reach(self, person: Self) -> str:
        if person.furthest <= 2:
            return self._pen.phrase("near", home=person.home)
        if person.furthest >= 4:
            places = [self._pen.phrase("city") for _ in range(2)]
            return self._pen.phrase("away", city=places[0], city2=places[1])
        return ""
