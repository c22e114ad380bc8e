"""What to do now, at what dosage, and for whom not."""
