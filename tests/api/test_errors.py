"""Every error of ours has a status, and none tells more than it should."""

from __future__ import annotations

import pytest

from api.app import create_app
from api.errors import STATUSES, status_of
from api.settings import ServiceSettings
from data.errors import (
    ArtifactError,
    DefectsError,
    EnvironmentTroubleError,
    FolderError,
    InputError,
    JobMatchError,
    UnknownIdError,
)
from tests.api.clients import Client
from tests.api.fakes import FakeRecommender

QUESTION = {"seeker_id": "S001"}


def _children(kind: type[JobMatchError]) -> set[type[JobMatchError]]:
    found = set(kind.__subclasses__())
    return found.union(*(_children(child) for child in found)) if found else found


def test_every_error_of_the_tree_has_a_row() -> None:
    """A new kind of error must be given a status by somebody who thought about it."""
    ours = {kind for kind in _children(JobMatchError) if kind.__module__ == "data.errors"}

    assert ours == set(STATUSES)


def test_input_is_the_callers_fault_and_the_rest_is_not() -> None:
    """Input errors are 4xx, trouble of the machine is 5xx."""
    for kind, status in STATUSES.items():
        assert (400 <= status < 500) == issubclass(kind, InputError)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UnknownIdError("岗位", "V9"), 404),
        (DefectsError([]), 422),
        (FolderError("secret-folder", "坏了", "请检查"), 409),
        (ArtifactError("secret-folder", "坏了", "请检查"), 409),
        (EnvironmentTroubleError("secret-folder 坏了", "请检查"), 503),
    ],
)
def test_error_becomes_a_problem(
    error: JobMatchError, status: int, settings: ServiceSettings
) -> None:
    """The status is the table's, the detail is Chinese, and no folder is told."""
    recommender = FakeRecommender()
    recommender.error = error
    with Client(create_app(recommender, settings)) as client:
        answer = client.post("/api/v1/recommendations/vacancies", json=QUESTION)

    assert answer.status_code == status_of(error) == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret-folder" not in answer.text


def test_person_gets_a_page(client: Client) -> None:
    """The same error on a page is a page."""
    answer = client.get("/", params={"seeker_id": "S999"})

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "没有编号为「S999」的求职人员" in answer.text
