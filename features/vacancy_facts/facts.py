"""What an advertisement says, fact by fact: a value, or None where it says nothing.

A fact that the text does not state stays blank; nothing is assumed from the trade or the title.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from features.vacancy_facts.fact import Fact
from features.vacancy_facts.person_wished import find_person_wished
from features.vacancy_facts.work_offered import find_work_offered
from features.vacancy_facts.yes_or_no import find_answers


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyFacts:
    """Facts of one advertisement; None or empty where it says nothing.

    Parameters
    ----------
    night_shift, two_shift, lodging, meals, insurance, couple_room, flexible_hours : bool or None
        Night work at all, day and night by turns, a bed, food, social insurance, a room for
        couples, hours of one's own choice.
    beginners_welcome, experience_required, heavy_work : bool or None
        Wishes towards the person, and bodily strain.
    certificates : tuple of str
        Certificates named, as written, sorted.
    min_age, max_age : float or None
        Wished age in years.
    min_education : str or None
        Lowest education by its official name.
    experience_years : float or None
        Years of experience asked for, at least.
    hours_a_day : float or None
        Working hours a day, 3 to 16.
    days_off_a_month : float or None
        Free days a month: 8 for 双休, 4 for 单休.
    term : str or None
        长期, 暑假工, 短期, as written.
    is_dispatched : bool or None
        Through an agency; False for 厂家直招.
    heads : float or None
        Number of people sought.
    strains, benefits : tuple of str
        Standing, noise, dust and the like; leave, bonus, bus and the like; sorted.
    """

    night_shift: bool | None = None
    two_shift: bool | None = None
    lodging: bool | None = None
    meals: bool | None = None
    insurance: bool | None = None
    couple_room: bool | None = None
    flexible_hours: bool | None = None
    beginners_welcome: bool | None = None
    experience_required: bool | None = None
    certificates: tuple[str, ...] = ()
    min_age: float | None = None
    max_age: float | None = None
    min_education: str | None = None
    heavy_work: bool | None = None
    experience_years: float | None = None
    hours_a_day: float | None = None
    days_off_a_month: float | None = None
    term: str | None = None
    is_dispatched: bool | None = None
    heads: float | None = None
    strains: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()


_LISTS = {field.name for field in fields(VacancyFacts) if field.default == ()}


def find_facts(normalised: str) -> tuple[Fact, ...]:
    """Find the facts that an advertisement states, each with its phrase.

    Parameters
    ----------
    normalised : str
        The advertisement, from `features.normalising.normalise`.

    Returns
    -------
    tuple of Fact
        In the order of the text; a list (certificates, strains, benefits) gives one for each.

    Examples
    --------
    >>> [(f.name, f.value) for f in find_facts("两班倒,月休4天")]
    [('night_shift', True), ('two_shift', True), ('days_off_a_month', 4.0)]
    """
    found = (
        *find_answers(normalised),
        *find_person_wished(normalised),
        *find_work_offered(normalised),
    )
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))


def read_facts(normalised: str) -> VacancyFacts:
    """Read the facts that an advertisement states.

    Parameters
    ----------
    normalised : str
        The advertisement, from `features.normalising.normalise`.

    Returns
    -------
    VacancyFacts
        Blank facts are None.

    Examples
    --------
    >>> facts = read_facts("两班倒,包吃住,有夫妻房,18-45岁,初中以上,生手可学")
    >>> facts.two_shift, facts.lodging, facts.couple_room, facts.insurance
    (True, True, True, None)
    >>> facts.min_age, facts.max_age, facts.min_education, facts.beginners_welcome
    (18.0, 45.0, '初级中学', True)
    """
    return gather_facts(find_facts(normalised))


def gather_facts(found: Iterable[Fact]) -> VacancyFacts:
    """Lay facts out by name.

    Parameters
    ----------
    found : iterable of Fact
        As `find_facts` gives them.

    Returns
    -------
    VacancyFacts
        Lists are sorted and without repetition.
    """
    values: dict[str, Any] = {}
    for fact in found:
        if fact.name in _LISTS:
            values[fact.name] = tuple(sorted({*values.get(fact.name, ()), str(fact.value)}))
        else:
            values[fact.name] = fact.value
    return VacancyFacts(**values)
