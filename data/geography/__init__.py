"""Places of Heyuan and Guangdong: codes, positions, distances.

`gazetteer` turns codes, register fields and free text into a `Place`; `distance` measures
between positions. The tables beside the code are slices of public data (SOURCES.md):
`tables` reads them.
"""

from __future__ import annotations

from data.geography.distance import distance_km
from data.geography.gazetteer import Gazetteer, load_gazetteer
from data.geography.place import UNKNOWN_PLACE, Place, city_code, is_away

__all__ = [
    "UNKNOWN_PLACE",
    "Gazetteer",
    "Place",
    "city_code",
    "distance_km",
    "is_away",
    "load_gazetteer",
]
