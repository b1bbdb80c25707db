"""The commands of `jobmatch lexicon`, and the office's words in training."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from api.settings import read_settings
from data.errors import ConfigError
from data.reading.word_decisions import read_word_decisions
from features.occupations.office import Decision
from features.occupations.table import words_of
from matching.vocabulary import (
    Vocabulary,
    office_vocabulary,
    read_decisions,
    write_suggestions,
)

TABLE: Final = Path("lexicon") / "office.tsv"
"""Where an office keeps its words, under `JOBMATCH_HOME`."""


def open_vocabulary(path: Path | None, *, may_be_new: bool = False) -> Vocabulary:
    """Open a table of words.

    Parameters
    ----------
    path : Path or None
        None takes the one in the folder of application data, which need not exist.
    may_be_new : bool
        A file that was named need not exist either, but its folder must.

    Returns
    -------
    Vocabulary

    Raises
    ------
    ConfigError
        The file that was named is not there.
    """
    if path is not None and not (path.parent.is_dir() if may_be_new else path.is_file()):
        what = f"没有文件夹「{path.parent}」" if may_be_new else f"没有词表「{path}」"
        raise ConfigError("选项 --lexicon", what, "请核对路径")
    return office_vocabulary(read_settings().home / TABLE if path is None else path)


def say_words_used(vocabulary: Vocabulary) -> list[str]:
    """Say how many of the office's words a model reads with; nothing where there are none."""
    n_words = len(list(words_of(vocabulary.text)))
    return [f"本单位的词：{n_words} 个，已记入模型"] if n_words else []


def check_words(vocabulary: Vocabulary) -> tuple[list[str], bool]:
    """Check a table.

    Parameters
    ----------
    vocabulary : Vocabulary
        The table.

    Returns
    -------
    lines : list of str
        What to print.
    is_sound : bool
        Whether it can be used.
    """
    findings = vocabulary.check()
    lines = [
        f"{vocabulary.path.name} 第{f.line}行 {'错误' if f.is_error else '提醒'}：{f.message}"
        for f in findings
    ]
    errors = sum(f.is_error for f in findings)
    if errors:
        return [*lines, f"{errors} 处错误，词表暂不能用。请改正后再检查"], False
    n_words, n_shipped = len(list(words_of(vocabulary.text))), len(vocabulary.base.words)
    told = f"随产品的词 {n_shipped} 个，本单位的词 {n_words} 个，{len(findings)} 处提醒"
    return [*lines, f"{told}。词表可以使用，下次训练时生效"], True


def add_words(
    vocabulary: Vocabulary, word: str | None, occupation: str | None, decisions: Path | None
) -> list[str]:
    """Add one word, or take over the decisions of a table.

    Parameters
    ----------
    vocabulary : Vocabulary
        The office's table.
    word, occupation : str or None
        The word, and a name or code.
    decisions : Path or None
        The table instead of both.

    Returns
    -------
    list of str
        What to print.

    Raises
    ------
    ConfigError
        Neither or both were given, or the occupation is unknown.
    DefectsError
        The table holds defects; nothing is written.
    """
    if (word is None or occupation is None) == (decisions is None):
        raise ConfigError(
            "选项 --word、--occupation、--decisions",
            "没有给对",
            "请给出 --word 和 --occupation，或只给 --decisions",
        )
    if decisions is not None:
        decided = read_decisions(decisions, vocabulary.lexicon())
    else:
        decided = (Decision(str(word), vocabulary.occupation(str(occupation)).code, True),)
    n_new = vocabulary.decide(decided)
    accepted = sum(d.is_accepted for d in decided)
    lines, _ = check_words(vocabulary)
    told = f"采用 {accepted} 个，不采用 {len(decided) - accepted} 个"
    return [f"{told}；新记入 {n_new} 行：{vocabulary.path}", *lines]


def suggest_words(vocabulary: Vocabulary, market: Path, out: Path) -> list[str]:
    """Write a table of suggestions.

    Parameters
    ----------
    vocabulary : Vocabulary
        The office's table.
    market : Path
        A market folder.
    out : Path
        The table of suggestions.

    Returns
    -------
    list of str
        What to print.

    Raises
    ------
    ConfigError
        The table is there already, and somebody has filled it in.
    """
    if out.exists() and any(row.decision for row in read_word_decisions(out)):
        raise ConfigError(
            "选项 --out",
            f"「{out.name}」里已有填好的决定",
            f"请先运行 jobmatch lexicon add --decisions {out.name}，再删去它或换一个文件名",
        )
    found = vocabulary.suggest(market)
    write_suggestions(found, vocabulary.lexicon(), out)
    if not found:
        return [f"没有找到可以建议的词（需要至少 5 人写到同一个词）。已写出空表：{out}"]
    return [
        f"找到 {len(found)} 个词，已写出：{out}",
        "请在「决定」一栏填 采用 或 不采用，存盘后运行 jobmatch lexicon add --decisions 该文件",
    ]
