"""A running service takes up the model that its folder holds now, without being started again.

The folder is looked at every few seconds. A model that came, or came back, is verified and
opened beside the one that serves, and only then put in its place: a question is answered by one
model from beginning to end. One that cannot be opened changes nothing but a notice on the page.
The market is the one that was opened at the start, and so is the day of the questions.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI

from api.dependencies import ServiceState
from api.recommending import RecommenderLike
from data.errors import JobMatchError
from matching.artifact import Manifest, load_artifact
from matching.artifact.manifest import MANIFEST_NAME
from matching.model import MatchModel

LOGGER: Final = logging.getLogger("jobmatch")
SECONDS: Final = 5.0
"""Between two looks at the folder; each reads one small file."""
STOP_SECONDS: Final = 5.0


def summary_of(manifest: Manifest) -> dict[str, Any]:
    """Give what ``/api/v1/models`` tells of a manifest."""
    return manifest.model_dump(mode="json", exclude={"files", "signature"})


class ModelWatch:
    """Looks at an artifact folder, and opens what serves there now.

    Parameters
    ----------
    folder : Path
        The artifact.
    opened : Manifest
        Of the model that the service has opened.
    answering : callable
        Makes a recommender for another model, on the market that is held in memory.
    seconds : float
        Between two looks.
    """

    def __init__(
        self,
        folder: Path,
        opened: Manifest,
        answering: Callable[[MatchModel], RecommenderLike],
        seconds: float = SECONDS,
    ) -> None:
        self._folder = folder
        self._version = opened.version
        self._seen = opened.to_bytes()
        self._answering = answering
        self._seconds = seconds

    def look(self, state: ServiceState) -> ServiceState:
        """Look once.

        Parameters
        ----------
        state : ServiceState
            What serves.

        Returns
        -------
        ServiceState
            The same one where the folder holds what serves, or what cannot be opened and has
            been told of; else one that may take its place.
        """
        found = self._manifest_bytes()
        if found is None or found == self._seen:
            return state
        self._seen = found
        try:
            model, manifest = load_artifact(self._folder)
            if manifest.version == self._version:
                return replace(state, model_trouble="")
            recommender = self._answering(model)
        except (JobMatchError, OSError, MemoryError) as error:
            LOGGER.warning("模型文件夹里换了模型，但打不开，仍用原来的模型：%s", error)
            return replace(state, model_trouble=str(error))
        self._version = manifest.version
        return replace(
            state, recommender=recommender, manifest=summary_of(manifest), model_trouble=""
        )

    def _manifest_bytes(self) -> bytes | None:
        """Read the file that says what serves; None while it cannot be read."""
        try:
            return (self._folder / MANIFEST_NAME).read_bytes()
        except OSError:
            return None

    @contextmanager
    def watching(self, app: FastAPI) -> Iterator[None]:
        """Keep an application's state up to date until the block ends.

        Parameters
        ----------
        app : FastAPI
            Its state is put in place in one step.
        """
        stop = threading.Event()

        def keep_looking() -> None:
            while not stop.wait(self._seconds):
                app.state.service = self.look(app.state.service)

        thread = threading.Thread(target=keep_looking, name="model-watch", daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join(STOP_SECONDS)
