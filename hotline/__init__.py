"""hotline: the telephone as a mutual-aid platform for a town."""
