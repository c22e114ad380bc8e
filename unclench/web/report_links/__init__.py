"""A link to a report, frozen as it was previewed, for whoever has the link and its passcode."""
