"""The lexicon that ships with the product, or one that an office keeps."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from data.errors import FolderError
from features.occupations.lexicon import Lexicon


def load_lexicon(path: Path | None = None) -> Lexicon:
    """Load a lexicon.

    Parameters
    ----------
    path : Path, optional
        A table, or a folder of ``*.tsv`` tables read in the order of their names; the shipped
        tables when not given.

    Returns
    -------
    Lexicon
        The shipped one is read once per process.

    Raises
    ------
    FolderError
        Nothing is at `path`.
    InputError
        A table is not understood.
    """
    if path is None:
        return _shipped()
    files = sorted(path.glob("*.tsv")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise FolderError(str(path), "没有找到职业词表", "请指向一个 .tsv 词表或存放词表的文件夹")
    return Lexicon.from_text("\n".join(file.read_text(encoding="utf-8") for file in files))


@cache
def _shipped() -> Lexicon:
    folder = resources.files("features.occupations") / "tables"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".tsv")), key=lambda f: f.name)
    return Lexicon.from_text("\n".join(file.read_text(encoding="utf-8") for file in files))
