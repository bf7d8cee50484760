"""Hearing people: from what they wrote or said to what they mean."""
