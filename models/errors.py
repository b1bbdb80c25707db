"""What can be wrong with the numbers given to a learner."""

from __future__ import annotations

from data.errors import JobMatchError


class OneClassError(JobMatchError):
    """Only one kind of outcome is present, or no row at all: nothing can be learned.

    Parameters
    ----------
    rows : int
        Number of rows given.
    positives : int
        How many of them had the outcome.

    Examples
    --------
    >>> print(OneClassError(40, 0))
    40 条记录里有结果的为 0 条：只有一种结果，无法学习。请先积累两种结果的记录，或改用先验模型
    """

    def __init__(self, rows: int, positives: int) -> None:
        self.rows = rows
        self.positives = positives
        super().__init__(
            f"{rows} 条记录里有结果的为 {positives} 条：只有一种结果，无法学习。"
            "请先积累两种结果的记录，或改用先验模型"
        )


class PartError(JobMatchError):
    """A saved part of a model is missing or cannot be read.

    Parameters
    ----------
    part : str
        File name of the part.
    reason : str
        What is wrong, in Chinese.

    Examples
    --------
    >>> print(PartError("side.json", "缺少这个文件"))
    模型零件「side.json」：缺少这个文件。请重新训练，或从备份恢复模型文件夹
    """

    def __init__(self, part: str, reason: str) -> None:
        self.part = part
        self.reason = reason
        super().__init__(f"模型零件「{part}」：{reason}。请重新训练，或从备份恢复模型文件夹")
