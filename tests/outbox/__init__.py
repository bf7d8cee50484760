"""The one way out: every path a text can take, and what each means for the people behind it."""
