"""Scores of questionnaires that were filled in elsewhere, and whether a change matters."""
