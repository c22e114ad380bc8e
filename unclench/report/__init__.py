"""What somebody hands to a clinician: chosen by them, as one document or as values."""
