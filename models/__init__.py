"""Learning: numbers in, probabilities out.

Nothing here knows of a person, a vacancy or a column's meaning: rows come as `X`, outcomes as
`y`, days as ordinals, queries as group sizes. `logistic` and `boosting` are the two learners;
`side` fits both for one side of the market, blends them by time-split validation and
calibrates them (`calibration`). `lambdarank` and `calibrated_trees` are what challengers are made
of. `metrics` judges rankings and probabilities, `evaluation` puts an
interval around a mean. The library of boosted trees and the one of logistic regression are imported
only where they are used, so that serving starts fast.
"""
