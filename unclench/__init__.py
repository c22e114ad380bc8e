"""Unclench: safety check, relief and learning for people whose back has seized up."""

__version__ = "0.1.0"
