"""Shelves as they stand on a page. They are the same for everybody, so each is written once."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


def drawn(shelves: Iterable[dict[str, Any]]) -> SafeString:
    """The shelves below one another, each with what the component `shelf` asks for."""
    parts = (render_to_string("components/shelf/shelf.html", shelf) for shelf in shelves)
    return mark_safe("\n".join(parts))
