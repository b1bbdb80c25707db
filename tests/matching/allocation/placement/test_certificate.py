"""Certificates."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from matching.allocation.placement.batch import Plan
from matching.allocation.placement.certificate import as_json, certificate_of, sha256_of
from matching.allocation.placement.search import Solution
from matching.allocation.verify import Check
from tests.matching.allocation.placement.builders import make_batch


def test_a_hash_is_that_of_the_bytes_and_of_names_in_a_folder(tmp_path: Path) -> None:
    """Another name or another byte is another hash."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.csv").write_bytes(b"1")
    first = sha256_of(tmp_path / "a")
    (tmp_path / "a" / "x.csv").rename(tmp_path / "a" / "y.csv")

    assert sha256_of(tmp_path / "a") != first
    assert sha256_of(tmp_path / "a" / "y.csv") == (
        "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    )


def test_what_is_not_proven_is_said(tmp_path: Path) -> None:
    """Gap, time, greedy and floors each have their sentence."""
    batch = make_batch([[0.5], [0.4]], [1], floors=[([0, 1], 2)])
    (tmp_path / "rules.toml").write_bytes(b"")
    solution = Solution(Plan(np.array([0])), 0.6, 1, False, 2, 0.6, True, "greedy")

    said = certificate_of(
        batch, solution, 0.002, {"rules": tmp_path / "rules.toml"}, [Check("一人一岗", True, "")]
    )

    text = "\n".join(said["summary"])
    assert said["gap"] > 0.16
    assert said["floors"] == [{"place": "某镇", "need": 2, "short": 1}]
    for words in ("差距至多16.67%", "没有证明到", "时间用完", "逐人安排", "没有来得及证明"):
        assert words in text
    assert as_json(said).endswith("}\n")
