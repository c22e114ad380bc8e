"""A report as plain words, for a message or a program that takes nothing else."""

from collections.abc import Iterator

from unclench.report.document import Block, Document, Drawn, Facts, Grid, Points, Section, Words


def as_text(document: Document) -> str:
    """Page one, in reading order. A drawing is told in its words; the details are left out."""
    return "\n\n".join(
        [
            document.title,
            document.lead,
            "\n".join(_block(document.about)),
            *map(_section, document.first),
            *document.foot,
        ]
    )


def _section(section: Section) -> str:
    lines = (line for block in section.blocks for line in _block(block))
    return "\n".join([section.heading.upper(), *lines])


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Words):
        yield block.text
    elif isinstance(block, Points):
        yield from filter(None, [block.lead])
        yield from (f"- {line}" for line in block.lines)
    elif isinstance(block, Facts):
        yield from (f"{term}: {told}" for term, told in block.rows)
    elif isinstance(block, Grid):
        yield block.caption
        yield from (_row(block.heads, row) for row in block.rows)
    elif isinstance(block, Drawn):
        yield block.words


def _row(heads: tuple[str, ...], row: tuple[str, ...]) -> str:
    told = (f"{head.lower()} {cell}" for head, cell in zip(heads[1:], row[1:], strict=True) if cell)
    return f"- {row[0]}: {', '.join(told)}"
