"""The product's story: who should see what, who gets whom.

`training` turns a market folder into an artifact (`artifact`); `recommender` answers
counsellors and `ranking` answers files, both through `candidates` (the law: `eligibility`),
`scoring` and `model`; `explanation` says why; `employer_offers` asks employers about a group;
`evaluation` measures against a known truth. `prior` speaks while an office has no data.
`publishing` saves what was trained: `challenging` says whether it may serve, `model_card` what it
is, and `artifact` keeps the last three.
"""
