"""The model card: what a model is, from what it was made, how it did, and what it is not for.

`groups` counts what the newest rows say about groups of people, and leaves out groups that are
too small to be told; `page` writes the card in Chinese, the same bytes for the same model.
"""

from __future__ import annotations

from matching.model_card.page import CARD, model_card

__all__ = ["CARD", "model_card"]
