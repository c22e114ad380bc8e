"""Pure functions on frozen values: no Django, clock or chance; only the loader reads files."""
