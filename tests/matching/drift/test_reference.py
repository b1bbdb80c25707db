"""What training leaves for later comparison."""

from __future__ import annotations

import numpy as np
import pytest

from matching.artifact import read_manifest
from matching.artifact.files import DRIFT
from matching.drift.reference import Reference
from models.parts import arrays_from_bytes, arrays_to_bytes
from tests.matching.artifact.cases import part_of
from tests.worlds import World


@pytest.fixture(scope="module")
def reference(world: World) -> Reference:
    """Give the reference of the small world."""
    assert world.report.reference is not None
    return world.report.reference


@pytest.mark.slow
def test_the_artifact_holds_it_and_vouches_for_it(world: World, reference: Reference) -> None:
    """The file's hash is in the manifest, and its arrays give the same reference back."""
    content = part_of(world.artifact, DRIFT).read_bytes()

    again = Reference.from_arrays(arrays_from_bytes(content, DRIFT))

    assert DRIFT in read_manifest(world.artifact).parts
    assert arrays_to_bytes(again.to_arrays()) == arrays_to_bytes(reference.to_arrays()) == content


@pytest.mark.slow
def test_it_describes_the_market_and_the_rows_of_training(
    world: World, reference: Reference
) -> None:
    """Rows of each table; mean p near the rate of the labels, as calibration wants it."""
    market, labels = world.index.market, world.report.labels

    assert reference.tables["people"].n_rows == len(market.seekers)
    assert reference.tables["posts"].n_rows == len(market.vacancies)
    for side in ("apply", "accept"):
        assert reference.tables[side].n_rows == len(labels[side])
        rate = labels[side].y.mean()
        assert 0.5 * rate < reference.mean_p[side] < 2.0 * rate
    assert 0.0 < reference.terms["posts"].words < 0.5


@pytest.mark.slow
def test_the_market_of_training_has_not_moved_from_itself(
    world: World, reference: Reference
) -> None:
    """Every index is exactly zero."""
    from matching.drift.columns import person_columns  # noqa: PLC0415

    people = world.report.model.encoder.seekers(world.index.market.seekers)

    found = reference.tables["people"].psi(person_columns(people))

    assert np.allclose(list(found.values()), 0.0)
