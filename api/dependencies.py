"""What routes are handed: the recommender, the directory, the model's description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, cast

from fastapi import Depends, Request

from api.directory import Directory
from api.exposures import ExposureLog
from api.recommending import RecommenderLike
from api.settings import ServiceSettings


@dataclass(slots=True)
class ServiceState:
    """What one running service holds.

    Parameters
    ----------
    recommender : RecommenderLike
        Answers the questions.
    directory : Directory
        Looks up names for what is shown.
    settings : ServiceSettings
        As set on the machine.
    manifest : mapping
        Summary of the artifact's manifest; empty where the recommender came without one.
    exposures : ExposureLog or None
        Where lists with exploration are logged; None where exploration is switched off.
    model_trouble : str
        Why the model that the folder holds now could not be taken up, in Chinese; empty as a rule.
    """

    recommender: RecommenderLike
    directory: Directory
    settings: ServiceSettings
    manifest: Mapping[str, Any] = field(default_factory=dict)
    exposures: ExposureLog | None = None
    model_trouble: str = ""

    @property
    def rests_on_prior(self) -> bool:
        """Whether the prior speaks for a side, alone or with a share."""
        return any(source != "own" for source in self.manifest.get("sources", {}).values())


def service_state(request: Request) -> ServiceState:
    """Give the state that `create_app` put on the application."""
    return cast("ServiceState", request.app.state.service)


StateDep = Annotated[ServiceState, Depends(service_state)]
