"""`unclench learn …`: what is learnt about one person, from a file and from a terminal."""
