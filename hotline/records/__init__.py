"""What is kept: the tables and the nouns that own them."""
