"""What was shown is written down before it is shown: ids only, once a list."""

from __future__ import annotations

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.exposures import (
    KEY_NAME,
    ExposureLog,
    exposure_folder,
    read_or_make_secret,
)
from data.errors import EnvironmentTroubleError
from data.reading import read_interactions
from tests.api.fakes import AS_OF, FakeRecommender


def test_a_list_is_written_in_the_exchange_format(tmp_path: Path) -> None:
    """Places, what chance filled, and with which probability."""
    log = ExposureLog(tmp_path, b"secret")
    log.record(FakeRecommender().recommend_vacancies("S001", 5, explores=True), AS_OF)

    events = read_interactions(log.path)

    assert [(e.position, e.is_exploration, e.propensity) for e in events] == [
        (1, False, 0.0),
        (2, True, 0.125),
    ]
    assert {(e.seeker_id, e.kind, e.occurred_on) for e in events} == {("S001", "shown", AS_OF)}
    assert len({e.list_id for e in events}) == 1


def test_the_same_list_of_a_day_is_written_once(tmp_path: Path) -> None:
    """A counsellor who reloads the page shows nothing new; another list is another."""
    log, recommender = ExposureLog(tmp_path, b"secret"), FakeRecommender()
    shown = recommender.recommend_vacancies("S001", 5, explores=True)

    for _ in range(3):
        log.record(shown, AS_OF)
    log.record(shown[:1], AS_OF)
    log.record([], AS_OF)

    assert len(read_interactions(log.path)) == 3


def test_nothing_personal_is_written(tmp_path: Path) -> None:
    """No name, no phone, no identity number; the id of a list gives nothing away."""
    log, recommender = ExposureLog(tmp_path, b"secret"), FakeRecommender()
    log.record(recommender.recommend_vacancies("S001", 5, explores=True), AS_OF)

    text = log.path.read_text(encoding="utf-8")
    person = recommender.seeker("S001")
    assert not any(str(each) in text for each in (person.name, person.phone, person.id_number))


def test_a_list_that_cannot_be_written_is_told_and_tried_again(tmp_path: Path) -> None:
    """A folder in the way of the file refuses; when it is gone, the list is written."""
    log = ExposureLog(tmp_path, b"secret")
    shown = FakeRecommender().recommend_vacancies("S001", 5, explores=True)
    log.path.mkdir()

    with pytest.raises(EnvironmentTroubleError):
        log.record(shown, AS_OF)
    log.path.rmdir()
    log.record(shown, AS_OF)

    assert len(read_interactions(log.path)) == 2


def test_the_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    """Also when many ask at once; it is readable by its owner alone."""
    folder = exposure_folder(tmp_path)

    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: read_or_make_secret(folder), range(16)))

    assert len(secrets) == 1
    assert read_or_make_secret(folder) in secrets
    assert [path.name for path in folder.iterdir()] == [KEY_NAME]
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / KEY_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "zz", "abcd"])
def test_a_damaged_secret_is_named(tmp_path: Path, content: str) -> None:
    """It is not silently replaced: the lists of the day would change."""
    (tmp_path / KEY_NAME).write_text(content, encoding="ascii")

    with pytest.raises(EnvironmentTroubleError, match=r"exploration\.key"):
        read_or_make_secret(tmp_path)


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """With the variable to set."""
    (tmp_path / "home").write_text("", encoding="ascii")

    with pytest.raises(EnvironmentTroubleError, match="JOBMATCH_HOME"):
        read_or_make_secret(tmp_path / "home")
