"""Notes that clinicians wrote to a person; nothing else in the program acts on them."""
