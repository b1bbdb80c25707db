"""The pages for counsellors: plain forms, rendered here, usable without JavaScript.

`pages` holds the three tabs, `forms` what can be typed, `rendering` the templates and their
words, `message_page` what a person sees where something went wrong.
"""

from __future__ import annotations
