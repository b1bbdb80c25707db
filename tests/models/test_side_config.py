"""Defaults of a side, and what a configuration may not say."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from models.side_config import SideConfig, accept_config, apply_config


def test_accept_learns_in_smaller_steps_than_apply() -> None:
    """A tenth of the rows carries smaller trees."""
    apply, accept = apply_config().boosting, accept_config().boosting

    assert (apply.learning_rate, apply.leaves) == (0.06, 15)
    assert (accept.learning_rate, accept.leaves) == (0.03, 7)


@pytest.mark.parametrize(
    "wrong",
    [
        {"unknown": 1},
        {"validation_share": 1.0},
        {"monotone": {"pay": 2}},
        {"boosting": {"leaves": 1}},
        {"logistic": {"strength": 0.0}},
    ],
)
def test_wrong_configuration_is_refused(wrong: dict[str, object]) -> None:
    """A typing error must not pass silently."""
    with pytest.raises(ValidationError):
        SideConfig.model_validate(wrong)
