"""From words to a place."""
