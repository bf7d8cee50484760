"""Hearing people in a call: one turn at a time, by keypad alone if need be, through the flows."""
