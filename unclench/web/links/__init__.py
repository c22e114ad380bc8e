"""Links that let somebody else see something of a record, and the list of them."""
