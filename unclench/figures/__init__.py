"""Draws a person from keyframes. Pure functions: a movement in, shapes, SVG or a track out."""
