"""The command `jobmatch`: thin commands around `matching`, `data` and the service.

`application` names the commands and their options (those of lists and batches are in
`allocating`, what several share in `options`), `running` turns errors into exit codes and
Chinese sentences, `progress` shows how far work is, `machine` checks port, space and rights,
`serving` runs the service and `demo` makes the demo market first.
"""

from __future__ import annotations

from api.command_line.running import main

__all__ = ["main"]
