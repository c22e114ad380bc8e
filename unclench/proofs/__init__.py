"""What holds for every possible person, proved with Z3 from the conditions that run."""
