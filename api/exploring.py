"""A person's list as it is shown: with exploration where it is switched on and can be logged."""

from __future__ import annotations

import logging
from typing import Final

from api.dependencies import ServiceState
from data.errors import EnvironmentTroubleError
from data.records import Seeker
from matching.recommendation import Recommendation

LOGGER: Final = logging.getLogger("jobmatch")


def shown_to(state: ServiceState, seeker: Seeker | str, k: int) -> tuple[Recommendation, ...]:
    """Give the list that somebody is shown.

    Lists of people in the market explore, and are logged, where the service was started with
    exploration. A list that cannot be logged does not explore: the plain one is shown.

    Parameters
    ----------
    state : ServiceState
        The running service.
    seeker : Seeker or str
        Somebody typed in, or the id of somebody in the market.
    k : int
        Length of the list.
    """
    if state.exposures is None or not isinstance(seeker, str):
        return state.recommender.recommend_vacancies(seeker, k)
    found = state.recommender.recommend_vacancies(seeker, k, explores=True)
    try:
        state.exposures.record(found, state.recommender.as_of)
    except EnvironmentTroubleError as error:
        LOGGER.warning("推荐名单记录写不进去，本次不用探索位：%s", error.reason)
        return state.recommender.recommend_vacancies(seeker, k)
    return found
