"""One named clinician looks at chosen parts of a record, with consent, and may write back."""
