"""What to try next: inside what is safe, what helps most and what tells most."""
