"""The words of an office: suggested from its register, decided on by a person, then in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from data.codes import code_list
from data.errors import (
    ConfigError,
    Defect,
    DefectsError,
    EnvironmentTroubleError,
    InputError,
)
from data.reading import read_market
from data.reading.word_decisions import ACCEPT, CODE, DECISION, REGISTER, WORD, read_word_decisions
from data.writing import write_table, write_text
from data.writing.trouble import explained
from features.encoder import build_reader
from features.normalising import normalise
from features.occupations import Lexicon, load_lexicon
from features.occupations.checking import Finding, check_table
from features.occupations.office import Decision, record
from features.occupations.table import decided_in
from features.occupations.terms import Occupation, Register
from features.suggesting import Suggestion, seeker_evidence, suggest_terms
from features.tokenizing import dictionary_frequency, tells

SHORTEST: Final = 2
"""Characters of a word; a shorter one would be found everywhere."""
_REGISTERS: Final = {
    entry.name: cast("Register", entry.code) for entry in code_list("word_register").entries
}
_USUAL: Final = "行话"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An office's table of words and the lexicon that it extends.

    Parameters
    ----------
    path : Path
        The table; it need not exist yet.
    base : Lexicon
        What ships.
    """

    path: Path
    base: Lexicon

    @property
    def text(self) -> str:
        """The table as it stands; empty where there is none."""
        try:
            return self.path.read_text(encoding="utf-8-sig") if self.path.exists() else ""
        except UnicodeDecodeError as error:
            raise ConfigError(
                self.path.name,
                "不是 UTF-8 文字",
                "请用记事本打开，另存时编码选 UTF-8",
            ) from error
        except OSError as error:
            raise ConfigError(str(self.path), "文件打不开", "请核对路径和读取权限") from error

    def lexicon(self) -> Lexicon:
        """Extend what ships by the office's words.

        Raises
        ------
        InputError
            A line is not understood.
        """
        return self.base.extended(self.text, self.path.name)

    def check(self) -> tuple[Finding, ...]:
        """Find what is wrong and what is doubtful."""
        return check_table(self.text, self.base, dictionary_frequency)

    def decide(self, decisions: Sequence[Decision]) -> int:
        """Write decisions into the table, all or none.

        Parameters
        ----------
        decisions : sequence of Decision
            Codes must be known: see `occupation`.

        Returns
        -------
        int
            Lines that are new.

        Raises
        ------
        InputError
            A word is too short, or the table is not understood; nothing is written.
        """
        for decision in decisions:
            _require_word(decision)
        if not decisions:
            return 0
        with _alone(self.path):
            before = self.text
            after = record(before, decisions)
            self.base.extended(after, self.path.name)
            if after != before:
                write_text(after, self.path)
        return len(after.splitlines()) - len(record(before, ()).splitlines())

    def occupation(self, name: str) -> Occupation:
        """Find an occupation by its code or its Chinese name.

        Parameters
        ----------
        name : str
            One of the two.

        Returns
        -------
        Occupation

        Raises
        ------
        ConfigError
            There is none; the nearest names are told.
        """
        lexicon = self.lexicon()
        wanted = normalise(name)
        for occupation in lexicon.occupations:
            if name == occupation.code or wanted == normalise(occupation.name):
                return occupation
        near = dict.fromkeys(lexicon.occupations[m.occupation].name for m in lexicon.find(wanted))
        remedy = f"是不是：{'、'.join(near)}？" if near else "可用 jobmatch lexicon check 核对词表"
        raise ConfigError("选项 --occupation", f"没有职业「{name}」", remedy)

    def suggest(self, market: Path) -> tuple[Suggestion, ...]:
        """Suggest words that a register uses and the lexicon lacks.

        Parameters
        ----------
        market : Path
            A market folder.

        Returns
        -------
        tuple of Suggestion
            The most confident first; indexes are those of `lexicon`.

        Raises
        ------
        DefectsError
            The folder holds defects.
        """
        lexicon = self.lexicon()
        refused = {key for key, is_accepted in decided_in(self.text).items() if not is_accepted}
        reader = build_reader(lexicon)
        evidence = list(seeker_evidence(reader.seekers(read_market(market).market.seekers)))
        return suggest_terms(evidence, lexicon, reader.tokenizer, refused)


def _require_word(decision: Decision) -> None:
    """Refuse what would be found everywhere, or as something else than it is."""
    word = normalise(decision.word)
    if decision.is_accepted and (len(word) < SHORTEST or not tells(word)):
        raise InputError(f"「{decision.word}」太短或没有意义，到处都会碰到。请写成两个字以上的词")
    if not word or len(word.split()) > 1 or word.startswith("#"):
        raise InputError(f"「{decision.word}」不是一个词。请去掉空格和符号，一次只写一个词")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep others from writing the same table meanwhile."""
    lock = path.with_name(path.name + ".lock")
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.touch(exist_ok=False)
        except FileExistsError as error:
            raise EnvironmentTroubleError(
                "另一个命令正在写这份词表",
                f"请稍后重试；如确无其他命令在运行，请删去 {lock}",
            ) from error
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def office_vocabulary(path: Path) -> Vocabulary:
    """Open an office's table beside the lexicon that ships.

    Parameters
    ----------
    path : Path
        The table; it need not exist yet.

    Returns
    -------
    Vocabulary
    """
    return Vocabulary(path, load_lexicon())


def write_suggestions(found: Sequence[Suggestion], lexicon: Lexicon, path: Path) -> None:
    """Write suggestions as a table that a person fills in and `read_decisions` takes.

    Parameters
    ----------
    found : sequence of Suggestion
        The suggestions.
    lexicon : Lexicon
        Names their occupations.
    path : Path
        Ends in .csv, .xlsx or .parquet. The columns of the decision are blank.

    Raises
    ------
    InputError, EnvironmentTroubleError
        As for `data.writing.write_table`.
    """
    named = [lexicon.occupations[s.occupation] for s in found]
    columns: dict[str, list[Any]] = {
        WORD: [s.word for s in found],
        "职业": [o.name for o in named],
        CODE: [o.code for o in named],
        "写到这个词的人数": [s.n_records for s in found],
        "其中另处写明这一职业的人数": [s.n_agreeing for s in found],
        "把握": [round(s.confidence, 2) for s in found],
        REGISTER: [_USUAL for _ in found],
        DECISION: [None for _ in found],
    }
    write_table(columns, path, kinds={DECISION: str})


def read_decisions(path: Path, lexicon: Lexicon) -> tuple[Decision, ...]:
    """Read the decisions of a table that `write_suggestions` wrote.

    Parameters
    ----------
    path : Path
        The table, filled in.
    lexicon : Lexicon
        Knows the codes.

    Returns
    -------
    tuple of Decision
        Rows without a decision are left out.

    Raises
    ------
    DefectsError
        With every defect; a code that the lexicon lacks is one.
    """
    rows = read_word_decisions(path)
    known = {occupation.code for occupation in lexicon.occupations}
    defects = [
        Defect(path.name, row.row, CODE, row.code, "词典里没有这个代码", "请照建议表里的代码填写")
        for row in rows
        if row.decision is not None and row.code not in known
    ]
    decided: dict[tuple[str, str], str | None] = {}
    for row in rows:
        key = row.code, normalise(row.word)
        if row.decision is not None and decided.setdefault(key, row.decision) != row.decision:
            reason = "同一个词既采用又不采用"
            defects.append(Defect(path.name, row.row, DECISION, row.decision, reason, "请只留一处"))
    if defects:
        raise DefectsError(defects)
    return tuple(
        Decision(row.word, row.code, row.decision == ACCEPT, _REGISTERS[row.register or _USUAL])
        for row in rows
        if row.decision is not None
    )
