"""A question in somebody's own words -> passages of the library; and danger before any of them."""
