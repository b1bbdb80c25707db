"""Who gets what where places are scarce: lists, batches, interview slots.

Everything here starts from `arcs`: who may go where, and how likely it is that both say yes.
"""

from __future__ import annotations

from matching.allocation.arcs import Arcs

__all__ = ["Arcs"]
