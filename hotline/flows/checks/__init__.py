"""What can be wrong with a flow: its shape, its ways, its sentences, and what callers are promised."""
