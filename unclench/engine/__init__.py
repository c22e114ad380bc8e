"""Pure functions on frozen values: no Django, files, clock or chance (only the loader reads files)."""
