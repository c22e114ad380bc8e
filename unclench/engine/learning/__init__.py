"""What is learnt about one person: prior and diary in, posterior and honest words out."""
