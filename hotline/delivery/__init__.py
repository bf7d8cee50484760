"""The one way out: every text leaves through here."""
