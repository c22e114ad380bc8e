"""Words of a resource as XHTML: whoever cannot read its codes reads these."""

from collections.abc import Iterable
from html import escape
from typing import Any

from unclench.report.document import Block, Drawn, Facts, Grid, Points, Words


def narrative(*lines: str) -> dict[str, str]:
    """A few sentences."""
    return _div("".join(f"<p>{escape(line)}</p>" for line in lines if line))


def of_blocks(blocks: Iterable[Block]) -> dict[str, str]:
    """A section of a document. A drawing is told in its sentence."""
    return _div("".join(map(_block, blocks)))


def _div(inside: str) -> dict[str, str]:
    words = inside or "<p>Nothing was told.</p>"
    return {
        "status": "generated",
        "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{words}</div>',
    }


def _block(block: Block) -> str:
    match block:
        case Words():
            return _words(block)
        case Points(lines=lines, lead=lead):
            before = f"<p><b>{escape(lead)}</b></p>" if lead else ""
            return f"{before}<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
        case Facts(rows=rows):
            told = (f"<dt>{escape(term)}</dt><dd>{escape(value)}</dd>" for term, value in rows)
            return f"<dl>{''.join(told)}</dl>"
        case Grid():
            return _table(block)
        case Drawn(words=words):
            return f"<p>{escape(words)}</p>"


def _words(words: Words) -> str:
    told = escape(words.text)
    told = f"<b>{told}</b>" if words.strong else told
    return f"<p><small>{told}</small></p>" if words.small else f"<p>{told}</p>"


def _table(grid: Grid) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in grid.heads)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in grid.rows
    )
    caption = f"<caption>{escape(grid.caption)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


Resource = dict[str, Any]
