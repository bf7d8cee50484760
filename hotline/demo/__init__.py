"""A town to try hotline with: addresses, volunteers and residents, all made up."""
