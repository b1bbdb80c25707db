"""The certificate of a plan: what is proven, by what, from which inputs, and what was checked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matching.allocation.placement.batch import Batch
from matching.allocation.placement.improvement import SEED
from matching.allocation.placement.search import Solution
from matching.allocation.verify import Check


def sha256_of(path: Path) -> str:
    """Give the sha256 of a file, or of a folder: of names and contents, by name.

    Parameters
    ----------
    path : Path
        Exists.
    """
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    digest = hashlib.sha256()
    for file in sorted(each for each in path.rglob("*") if each.is_file()):
        digest.update(file.relative_to(path).as_posix().encode("utf-8") + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def certificate_of(
    batch: Batch,
    solution: Solution,
    gap_wanted: float,
    inputs: Mapping[str, Path],
    checks: Sequence[Check],
) -> dict[str, Any]:
    """Write a certificate.

    Parameters
    ----------
    batch, solution : Batch, Solution
        What was solved.
    gap_wanted : float
        The gap of the rules.
    inputs : mapping of str to Path
        What was read, by what it is.
    checks : sequence of Check
        What the independent check found.

    Returns
    -------
    dict
        Plain values, ready for JSON.
    """
    value, gap = solution.plan.value(batch), solution.gap(batch)
    return {
        "objective": value,
        "bound": solution.bound,
        "gap": gap,
        "gap_wanted": gap_wanted,
        "solver": "HiGHS" if solution.source == "solver" else "greedy",
        "seed": SEED,
        "stopped": solution.stopped,
        "referred": len(solution.plan.chosen),
        "people": batch.arcs.n_seekers,
        "pairs": len(batch.arcs),
        "pairs_considered": solution.n_considered,
        "bound_of_pairs_considered": solution.bound_considered,
        "floors_relaxed": solution.short,
        "summary": _summary(batch, solution, gap_wanted),
        "sha256": {name: sha256_of(path) for name, path in sorted(inputs.items())},
        "checks": [
            {"name": check.name, "passed": check.passed, "found": check.found} for check in checks
        ],
        "floors": [
            {"place": floor.label, "need": floor.need, "short": lacks}
            for floor, lacks in zip(batch.floors, solution.plan.shortfalls(batch), strict=True)
            if lacks
        ],
    }


def _summary(batch: Batch, solution: Solution, gap_wanted: float) -> list[str]:
    """Say in a few Chinese sentences what the numbers mean."""
    value, gap = solution.plan.value(batch), solution.gap(batch)
    first = (
        f"推荐{len(solution.plan.chosen)}人（共{batch.arcs.n_seekers}人），预计成功{value:.2f}人；"
        f"任何方案都不会超过{solution.bound:.2f}人，差距至多{gap:.2%}"
    )
    lines = [first]
    if gap > gap_wanted:
        lines.append(f"没有证明到规则要求的差距{gap_wanted:.2%}；方案本身满足全部规则")
    if solution.stopped:
        lines.append("求解因时间用完而停止，再算一次结果可能略有不同")
    if solution.source == "greedy":
        lines.append("方案由逐人安排并修补得到，没有用求解器的方案")
    if solution.short:
        proof = "已证明无法更少" if solution.short_is_least else "没有来得及证明能否更少"
        lines.append(f"推荐下限共缺{solution.short}人，已放宽（{proof}）")
    return lines


def as_json(certificate: Mapping[str, Any]) -> str:
    r"""Write a certificate as text: keys in their order, floats at full length.

    Parameters
    ----------
    certificate : mapping
        Plain values.

    Examples
    --------
    >>> as_json({"gap": 0.1})
    '{\n "gap": 0.1\n}\n'
    """
    return json.dumps(certificate, ensure_ascii=False, indent=1) + "\n"
