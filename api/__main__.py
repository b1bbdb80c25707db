"""``python -m api``: the command line, where the script ``jobmatch`` is not on the path."""

from __future__ import annotations

from api.command_line import main

if __name__ == "__main__":
    main()
