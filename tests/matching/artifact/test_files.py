"""A model as bytes and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from data.records import EmployerId
from features.pair_features import FEATURE_NAMES
from matching.artifact.files import GOLDEN, LEXICON, model_files, model_from_files
from matching.artifact.manifest import read_manifest
from matching.model import MatchModel
from models.parts import arrays_from_bytes
from tests.features.builders import make_employer, make_seeker, make_vacancy, small_encoder
from tests.matching.artifact.cases import save_small
from tests.matching.builders import make_model, make_retention, make_side, random_features


def test_the_same_model_gives_the_same_bytes() -> None:
    """Twice written, nothing differs."""
    golden = random_features(4)

    assert model_files(make_model(), golden) == model_files(make_model(), golden)


def test_a_model_survives_its_files(tmp_path: Path) -> None:
    """It scores the golden rows, and encodes records, to the same bits."""
    golden, model = random_features(4), make_model()
    files = model_files(model, golden)

    again = model_from_files(files, read_manifest(save_small(tmp_path)))

    assert again.score(golden).p_match.tobytes() == model.score(golden).p_match.tobytes()
    people = [make_seeker(profile_text="想做车位，不上夜班")]
    one, two = (each.encoder.seekers(people) for each in (model, again))
    assert one.text.topics.tobytes() == two.text.topics.tobytes()
    assert one.readings == two.readings
    owners = {EmployerId("E1"): make_employer()}
    posts, same = (each.encoder.vacancies([make_vacancy()], owners) for each in (model, again))
    assert posts.bm25.toarray().tobytes() == same.bm25.toarray().tobytes()


def test_the_golden_rows_are_kept_with_their_scores() -> None:
    """The self-test holds what the model said when it was written."""
    golden, model = random_features(4), make_model()

    arrays = arrays_from_bytes(model_files(model, golden)[GOLDEN], GOLDEN)

    np.testing.assert_array_equal(arrays["X"], golden)
    assert arrays["p_accept"].tobytes() == model.score(golden).p_accept.tobytes()


def test_who_stays_is_a_part_of_its_own(tmp_path: Path) -> None:
    """It comes back to the same bits, changes no other file, and may be absent."""
    golden, plain = random_features(50), make_model()
    valued = replace(plain, retention=make_retention())
    files, without = model_files(valued, golden), model_files(plain, golden)
    manifest = read_manifest(save_small(tmp_path))

    again = model_from_files(files, manifest)

    assert {name: files[name] for name in without} == without
    assert {name.split("/")[0] for name in set(files) - set(without)} == {"retain"}
    assert again.stay_values(golden).tobytes() == valued.stay_values(golden).tobytes()
    assert again.score(golden).p_match.tobytes() == plain.score(golden).p_match.tobytes()
    assert model_files(again, golden) == files
    assert model_from_files(without, manifest).retention is None


def test_each_side_has_a_folder_and_nothing_can_run_code() -> None:
    """Text, arrays and JSON only."""
    prior = MatchModel(small_encoder(), make_side(), make_side(FEATURE_NAMES[:40], source="prior"))

    names = set(model_files(prior, random_features(2)))

    assert {name.split("/")[0] for name in names if "/" in name} == {"apply", "accept"}
    assert LEXICON in names
    assert {Path(name).suffix for name in names} <= {".tsv", ".npz", ".json", ".txt"}
