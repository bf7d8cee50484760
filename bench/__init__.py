"""The measured figures: ratios taken in one run, raw results kept as JSON in bench/results."""
