"""The dialogue engine: flows in, prompts out, no channel known."""
