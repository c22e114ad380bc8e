"""What a figure shows, in words: for whoever hears the page instead of seeing it."""

from unclench.engine.values.keyframe import Movement


def in_words(movement: Movement, otherwise: str = "") -> str:
    """The cues in their order, numbered when there are several; `otherwise` if there is none."""
    cues = [frame.cue for frame in movement.frames if frame.cue]
    if len(cues) < 2:
        return cues[0] if cues else otherwise
    return " ".join(f"{number}. {cue}" for number, cue in enumerate(cues, 1))
