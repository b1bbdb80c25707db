"""`jobmatch lexicon`: check, add, suggest, and the words in training."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.command_line.running import run
from api.command_line.vocabulary import TABLE, open_vocabulary
from tests.matching.test_training import SAMPLE


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of application data of its own."""
    monkeypatch.setenv("JOBMATCH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_word_is_added_checked_and_used(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table lies with the application's own data."""
    assert run(["lexicon", "add", "--word", "车飞机衫", "--occupation", "缝纫工"]) == 0
    assert run(["lexicon", "check"]) == 0
    told = capsys.readouterr().out

    assert (home / TABLE).is_file()
    assert "采用 1 个，不采用 0 个；新记入 1 行" in told
    assert "本单位的词 1 个，0 处提醒" in told
    assert open_vocabulary(None).lexicon().find("车飞机衫")


def test_errors_are_told_line_by_line_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Training refuses the same table, with the same place."""
    path = tmp_path / "words.tsv"
    path.write_text("term\tno_such\tshop\t打枣\nx\n", encoding="utf-8")

    assert run(["lexicon", "check", "--lexicon", str(path)]) == 2
    told = capsys.readouterr().out
    assert "words.tsv 第1行 错误：没有职业代码「no_such」" in told
    assert "words.tsv 第2行 错误" in told

    model = tmp_path / "model"
    train = ["train", "--market", str(SAMPLE), "--artifact", str(model), "--lexicon", str(path)]
    assert run(train) == 2
    assert "words.tsv第1行" in capsys.readouterr().err
    assert not (model / "manifest.json").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "请给出 --word 和 --occupation"),
        (["--word", "打枣"], "请给出 --word 和 --occupation"),
        (["--word", "打枣", "--occupation", "没有这个"], "没有职业「没有这个」"),
        (["--decisions", "no.csv"], "no.csv"),
        (["--word", "打枣", "--occupation", "缝纫工", "--lexicon", "no/x.tsv"], "没有文件夹"),
    ],
)
def test_what_was_asked_wrongly_is_2(
    home: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One Chinese line, and no table."""
    assert run(["lexicon", "add", *arguments]) == 2
    assert words in capsys.readouterr().err
    assert not (home / TABLE).exists()


def test_suggestions_are_a_table_to_fill_in(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Too small a register gives an empty one; sent back undecided it changes nothing."""
    out = tmp_path / "建议.xlsx"

    assert run(["lexicon", "suggest", "--market", str(SAMPLE), "--out", str(out)]) == 0
    assert "没有找到可以建议的词" in capsys.readouterr().out
    assert run(["lexicon", "add", "--decisions", str(out)]) == 0
    assert not (home / TABLE).exists()


def test_decisions_that_somebody_filled_in_are_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A nightly run may not undo an afternoon's work."""
    out = tmp_path / "words.csv"
    filled = "词,职业代码,决定\n打枣,sewing_operator,采用\n"
    out.write_text(filled, encoding="utf-8")

    assert run(["lexicon", "suggest", "--market", str(SAMPLE), "--out", str(out)]) == 2
    assert "已有填好的决定" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == filled


@pytest.mark.parametrize("command", [["lexicon", "check"], ["train", "--market", str(SAMPLE)]])
def test_a_table_that_was_named_must_be_there(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A typing error does not train without the office's words."""
    model = ["--artifact", str(tmp_path / "model")] if command[0] == "train" else []

    assert run([*command, *model, "--lexicon", str(tmp_path / "typo.tsv")]) == 2
    assert "没有词表" in capsys.readouterr().err
    assert not (tmp_path / "model").exists()
