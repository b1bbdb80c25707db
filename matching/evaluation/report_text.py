"""The report as a person reads it on a terminal, top down: the model, beside others, for whom."""

from __future__ import annotations

from typing import Final

from matching.evaluation.facets import FACET_NAMES
from matching.evaluation.groups import FEWEST, GroupFigures
from matching.evaluation.methods import ATTAINABLE, BM25, METHOD_NAMES, MODEL, RULES
from matching.evaluation.questions import MATCH, TARGET_NAMES
from matching.evaluation.report import EvaluationReport
from matching.evaluation.text_table import interval_cell, table, value_cell

COUNTIES_SHOWN: Final = 12

HEADLINES: Final = (
    ("ndcg", "排序 NDCG@10", 3, "1 是最好的排法"),
    ("ndcg_to_attainable", "　占可达上限", 3, "资料里看得出的，做到了多少"),
    (f"lift_over_{RULES}", "　比规则＋词典高", 3, "逐个提问配对相减"),
    (f"lift_over_{BM25}", "　比文字检索 BM25 高", 3, "同上"),
    ("cold_to_warm", "　新人 ÷ 熟人 cold/warm", 3, "没有记录的人是否一样好"),
    ("mrr", "首个成功的名次倒数 MRR", 3, "1 是第一个就成"),
    ("recall", "前十个的召回 Recall@10", 3, "能成的，前十个里有多少"),
    ("auc", "分辨 AUC", 3, "0.5 是猜，1 是全对"),
    ("ece", "概率误差 ECE（15 箱）", 4, "说的和真的平均差多少"),
    ("mean_ratio", "概率之比 mean p", 3, "1 正好，大于 1 是说多了"),
    ("top_ratio", "　概率最高的 2%", 3, "同上，只看最高的"),
    ("log_loss", "对数损失 log-loss", 4, "越小越好"),
    ("log_loss_base", "　只报平均比率", 4, "什么都不懂时"),
    ("log_loss_gain", "　比它小多少", 4, "应当大于 0"),
    ("log_loss_floor", "　真值自己", 4, "再小就不可能了"),
)
"""Name of a figure, what it is called, its decimal places, and how to read it."""

SIDE_FIGURES: Final = ("auc", "ece", "mean_ratio", "top_ratio", "log_loss", "log_loss_gain")
METHOD_FIGURES: Final = ("ndcg", "mrr", "recall", "auc", "ndcg_cold", "ndcg_warm")
MARKET_FIGURES: Final = (
    ("ndcg", "NDCG@10", 3),
    ("ndcg_to_attainable", "占上限", 3),
    (f"lift_over_{RULES}", "比规则高", 3),
    ("cold_to_warm", "新÷熟", 3),
    ("auc", "AUC", 3),
    ("ece", "ECE", 4),
    ("mean_ratio", "mean p", 3),
    ("top_ratio", "最高 2%", 3),
)


def report_lines(report: EvaluationReport) -> list[str]:
    """Lay a report out as text, at most 100 columns wide.

    Parameters
    ----------
    report : EvaluationReport
        What was found.

    Returns
    -------
    list of str
        Lines; figures of several markets are mean, lowest and highest.
    """
    lines = ["人岗匹配评测报告", ""]
    if not report.targets():
        return [*lines, *report.notes]
    lines += _what_was_asked(report)
    for target in report.targets():
        if target == MATCH or report.judge == "log":
            lines += ["", f"■ 模型：{TARGET_NAMES[target]}", *_headlines(report, target)]
            lines += ["", f"■ 与其他方法相比：{TARGET_NAMES[target]}", *_methods(report, target)]
    if report.judge == "truth":
        lines += ["", "■ 两侧各自的概率", *_sides(report)]
    if len(report.markets) > 1:
        lines += ["", f"■ 逐个市场：{TARGET_NAMES[_main(report)]}", *_markets(report)]
    lines += ["", f"■ 各类人：{TARGET_NAMES[_main(report)]}", *_groups(report)]
    lines += ["", *(f"※ {note}" for note in report.notes)]
    return [line.rstrip() for line in lines]


def _main(report: EvaluationReport) -> str:
    return report.targets()[0]


def _what_was_asked(report: EvaluationReport) -> list[str]:
    judged = report.judgements(_main(report))
    queries, pairs = sum(each.queries for each in judged), sum(each.pairs for each in judged)
    rate = sum(each.rate * each.pairs for each in judged) / pairs
    known = "对照模拟市场的真实概率" if report.judge == "truth" else "对照训练截止之后的记录"
    spread = (
        "方括号里是 95% 区间（整个提问重抽，1,000 次）"
        if len(report.markets) == 1
        else "数值是各市场的平均，方括号里是最低和最高的市场"
    )
    return [
        f"{known}：{'、'.join(report.markets)}",
        f"提问 {queries:,} 个（一人一问），人岗 {pairs:,} 对，平均每百对成 {100 * rate:.2f} 对",
        spread,
    ]


def _headlines(report: EvaluationReport, target: str) -> list[str]:
    rows = [["指标", "数值", "", "怎样读"]]
    for name, title, digits, meaning in HEADLINES:
        figure = report.figure(target, MODEL, name)
        if figure is None or (name == "log_loss_floor" and report.judge == "log"):
            continue
        signed = name.startswith("lift") or name == "log_loss_gain"
        value = value_cell(figure, digits, signed=signed)
        rows.append([title, value, interval_cell(figure, digits, signed=signed), meaning])
    return table(rows, left=(0, 3))


def _methods(report: EvaluationReport, target: str) -> list[str]:
    rows = [["方法", "NDCG@10", "", "MRR", "Recall@10", "AUC", "新人", "熟人"]]
    for method in report.methods(target):
        ndcg, *others = (report.figure(target, method, name) for name in METHOD_FIGURES)
        rows.append(
            [METHOD_NAMES[method], value_cell(ndcg), interval_cell(ndcg), *map(value_cell, others)]
        )
    return [*table(rows), "  新人、熟人：提问之前没有记录的人、有记录的人，各自的 NDCG@10。"]


def _sides(report: EvaluationReport) -> list[str]:
    titles = {name: (title, digits) for name, title, digits, _ in HEADLINES}
    targets = [target for target in report.targets() if target != MATCH]
    rows = [["指标", *(cell for target in targets for cell in (TARGET_NAMES[target], ""))]]
    for name in SIDE_FIGURES:
        title, digits = titles[name]
        figures = [report.figure(target, MODEL, name) for target in targets]
        cells = [(value_cell(each, digits), interval_cell(each, digits)) for each in figures]
        rows.append([title, *(cell for pair in cells for cell in pair)])
    return table(rows)


def _markets(report: EvaluationReport) -> list[str]:
    target = _main(report)
    rows = [["市场", "上限", "规则", *(title for _, title, _ in MARKET_FIGURES)]]
    for name, targets in report.markets.items():
        if target in targets:
            methods = targets[target].methods
            beside = [methods.get(each, {}).get("ndcg") for each in (ATTAINABLE, RULES)]
            figures = [
                value_cell(targets[target].model.get(figure), digits)
                for figure, _, digits in MARKET_FIGURES
            ]
            rows.append([name, *map(value_cell, beside), *figures])
    return table(rows)


def _groups(report: EvaluationReport) -> list[str]:
    target = _main(report)
    rows = [["", "", "提问", "NDCG@10", "", "概率之比", ""]]
    last = ""
    shown = 0
    for each in report.groups(target):
        shown = shown + 1 if each.facet == last else 1
        if each.facet == "county" and shown > COUNTIES_SHOWN:
            continue
        rows.append(_group_row(each, "" if each.facet == last else FACET_NAMES[each.facet]))
        last = each.facet
    gaps = report.gaps(target)
    rows += [
        _group_row(each, "" if number else "与其余人之差", signed=True)
        for number, each in enumerate(gaps)
    ]
    return [
        *table(rows, left=(0, 1)),
        f"  提问不到 {FEWEST} 个的只列人数。性别只用于公平性核查：不是特征，也不参与打分和筛选。",
    ]


def _group_row(each: GroupFigures, title: str, *, signed: bool = False) -> list[str]:
    figures = (each.ndcg, each.mean_ratio)
    cells = [
        cell
        for figure in figures
        for cell in (value_cell(figure, signed=signed), interval_cell(figure, signed=signed))
    ]
    return [title, each.group, f"{each.queries:,}", *cells]
