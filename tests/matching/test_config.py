"""The configuration of training."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import ConfigError
from matching.config import TrainingConfig

BAD = {
    "an unknown key": ("colour = 1\n", "colour"),
    "an unknown nested key": ("[prior]\ncolour = 1\n", "prior.colour"),
    "out of range": ("mask_lexicon_share = 1.5\n", "mask_lexicon_share"),
    "a wrong type": ('[prior]\nn_seekers = "many"\n', "prior.n_seekers"),
    "not TOML": ("min_positives == 3\n", "TOML"),
}


def test_no_file_gives_the_defaults() -> None:
    """None is no file."""
    assert TrainingConfig.from_toml(None) == TrainingConfig()


def test_challengers_can_be_left_out(tmp_path: Path) -> None:
    """On unless a file says otherwise."""
    path = tmp_path / "train.toml"
    path.write_text("challengers = false\n", "utf-8")

    assert TrainingConfig().challengers
    assert not TrainingConfig.from_toml(path).challengers


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    """Nested sections reach their component; the rest keeps its default."""
    path = tmp_path / "train.toml"
    path.write_text(
        "min_positives = 7\n[text]\nn_topics = 8\n[accept.boosting]\nleaves = 5\n", "utf-8"
    )

    config = TrainingConfig.from_toml(path)

    assert (config.min_positives, config.text.n_topics, config.accept.boosting.leaves) == (7, 8, 5)
    assert config.apply == TrainingConfig().apply
    assert config.prior == TrainingConfig().prior


def test_naming_one_thing_of_a_side_keeps_the_side_s_own_defaults(tmp_path: Path) -> None:
    """The employers' side has smaller steps, whatever else a file changes about it."""
    path = tmp_path / "train.toml"
    path.write_text("[accept]\nvalidation_share = 0.3\n[accept.boosting]\nleaves = 5\n", "utf-8")

    config = TrainingConfig.from_toml(path)

    assert config.accept.validation_share == 0.3
    assert config.accept.boosting.learning_rate == TrainingConfig().accept.boosting.learning_rate


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_named_with_its_place(tmp_path: Path, kind: str) -> None:
    """The message names the file and the key, and says what to do."""
    text, words = BAD[kind]
    path = tmp_path / "train.toml"
    path.write_text(text, "utf-8")

    with pytest.raises(ConfigError, match=words) as caught:
        TrainingConfig.from_toml(path)

    assert "train.toml" in str(caught.value)
    assert "请" in str(caught.value)


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    """No traceback for a wrong path or for a spreadsheet."""
    with pytest.raises(ConfigError, match="打不开"):
        TrainingConfig.from_toml(tmp_path / "none.toml")
    (tmp_path / "book.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"book\.toml"):
        TrainingConfig.from_toml(tmp_path / "book.toml")
