"""The whole job, on files."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from data.errors import DefectsError, FolderError
from data.reading import read_people, read_places, read_scores
from data.writing import write_table
from matching.allocation.placement import placing
from matching.allocation.placement.batch import Plan
from matching.allocation.placement.placing import FILES, check, place_files, prepare
from matching.allocation.placement.search import Solution
from matching.allocation.problem import Files

pytestmark = pytest.mark.slow


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_folder_holds_a_plan_the_rest_and_a_certificate(
    files: Files, rules: Path, tmp_path: Path
) -> None:
    """Everybody is in one of the two tables; the certificate adds up."""
    done = place_files(files, rules, tmp_path / "out")

    plan, left = _rows(tmp_path / "out" / "plan.csv"), _rows(tmp_path / "out" / "unplaced.csv")
    proof = json.loads((tmp_path / "out" / "certificate.json").read_text("utf-8"))
    assert list(plan[0]) == ["seeker_id", "vacancy_id", "p_match", "reason"]
    assert sorted(row["seeker_id"] for row in [*plan, *left]) == [
        row["seeker_id"] for row in sorted(_rows(files.seekers), key=lambda row: row["seeker_id"])
    ]
    assert all(row["reason"] for row in [*plan, *left])
    assert all(row["next_step"] for row in left)
    assert proof["objective"] == pytest.approx(sum(float(row["p_match"]) for row in plan))
    assert proof["gap"] == pytest.approx((proof["bound"] - proof["objective"]) / proof["bound"])
    assert proof["gap"] <= 0.002
    assert (proof["solver"], proof["seed"], proof["stopped"]) == ("HiGHS", 0, False)
    assert set(proof["sha256"]) == {"artifact", "market", "people", "places", "rules", "scores"} - {
        "people"
    } | {"seekers"}
    assert all(each["passed"] for each in proof["checks"])
    assert done.lines() == proof["summary"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
def test_the_same_bytes_from_any_format_and_again(
    ending: str, files: Files, rules: Path, tmp_path: Path
) -> None:
    """The plan does not depend on the form of the files; the hashes in the certificate do."""
    place_files(files, rules, tmp_path / "first")
    tables = (read_people(files.seekers), read_places(files.places), read_scores(files.scores))  # type: ignore[arg-type]
    paths = []
    for table in tables:
        path = tmp_path / f"{table.rule.table}{ending}"
        write_table({name: list(column) for name, column in table.values.items()}, path)
        paths.append(path)
    other = replace(files, seekers=paths[0], places=paths[1], scores=paths[2])

    place_files(other, rules, tmp_path / "second")
    place_files(files, rules, tmp_path / "again")

    for name in FILES:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    for name in FILES[:2]:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


def test_fixed_pairs_stand_and_forbidden_ones_do_not(
    files: Files, rules: Path, tmp_path: Path
) -> None:
    """The least likely pair is kept, the likeliest is not used."""
    pairs = sorted(_rows(files.scores or rules), key=lambda row: float(row["p_match"]))
    low, high = pairs[0], pairs[-1]
    rules.write_text('keep = "overrides.csv"\n', "utf-8")
    (rules.parent / "overrides.csv").write_text(
        "seeker_id,vacancy_id,action\n"
        f"{low['seeker_id']},{low['vacancy_id']},fix\n{high['seeker_id']},{high['vacancy_id']},禁止\n",
        "utf-8",
    )

    place_files(files, rules, tmp_path / "out")

    plan = {row["seeker_id"]: row for row in _rows(tmp_path / "out" / "plan.csv")}
    assert plan[low["seeker_id"]]["vacancy_id"] == low["vacancy_id"]
    assert plan[low["seeker_id"]]["reason"] == "由工作人员指定"
    assert plan.get(high["seeker_id"], {}).get("vacancy_id") != high["vacancy_id"]


def test_fixed_pairs_that_cannot_all_stand_name_an_irreducible_set(
    files: Files, rules: Path, tmp_path: Path
) -> None:
    """Three for two places, and one that has nothing to do with it."""
    people, posts = _rows(files.seekers), _rows(files.places)
    rules.write_text('keep = "overrides.csv"\noverbooking = 2\n', "utf-8")
    first, other = posts[0]["vacancy_id"], posts[1]["vacancy_id"]
    rows = [(0, first), (1, other), (2, first), (3, first)]
    (rules.parent / "overrides.csv").write_text(
        "seeker_id,vacancy_id,action\n"
        + "".join(f"{people[i]['seeker_id']},{vacancy},fix\n" for i, vacancy in rows),
        "utf-8",
    )

    with pytest.raises(DefectsError) as caught:
        place_files(files, rules, tmp_path / "out")

    assert [defect.row for defect in caught.value.defects] == [2, 4, 5]
    assert "第2、4、5行" in str(caught.value)
    assert "岗位名额" in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_defects_of_all_files_are_told_at_once_and_nothing_is_written(
    files: Files, rules: Path, tmp_path: Path
) -> None:
    """Rules, people and places."""
    rules.write_text("gapp = 1\n", "utf-8")
    files.seekers.write_text("seeker_id\nNOBODY\n", "utf-8")
    files.places.write_text("vacancy_id,headcount,min_batch\nNOTHING,1,0\n", "utf-8")

    with pytest.raises(DefectsError) as caught:
        place_files(files, rules, tmp_path / "out")

    assert {defect.file for defect in caught.value.defects} == {
        "rules.toml", "people.csv", "places.csv",
    }  # fmt: skip
    assert not (tmp_path / "out").exists()


def test_a_folder_of_somebody_else_is_refused(files: Files, rules: Path, tmp_path: Path) -> None:
    """Before any solving."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "note.txt").write_text("mine", "utf-8")

    with pytest.raises(FolderError):
        place_files(files, rules, tmp_path / "out")


def test_a_plan_that_breaks_a_rule_is_never_written(
    files: Files, rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody to the first vacancy: an error of the program, not of the input."""
    ready = prepare(files, rules)
    firsts: np.ndarray[tuple[int], np.dtype[np.int64]] = ready.batch.arcs.starts[:-1]
    spoiled = Solution(Plan(firsts), 99.0, 0, True, 0, 99.0, False, "solver")

    with pytest.raises(RuntimeError, match="不超名额"):
        check(ready, spoiled)
    monkeypatch.setattr(placing, "solve_batch", lambda *_: spoiled)
    with pytest.raises(RuntimeError):
        place_files(files, rules, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_seconds_that_run_out_are_told(files: Files, rules: Path, tmp_path: Path) -> None:
    """A feasible plan, checked, and the certificate says why it is not proven."""
    rules.write_text("seconds = 0.000001\ngap = 0\n", "utf-8")

    done = place_files(files, rules, tmp_path / "out")

    assert all(each["passed"] for each in done.certificate["checks"])
    if done.certificate["gap"] > 1e-6:
        assert done.certificate["stopped"]


def test_the_model_s_own_chances_are_used_without_scores(
    files: Files, rules: Path, tmp_path: Path
) -> None:
    """Every lawful pair of a live vacancy takes part."""
    done = place_files(replace(files, scores=None), rules, tmp_path / "out")

    assert done.certificate["pairs"] > 300
    assert "scores" not in done.certificate["sha256"]
