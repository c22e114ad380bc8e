"""Pictures of one person's course, drawn as SVG from plain values: no database, no clock.

Every picture says one sentence in words and holds the table behind it. Pages colour the drawing by
class (`uc-chart__pain` and so on), so no style stands in it and dark needs no second drawing.
"""
