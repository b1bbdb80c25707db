"""How employers write: titles, duties, wishes, benefits; some say little, some too much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.synthetic.occupations import Catalogue
from data.synthetic.pen import FORMAL_EARLY, FORMAL_LATE, Pen

GENERIC_SHARE = 0.16
DISTRACTOR_SHARE = 0.09
SCHOOLING_WORDS = {2: "小学", 3: "初中", 5: "高中或中专", 6: "大专", 7: "本科"}
SHIFT_KINDS = ("shift_day", "shift_two", "shift_night")
LINKS = ("；", "。", "，", " ")


@dataclass(frozen=True, slots=True)
class Post:
    """What one employer would say of one post, if asked everything."""

    occupation: int
    others: Sequence[int]
    town: str
    shift: int
    newbie: float
    years: int
    min_age: int
    max_age: int
    schooling: int
    certificate: str | None
    has_lodging: bool
    has_insurance: bool
    is_flexible: bool
    is_away: bool
    is_fake: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Advertisement:
    """Free text of one vacancy."""

    title: str
    description: str
    benefits: str | None


class Copywriter:
    """Put posts into words.

    Parameters
    ----------
    catalogue : Catalogue
        Formal words for occupations.
    pen : Pen
        Chooses among them.
    """

    def __init__(self, catalogue: Catalogue, pen: Pen) -> None:
        self._occupations = catalogue.occupations
        self._pen = pen

    def title(self, occupation: int, *, is_late: bool) -> str:
        """Choose one of an occupation's formal titles; habits change in the last quarter.

        Parameters
        ----------
        occupation : int
            Index into the catalogue.
        is_late : bool
            The post appears in the last quarter.

        Returns
        -------
        str
            A title.
        """
        weights = FORMAL_LATE if is_late else FORMAL_EARLY
        return self._pen.weigh(self._occupations[occupation].titles, weights)

    def write(self, post: Post) -> Advertisement:
        """Write an advertisement.

        Parameters
        ----------
        post : Post
            What there is to say.

        Returns
        -------
        Advertisement
            Its title, description and benefits.
        """
        pen = self._pen
        title = self.title(post.occupation, is_late=post.is_late)
        if pen.chance(GENERIC_SHARE):
            title = pen.phrase("generic")
        return Advertisement(
            title=pen.phrase("decorate", t=title, town=post.town) if pen.chance(0.35) else title,
            description=self._description(post),
            benefits=self._benefits(post),
        )

    def _description(self, post: Post) -> str:
        pen = self._pen
        duties = self._occupations[post.occupation].duties
        said = "、".join(duties) if pen.chance(0.6) else pen.pick(duties)
        clauses = [
            pen.phrase("about") if pen.chance(0.25) else "",
            pen.phrase("describe", d=said),
            self._level(post),
            pen.phrase(SHIFT_KINDS[post.shift]) if pen.chance(0.7) else "",
            *self._wishes(post),
            pen.phrase("flexible") if post.is_flexible and pen.chance(0.8) else "",
            pen.phrase("far_term") if post.is_away and pen.chance(0.15) else "",
            self._distractor(post),
            pen.phrase("fake") if post.is_fake else "",
        ]
        link = pen.pick(LINKS)
        return link.join(clause for clause in clauses if clause)

    def _level(self, post: Post) -> str:
        if self._pen.chance(0.25):
            return ""
        if post.newbie > 0.55:
            return self._pen.phrase("newbie")
        return self._pen.phrase("skilled", y=post.years) if post.years else ""

    def _wishes(self, post: Post) -> list[str]:
        pen, wishes = self._pen, []
        if post.max_age < 99 and pen.chance(0.75):
            wishes.append(pen.phrase("age", a=max(post.min_age, 16), b=post.max_age))
        if post.schooling in SCHOOLING_WORDS and pen.chance(0.6):
            wishes.append(pen.phrase("schooling", e=SCHOOLING_WORDS[post.schooling]))
        if post.certificate and pen.chance(0.8):
            wishes.append(pen.phrase("permit", cert=post.certificate))
        return wishes

    def _distractor(self, post: Post) -> str:
        if not self._pen.chance(DISTRACTOR_SHARE):
            return ""
        o1, o2, o3 = (self.title(other, is_late=post.is_late) for other in post.others)
        return self._pen.phrase("distractor", o1=o1, o2=o2, o3=o3)

    def _benefits(self, post: Post) -> str | None:
        pen = self._pen
        said = [pen.phrase("benefit_stay")] if post.has_lodging and pen.chance(0.85) else []
        if post.has_insurance and pen.chance(0.85):
            said.append(pen.phrase("benefit_insurance"))
        said += [pen.phrase("benefit") for _ in range(int(pen.between(0, 3)))]
        return "、".join(dict.fromkeys(said)) or None
