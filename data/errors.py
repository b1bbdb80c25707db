"""The one tree of errors.

::

    JobMatchError
    ├── InputError              somebody's input is wrong: exit 2, HTTP 4xx
    │   ├── DefectsError        a file: every defect with place, reason and remedy
    │   ├── UnknownIdError      an id that points nowhere
    │   ├── FolderError         a folder that is missing, foreign or not writable
    │   ├── ConfigError         a configuration that does not validate
    │   └── ArtifactError       a model folder that is damaged, tampered with or older
    └── EnvironmentTroubleError the machine: port in use, no space, no font: exit 1

Errors carry fields, not only text; `str(error)` is the Chinese sentence a person reads.
No error knows of HTTP: `api.errors` holds that table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong in one place of a file.

    Parameters
    ----------
    file : str
        Name of the file, without its folder.
    row : int or None
        Row as a spreadsheet counts: the header is row 1, the first record row 2.
        None for a defect of the whole file.
    column : str or None
        Header as written in the file.
    value : str
        The value found, masked where it identifies a person.
    reason : str
        What is wrong, in Chinese.
    remedy : str
        What to do next, in Chinese.

    Examples
    --------
    >>> print(Defect("seekers.csv", 3, "birth_date", "去年", "不是日期", "请写成 1973-04-11"))
    seekers.csv 第3行「birth_date」的值「去年」：不是日期。请写成 1973-04-11
    """

    file: str
    row: int | None
    column: str | None
    value: str
    reason: str
    remedy: str

    @override
    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f" 第{self.row}行"
        if self.column is not None:
            place += f"「{self.column}」"
        if self.value:
            place += f"的值「{self.value}」"
        return f"{place}：{self.reason}。{self.remedy}"


class JobMatchError(Exception):
    """Root of everything this project raises on purpose."""


class InputError(JobMatchError):
    """What was given cannot be used; the message says what to change."""


class DefectsError(InputError):
    """One or more files hold defects; nothing was loaded.

    Parameters
    ----------
    defects : sequence of Defect
        Every defect found, in the order of files, rows and columns.
    """

    def __init__(self, defects: Sequence[Defect]) -> None:
        self.defects = tuple(defects)
        super().__init__("\n".join(str(defect) for defect in self.defects))


class UnknownIdError(InputError):
    """An id is not in the market.

    Parameters
    ----------
    noun : str
        What was looked for, in Chinese ("求职人员").
    unknown_id : str
        The id that was not found.
    """

    def __init__(self, noun: str, unknown_id: str) -> None:
        self.noun = noun
        self.unknown_id = unknown_id
        super().__init__(f"没有编号为「{unknown_id}」的{noun}。请核对编号，或先导入该记录")


class FolderError(InputError):
    """A folder is missing, foreign or cannot be written.

    Parameters
    ----------
    folder : str
        The folder as the user named it.
    reason, remedy : str
        What is wrong and what to do next, in Chinese.
    """

    def __init__(self, folder: str, reason: str, remedy: str) -> None:
        self.folder = folder
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"文件夹「{folder}」：{reason}。{remedy}")


class ConfigError(InputError):
    """A configuration file or setting does not validate.

    Parameters
    ----------
    place : str
        File and key.
    reason, remedy : str
        What is wrong and what to do next, in Chinese.
    """

    def __init__(self, place: str, reason: str, remedy: str) -> None:
        self.place = place
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"配置 {place}：{reason}。{remedy}")


class ArtifactError(InputError):
    """A model folder cannot be trusted or read.

    Parameters
    ----------
    folder : str
        The folder as the user named it.
    reason, remedy : str
        What is wrong and what to do next, in Chinese.
    """

    def __init__(self, folder: str, reason: str, remedy: str) -> None:
        self.folder = folder
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"模型文件夹「{folder}」：{reason}。{remedy}")


class EnvironmentTroubleError(JobMatchError):
    """The machine lacks something: a free port, space, a font, write access.

    Parameters
    ----------
    reason, remedy : str
        What is missing and what to do next, in Chinese.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason}。{remedy}")
