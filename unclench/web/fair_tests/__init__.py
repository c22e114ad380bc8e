"""Fair tests: two or three daily things compared by one person, in an order drawn beforehand."""
