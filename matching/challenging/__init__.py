"""Champion and challenger: what serves must not be worse than what could serve.

`views` grades how far each looked-at vacancy came, `judging` compares two models on rows that
neither has seen. `contest` sets two other designs against the funnel, as a warning light;
`succession` sets the model just trained against the one that serves, by the rule in `deciding`,
where `office` can tell that both are of one office.
"""

from __future__ import annotations

from matching.challenging.contest import Contest, hold_contest
from matching.challenging.deciding import Decision
from matching.challenging.succession import Promotion, decide_succession

__all__ = ["Contest", "Decision", "Promotion", "decide_succession", "hold_contest"]
