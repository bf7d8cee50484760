"""Calls: placed, rung, answered, led by the application's documents, bridged, recorded."""
