"""Why a list is empty, and what to do next."""

from __future__ import annotations

from api.directory import Directory
from api.recommending import RecommenderLike
from data.records import Seeker, Vacancy
from matching.eligibility import bars_referral

NOTHING_FOR_SEEKER = (
    "这一天没有可以依法推荐给此人的岗位：在招的岗位依法都不能推荐给这个人。"
    "下一步：核对登记信息是否完整；登记新岗位后再查；或考虑公益性岗位、技能培训"
)
NOTHING_OPEN = (
    "这一天没有在招的岗位：都还没有发布、已经截止或名额已满。下一步：请管理员导入新的岗位表后"
    "重新启动服务；要看别的日期，用 jobmatch serve --as-of 启动"
)
NOTHING_FOR_VACANCY = (
    "登记的求职人员中没有可以依法推荐给该岗位的人。下一步：扩大登记范围，或发布到其他县区"
)
NOTHING_FOR_GROUP = (
    "没有单位能成批接收这些人。下一步：核对各人的登记信息；向单位了解是否接收成批人员，"
    "并登记新岗位；或按人逐个推荐"
)


def nothing_for_seeker(directory: Directory) -> str:
    """Say why nothing can be recommended to a person whom the law bars from nothing."""
    return NOTHING_FOR_SEEKER if directory.latest_vacancies(1) else NOTHING_OPEN


def seeker_bar(seeker: Seeker, recommender: RecommenderLike) -> str | None:
    """Say why the law bars every referral of a person, None where it does not."""
    rule = bars_referral(seeker, recommender.as_of)
    return None if rule is None else f"{rule.sentence}（依据：{rule.article}）"


def vacancy_bar(vacancy: Vacancy, recommender: RecommenderLike, directory: Directory) -> str | None:
    """Say why nobody can be recommended to a vacancy today, None where somebody might."""
    as_of = recommender.as_of
    employer = recommender.employer(vacancy.employer_id)
    day = vacancy.starts_on or as_of
    if as_of < vacancy.published_on:
        return f"该岗位从 {vacancy.published_on} 起才开始招人，到时再查"
    if as_of >= vacancy.expires_on:
        return f"该岗位已于 {vacancy.expires_on} 截止。下一步：问单位是否还招人，并更新截止日期"
    if directory.places_left(vacancy) <= 0:
        return "该岗位名额已满。下一步：问单位是否增加名额，并更新招聘人数"
    if employer.licensed_until and employer.licensed_until < day:
        return "用人单位的许可在上岗日之前到期，不得推荐。下一步：核实新证并更新登记"
    if employer.blacklisted_until and employer.blacklisted_until >= day:
        return "用人单位在上岗日仍列入拖欠工资名单，不得推荐"
    return None
