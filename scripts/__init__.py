"""Programs run by hand, now and then, to make again what hotline ships."""
