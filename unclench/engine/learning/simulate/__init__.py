"""Invented people whose true effects are known, to try what is claimed and suggested."""
