"""What whoever runs a site needs: its state, its figures, its log, and a proxy in front of it."""
