"""Whom to ask, when, and what their answers do."""
