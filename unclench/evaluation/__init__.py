"""Runs described people through triage and counts where the answer differs from the reference."""
