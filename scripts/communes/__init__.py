"""Makes hotline/places/data/communes.tsv.gz from public lists; `make communes` runs it."""
