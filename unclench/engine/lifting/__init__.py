"""How heavy a load suits most healthy people, lifted in one way."""
