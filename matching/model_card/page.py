"""The card as a page of Markdown in Chinese, under the four headings of NIST's framework."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from data.columns import Kinds
from matching.challenging.contest import Contest, Unseen
from matching.model import SIDES, SOURCE_NAMES
from matching.model_card.groups import FEWEST_PEOPLE, GROUPINGS, GroupRow, rows_by_group
from models.side_report import SideReport

if TYPE_CHECKING:
    from matching.training import TrainingReport

CARD: Final = "card.md"
"""File of an artifact that holds the card."""
EXACT_FROM: Final = 500
"""Rows from which a share is told to three digits."""
QUESTIONS: Final = {
    "apply": "求职人员一侧（看过后是否应聘）",
    "accept": "用人单位一侧（应聘后是否录用）",
}

KIND_NAMES: Final = {
    Kinds.SHOWN: "展示",
    Kinds.VIEWED: "查看",
    Kinds.APPLIED: "应聘",
    Kinds.REFERRED: "推荐",
    Kinds.INTERVIEWED: "面试",
    Kinds.HIRED: "录用",
    Kinds.RETAINED: "留任",
    Kinds.REJECTED: "未录用",
    Kinds.DECLINED: "本人放弃",
    Kinds.NO_SHOW: "未到岗",
    Kinds.FULL: "名额已满",
}

PURPOSE: Final = """
# 模型说明

## 一、用途（情境）

给公共就业服务机构的工作人员用：为求职人员推荐岗位，为岗位推荐人选，为一批人安排去处。
对每一对人和岗位，模型给出两个可能性：看过后应聘的可能性、应聘后（尚有名额时）被录用的可能性，
两者相乘得到排序所用的可能性。
"""
LIMITS: Final = """
## 四、不能用来做什么（治理）

- 不能用来拒绝任何人求职、登记或领取补贴，也不能用来给人打分评级。可能性低不等于人不行。
- 不能替用人单位决定录用谁。推荐之后由工作人员、求职人员和用人单位各自决定。
- 性别、民族、婚姻状况不参与计算；上面按性别列出的数字只用于检查是否公平。
- 只从本单位的记录（或模拟市场）学习，换一个地方、换一批行业要重新训练，先看再用。
- 没有写进登记资料的事情模型不知道：口头约定、临时变动、个人难处，请以当面了解的为准。
- 样本少的人群和新出现的工种，可能性不如总体可靠。
"""
UPKEEP: Final = """
## 三、使用中的维护（管理）

- 漂移以上表为参照：最近记录上预测均值与实际之比离开 0.85 至 1.15，就应重新训练。
- 重新训练的模型不比现用的差、且与实际相符，才会投入使用；最近三个版本都保留。
- 不满意时用 jobmatch rollback 换回上一个版本，再用一次又换回来；jobmatch models 列出所有版本。
"""


def model_card(report: TrainingReport, contest: Contest, *, data_sha256: str, seed: int) -> bytes:
    """Write the card of a trained model.

    Parameters
    ----------
    report : TrainingReport
        The trained model and its market.
    contest : Contest
        How it did beside other designs; its promises for the newest rows are told by group.
    data_sha256 : str
        Hash of the market folder.
    seed : int
        Seed of training.

    Returns
    -------
    bytes
        UTF-8 Markdown, the same for the same model: no clock, no machine, no person in it.
    """
    lines = [
        *PURPOSE.strip().splitlines(),
        "",
        *_data_lines(report, data_sha256, seed),
        "",
        "## 二、效果（测量）",
        "",
        *_side_lines(report),
        *_group_lines(report, contest),
        *_contest_lines(contest),
        *UPKEEP.splitlines(),
        *LIMITS.splitlines(),
    ]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _data_lines(report: TrainingReport, data_sha256: str, seed: int) -> list[str]:
    market = report.index.market
    days = [event.occurred_on for event in market.interactions]
    kinds = Counter(event.kind for event in market.interactions)
    told = "，".join(f"{name} {kinds[kind]} 条" for kind, name in KIND_NAMES.items() if kinds[kind])
    return [
        "所用的数据：",
        "",
        f"- 求职人员 {len(market.seekers)} 人。",
        f"- 用人单位 {len(market.employers)} 家，岗位 {len(market.vacancies)} 个。",
        f"- 记录 {len(days)} 条，{min(days)} 至 {max(days)}：{told}。" if days else "- 尚无记录。",
        f"- 数据指纹（SHA-256）{data_sha256}，随机种子 {seed}。",
        *(
            f"- {QUESTIONS[name]}：样本 {len(report.labels[name])} 条，"
            f"其中肯定 {report.labels[name].n_positive} 条；"
            f"依据{SOURCE_NAMES[getattr(report.model, name).source]}。"
            for name in SIDES
            if name in report.labels
        ),
    ]


def _side_lines(report: TrainingReport) -> list[str]:
    reports = {name: getattr(report.model, name).fitted.report for name in SIDES}
    return [
        "只学较早的记录，用最近的记录检查（漂移的参照）：",
        "",
        "| | 条数 | 实际比率 | 对数损失 | 只用平均比率时 | AUC | 校准误差 | 预测均值与实际之比 |",
        "|---|---|---|---|---|---|---|---|",
        *(_side_row(QUESTIONS[name], each) for name, each in reports.items()),
        "",
        *(f"- {QUESTIONS[name]}：{each.note}。" for name, each in reports.items()),
    ]


def _side_row(name: str, report: SideReport) -> str:
    judged = report.validation
    if judged is None:
        return f"| {name} | 未能检查 | | | | | | |"
    return (
        f"| {name} | {judged.rows} | {judged.positives / judged.rows:.4f} "
        f"| {judged.log_loss_blend:.4f} | {judged.log_loss_base:.4f} | {judged.auc:.3f} "
        f"| {judged.ece:.4f} | {judged.mean_p_ratio:.2f} |"
    )


def _group_lines(report: TrainingReport, contest: Contest) -> list[str]:
    if not contest.unseen:
        return ["", "分人群的检查：记录太少或未作比较，没有列出。"]
    lines = [
        "",
        "分人群的检查。为了在没学过的记录上检查，下表由只学了较早记录的小模型得出，学法相同、规模较小；",
        f"不足 {FEWEST_PEOPLE} 人的人群不列，条数取整到十。",
    ]
    for name in SIDES:
        lines += ["", f"{QUESTIONS[name]}：", "", *_table(contest.unseen[name], report)]
    return lines


def _table(unseen: Unseen, report: TrainingReport) -> list[str]:
    lines = ["| | 人群 | 条数 | 预测均值 | 实际比率 |", "|---|---|---|---|---|"]
    seekers = report.index.market.seekers
    for grouping in GROUPINGS:
        lines += [
            _group_row(grouping, row)
            for row in rows_by_group(grouping, unseen.labels, unseen.p, seekers)
        ]
    return lines


def _group_row(grouping: str, row: GroupRow) -> str:
    # Three digits of a small share would spell out the exact number of people.
    digits = 3 if row.rows >= EXACT_FROM else 2
    shares = f"{row.promised:.{digits}f} | {row.came:.{digits}f}"
    return f"| {grouping} | {row.group} | {row.rows} | {shares} |"


def _contest_lines(contest: Contest) -> list[str]:
    head, *rivals = contest.lines()
    return ["", head, *([""] if rivals else []), *(f"- {line.strip()}" for line in rivals)]
