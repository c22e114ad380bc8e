"""The whole site as one file: made while it runs, checked, and put back on either database."""
