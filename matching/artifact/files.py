"""The files of an artifact as bytes, the same for the same model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.encoder import Encoder, build_reader
from features.expansion import Expansion
from features.interest import Interest
from features.lexical import LexicalConfig, LexicalSpace
from features.occupations import Lexicon
from features.resemblance import Resemblance
from matching.artifact.manifest import Manifest
from matching.drift.reference import Reference
from matching.model import SIDES, MatchModel, Side
from matching.retention import Retention
from models.fitted_side import FittedSide, load_parts
from models.parts import arrays_from_bytes, arrays_to_bytes

LEXICON: Final = "lexicon.tsv"
TEXT: Final = "text.npz"
EXPANSION: Final = "expansion.npz"
INTEREST: Final = "interest.npz"
RESEMBLANCE: Final = "resemblance.npz"
GOLDEN: Final = "golden.npz"
DRIFT: Final = "drift.npz"
"""What later markets are compared with; the model itself does not read it."""
RETAIN: Final = "retain"
"""Folder of what was learned of who stays; there is none where nothing was."""


def model_files(
    model: MatchModel, golden: NDArray[np.float32], reference: Reference | None = None
) -> dict[str, bytes]:
    """Turn a model into files.

    Parameters
    ----------
    model : MatchModel
        The model.
    golden : ndarray of float32, shape (n, n_features)
        Rows whose scores are kept as the self-test.
    reference : Reference or None
        What later markets are compared with, where training described its market.

    Returns
    -------
    dict of str to bytes
        Content by path inside the folder.
    """
    scores = model.score(golden)
    files = {
        LEXICON: model.encoder.reader.lexicon.to_text().encode(),
        TEXT: arrays_to_bytes(model.encoder.space.to_arrays()),
        EXPANSION: arrays_to_bytes(model.encoder.expansion.to_arrays()),
        INTEREST: arrays_to_bytes(model.encoder.interest.to_arrays()),
        RESEMBLANCE: arrays_to_bytes(model.encoder.resemblance.to_arrays()),
        GOLDEN: arrays_to_bytes(
            {"X": golden, "p_apply": scores.p_apply, "p_accept": scores.p_accept}
        ),
    }
    fitted = {name: getattr(model, name).fitted for name in SIDES}
    if model.retention is not None:
        fitted[RETAIN] = model.retention.fitted
    for name, one in fitted.items():
        files |= {f"{name}/{part}": content for part, content in one.save_parts().items()}
    if reference is not None:
        files[DRIFT] = arrays_to_bytes(reference.to_arrays())
    return files


def model_from_files(files: Mapping[str, bytes], manifest: Manifest) -> MatchModel:
    """Rebuild a model from verified files; it scores to the same bits."""
    lexicon = Lexicon.from_text(files[LEXICON].decode())
    config = LexicalConfig.model_validate(manifest.config["text"])
    space = LexicalSpace.from_arrays(arrays_from_bytes(files[TEXT], TEXT), config)
    expansion = Expansion.from_arrays(arrays_from_bytes(files[EXPANSION], EXPANSION))
    apply, accept = (Side(_fitted(files, name), manifest.sources[name]) for name in SIDES)
    resemblance = Resemblance.from_arrays(arrays_from_bytes(files[RESEMBLANCE], RESEMBLANCE))
    interest = Interest.from_arrays(arrays_from_bytes(files[INTEREST], INTEREST))
    encoder = Encoder(build_reader(lexicon), space, expansion, resemblance, interest)
    has_retention = any(path.startswith(f"{RETAIN}/") for path in files)
    retention = Retention(_fitted(files, RETAIN)) if has_retention else None
    return MatchModel(encoder, apply, accept, retention)


def _fitted(files: Mapping[str, bytes], name: str) -> FittedSide:
    prefix = f"{name}/"
    parts = {
        path.removeprefix(prefix): content
        for path, content in files.items()
        if path.startswith(prefix)
    }
    return load_parts(parts)
