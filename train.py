"""Train on a market folder: ``python train.py --market DIR --artifact DIR``.

A door only: `jobmatch train` is the same command, and `matching.training` tells the story.
"""

from __future__ import annotations

import sys

from api.command_line import main

if __name__ == "__main__":
    main(["train", *sys.argv[1:]])
