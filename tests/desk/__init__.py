"""Tests of the pages, of what they read and of who may read it."""
