"""An office's words: suggested, decided on, in use, and kept in the artifact."""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.errors import ConfigError, DefectsError, EnvironmentTroubleError, InputError
from features.occupations.office import Decision
from features.suggesting import Suggestion
from matching.artifact import load_artifact
from matching.training import train_artifact
from matching.vocabulary import office_vocabulary, read_decisions, write_suggestions
from tests.matching.test_training import QUICK, SAMPLE


def test_decisions_are_written_and_used(tmp_path: Path) -> None:
    """A second time adds nothing."""
    vocabulary = office_vocabulary(tmp_path / "words" / "office.tsv")
    decision = Decision("車飛機衫", vocabulary.occupation("缝纫工").code, True, "dialect")

    assert vocabulary.decide([decision]) == 1
    assert vocabulary.decide([decision]) == 0
    assert vocabulary.lexicon().find("车飞机衫")
    assert vocabulary.check() == ()


@pytest.mark.parametrize("word", ["衫", " ", "12", "车 衫", "车飞\t衫", "车飞\n衫", "车飞★衫"])
def test_what_is_no_word_is_refused_and_nothing_is_written(tmp_path: Path, word: str) -> None:
    """One letter would be found everywhere, and two words are two."""
    vocabulary = office_vocabulary(tmp_path / "office.tsv")

    with pytest.raises(InputError, match=r"太短|不是一个词"):
        vocabulary.decide([Decision(word, "sewing_operator", True)])
    assert not vocabulary.path.exists()


def test_an_unknown_occupation_tells_the_nearest(tmp_path: Path) -> None:
    """A name that is nearly right finds the right one."""
    with pytest.raises(ConfigError, match="是不是：保安员"):
        office_vocabulary(tmp_path / "office.tsv").occupation("小区保安")


def test_a_table_that_is_no_text_says_what_to_do(tmp_path: Path) -> None:
    """Excel saves tables in GBK."""
    path = tmp_path / "office.tsv"
    path.write_bytes("term\tcleaner\tshop\t打扫".encode("gbk"))

    with pytest.raises(ConfigError, match="编码选 UTF-8"):
        office_vocabulary(path).check()


def test_suggestions_go_out_and_decisions_come_back(tmp_path: Path) -> None:
    """What a person fills in is what is recorded."""
    vocabulary = office_vocabulary(tmp_path / "office.tsv")
    lexicon, path = vocabulary.lexicon(), tmp_path / "建议.csv"
    write_suggestions(
        [Suggestion("打枣", 0, 10, 9, 0.6), Suggestion("企更", 1, 8, 4, 0.2)], lexicon, path
    )
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, first, second = csv.reader(file)
    assert read_decisions(path, lexicon) == ()
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, [*first[:-1], "采用"], [*second[:-1], "不采用"]])

    codes = [o.code for o in lexicon.occupations[:2]]
    decided = read_decisions(path, lexicon)

    assert [(d.word, d.code, d.is_accepted) for d in decided] == [
        ("打枣", codes[0], True),
        ("企更", codes[1], False),
    ]
    assert vocabulary.decide(decided) == 2


def test_a_code_that_the_lexicon_lacks_is_a_defect(tmp_path: Path) -> None:
    """The row is named."""
    path = tmp_path / "d.csv"
    path.write_text("词,职业代码,决定\n打枣,no_such,采用\n", encoding="utf-8")

    with pytest.raises(DefectsError, match=r"第2行「职业代码」的值「no_such」"):
        read_decisions(path, office_vocabulary(tmp_path / "office.tsv").lexicon())


def test_the_office_s_words_are_kept_in_the_artifact(tmp_path: Path) -> None:
    """The model reads with the words that it was trained with, wherever the table is later."""
    vocabulary = office_vocabulary(tmp_path / "office.tsv")
    vocabulary.decide([Decision("车飞机衫", "sewing_operator", True)])
    train_artifact(SAMPLE, tmp_path / "model", config=QUICK, lexicon=vocabulary.lexicon())
    vocabulary.path.unlink()

    model, _ = load_artifact(tmp_path / "model")

    assert model.encoder.reader.lexicon.find("车飞机衫")


def test_a_market_s_words_are_suggested(tmp_path: Path) -> None:
    """The sample market is too small to suggest anything, and says so without an error."""
    assert office_vocabulary(tmp_path / "office.tsv").suggest(SAMPLE) == ()


def test_a_word_both_accepted_and_refused_is_a_defect(tmp_path: Path) -> None:
    """Nobody guesses which of two rows is meant."""
    path = tmp_path / "d.csv"
    rows = "打枣,sewing_operator,采用\n打棗,sewing_operator,不采用\n"
    path.write_text(f"词,职业代码,决定\n{rows}", encoding="utf-8")

    with pytest.raises(DefectsError, match="第3行「决定」"):
        read_decisions(path, office_vocabulary(tmp_path / "office.tsv").lexicon())


def test_one_writes_at_a_time(tmp_path: Path) -> None:
    """Eight at once: what was reported as written is in the table."""
    vocabulary = office_vocabulary(tmp_path / "office.tsv")
    words = [f"打{letter}枣" for letter in "甲乙丙丁戊己庚辛"]

    def add(word: str) -> str | None:
        try:
            vocabulary.decide([Decision(word, "sewing_operator", True)])
        except EnvironmentTroubleError:
            return None
        return word

    with ThreadPoolExecutor(8) as pool:
        written = {word for word in pool.map(add, words) if word}

    assert written
    assert {word for word in words if word in vocabulary.text} == written
    assert [path.name for path in tmp_path.iterdir()] == ["office.tsv"]
