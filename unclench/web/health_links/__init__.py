"""SMART Health Links: a report that is sealed for one link, given away, and opened in a browser."""
