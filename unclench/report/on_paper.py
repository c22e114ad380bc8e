"""A document as plain values for whatever sets it on paper, and drawings with looks of their own.

A page gives a drawing its looks by its style sheet. On paper it has to bring them along.
"""

from dataclasses import asdict
from typing import Any

from unclench.report.document import Document, Drawn, Section

_LOOKS = """
text{font-family:"Atkinson Hyperlegible Next";font-size:13px;fill:#45605b}
.uc-chart__name{fill:#12332f;font-weight:700}
.uc-chart__last{fill:#12332f;font-size:20px;font-weight:700}
.uc-chart__flare-words{fill:#bd4b23}
.uc-chart__grid{fill:none;stroke:#ded6c8;stroke-width:1px}
.uc-chart__pain{fill:none;stroke:#12332f;stroke-width:2.5px;stroke-linejoin:round;
stroke-linecap:round}
.uc-chart__spread{fill:#12332f;opacity:0.14}
.uc-chart__episode{fill:#f1eadd}
.uc-chart__episode-edge{fill:none;stroke:#8a7f6c;stroke-width:2px}
.uc-chart__dot,.uc-chart__dot-small,.uc-chart__flare,.uc-chart__flare-ring,.uc-chart__session,
.uc-chart__no-entry{fill:none;stroke:#12332f;stroke-width:7px;stroke-linecap:round}
.uc-chart__dot-small{stroke-width:4.5px}
.uc-chart__flare-ring{stroke:#ffffff;stroke-width:15px}
.uc-chart__flare{stroke:#bd4b23;stroke-width:12px}
.uc-chart__flare-stroke{fill:none;stroke:#bd4b23;stroke-width:3px;stroke-linecap:round}
.uc-chart__session-bar{fill:#51635f}
.uc-chart__session{stroke:#51635f;stroke-width:5.5px}
.uc-chart__plan{fill:#12332f}
.uc-chart__plan-stem{fill:none;stroke:#51635f;stroke-width:1px;stroke-dasharray:3 3}
.uc-chart__function{fill:#1f6f63}
.uc-chart__function-none{fill:#ffffff;stroke:#1f6f63;stroke-width:1.5px}
"""


_DOT, _SEEN_DOT = "h0", "h.01"
"""A dot is a stroke without length, which what sets it on paper would leave out if it is alone."""


def for_paper(document: Document) -> dict[str, Any]:
    """The document fit for JSON; each drawing stands in its place as markup with its looks."""
    return {
        "title": document.title,
        "lead": document.lead,
        "language": document.language,
        "about": [list(row) for row in document.about.rows],
        "first": [_section(section) for section in document.first],
        "details": [_section(section) for section in document.details],
        "sources": list(document.sources),
        "foot": list(document.foot),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "blocks": [
            _drawn(block) if isinstance(block, Drawn) else asdict(block) for block in section.blocks
        ],
    }


def _drawn(block: Drawn) -> dict[str, Any]:
    """The picture with its words; what cannot be drawn is said in words alone."""
    picture = block.picture
    return {
        "kind": block.kind,
        "words": block.words,
        "alt": f"{picture.title}. {block.words} The numbers stand under Day by day.",
        "svg": with_looks(picture.svg) if picture.svg else "",
        "keys": [{"svg": with_looks(key.svg), "words": key.words} for key in picture.keys],
        "notes": list(picture.notes),
    }


def with_looks(svg: str) -> str:
    """A drawing of ours with the looks of its parts inside."""
    head, mark, rest = svg.partition(">")
    return f"{head}{mark}<style>{_LOOKS}</style>{rest.replace(_DOT, _SEEN_DOT)}"
