"""When to ask again. It leads to questions only: no disposition is decided here."""
