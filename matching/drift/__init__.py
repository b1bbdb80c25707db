"""Drift: whether a trained model still speaks of the market that it is asked about.

`reference` is what training leaves in the artifact, over the `columns` of people and vacancies,
the features of labelled pairs, and the `new_terms` of texts; `watching` compares a newer market
with it; `lights` say what a figure means and `report` lays it out in Chinese.
"""
