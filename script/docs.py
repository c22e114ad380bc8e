"""Builds a small site from docs/ and the pages at the top: plain files that ask nobody else."""

import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from string import Template

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[1]
SITE = ROOT / "docs/site"
STATIC = ROOT / "unclench/web/static"
COPIED = {
    "site/css/tokens.css": STATIC / "css/tokens.css",
    "site/css/site.css": SITE / "site.css",
    "site/fonts/atkinson-next.woff2": STATIC / "fonts/atkinson-next.woff2",
    "site/fonts/LICENSE": STATIC / "fonts/LICENSE",
    "site/icon.svg": STATIC / "icon.svg",
}
TOP = {"README.md": "index.html", "unclench/knowledge/README.md": "knowledge.html"}
TITLES = {"README.md": "What Unclench is"}
ELSEWHERE = ("https://", "http://", "mailto:")
_ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True)
class Page:
    """One document: where it stands in the tree, its place in the site, what it says."""

    source: str
    part: str
    group: str
    tokens: list[Token] = field(compare=False, repr=False)

    @property
    def address(self) -> str:
        """Its file in the site."""
        if self.source in TOP:
            return TOP[self.source]
        path = PurePosixPath(self.source.removeprefix("docs/"))
        named = path.with_name("index" if path.name == "README.md" else path.stem.lower())
        return f"{named}.html"

    @property
    def title(self) -> str:
        """Its first heading, without marks."""
        told = (
            t for before, t in zip(self.tokens, self.tokens[1:], strict=False) if before.tag == "h1"
        )
        return TITLES.get(self.source) or _plain(next(told))

    @property
    def places(self) -> set[str]:
        """What a link may name behind #."""
        return {str(t.attrs["id"]) for t in self.tokens if "id" in t.attrs} | {
            found for token in _all(self.tokens) for found in _ID.findall(token.content)
        }


class Site:
    """All pages, and what is wrong with them."""

    def __init__(self, pages: list[Page]) -> None:
        self.pages = {page.source: page for page in pages}
        self.files: dict[str, Path] = {address: path for address, path in COPIED.items()}
        self.wrong: list[str] = []

    def write(self, folder: Path) -> None:
        """Every page and every file that a page names."""
        template = Template((SITE / "page.html").read_text(encoding="utf-8"))
        for page in self.pages.values():
            path = folder / page.address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(template.substitute(self._parts(page)), encoding="utf-8")
        for address, source in self.files.items():
            (folder / address).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / address)

    def _parts(self, page: Page) -> dict[str, str]:
        body = MARKDOWN.renderer.render(list(self._linked(page)), MARKDOWN.options, {})
        body = body.replace(
            "<table>", '<div class="wide" tabindex="0" role="group" aria-label="Table"><table>'
        )
        return {
            "title": escape(page.title),
            "part": page.part,
            "root": "../" * page.address.count("/"),
            "body": body.replace("</table>", "</table></div>"),
            "pages": self._contents(page),
        }

    def _linked(self, page: Page) -> Iterator[Token]:
        for token in page.tokens:
            for child in token.children or ():
                self._lead(page, child)
            if token.children:
                token.children = list(_without_empty_links(token.children))
            yield token

    def _lead(self, page: Page, token: Token) -> None:
        name = {"link_open": "href", "image": "src"}.get(token.type)
        if name:
            token.attrs[name] = self._address(page, str(token.attrs[name]), token.type == "image")

    def _address(self, page: Page, link: str, shown: bool) -> str:
        """Where a link of the document leads in the site; nothing for a folder of the source."""
        if link.startswith(ELSEWHERE):
            if shown:
                self.wrong.append(
                    f"{page.source}: the picture {link} would be asked of another site"
                )
            return link
        path, _, place = link.partition("#")
        source = normpath(str(PurePosixPath(page.source).parent / path)) if path else page.source
        if source in self.pages:
            return self._inside(page, self.pages[source], place, link)
        return self._file(page, source, link)

    def _inside(self, page: Page, other: Page, place: str, link: str) -> str:
        if place and place not in other.places:
            self.wrong.append(
                f"{page.source}: {link} leads to a place that {other.source} does not have"
            )
        path = relpath(other.address, str(PurePosixPath(page.address).parent))
        return f"{path}#{place}" if place else path

    def _file(self, page: Page, source: str, link: str) -> str:
        path = ROOT / source
        if source.startswith("..") or not path.exists():
            self.wrong.append(f"{page.source}: {link} leads nowhere")
            return ""
        if path.is_dir() or source.endswith(".md"):
            return ""
        address = source.removeprefix("docs/") if source.startswith("docs/") else f"files/{source}"
        self.files[address] = path
        return relpath(address, str(PurePosixPath(page.address).parent))

    def _contents(self, here: Page) -> str:
        parts = dict.fromkeys(page.part for page in self.pages.values())
        return "\n".join(f"<h2>{part}</h2>\n{self._part(part, here)}" for part in parts)

    def _part(self, part: str, here: Page) -> str:
        pages = [page for page in self.pages.values() if page.part == part]
        groups = dict.fromkeys(page.group for page in pages if page.group)
        rows = [_row(page, here) for page in pages if not page.group]
        for group in groups:
            inside = [page for page in pages if page.group == group]
            opened = " open" if here in inside else ""
            rows_inside = "".join(_row(page, here) for page in inside)
            rows.append(
                f"<li><details{opened}><summary>{group}</summary><ul>{rows_inside}</ul></details></li>"
            )
        return f"<ul>{''.join(rows)}</ul>"


def _row(page: Page, here: Page) -> str:
    address = relpath(page.address, str(PurePosixPath(here.address).parent))
    current = ' aria-current="page"' if page == here else ""
    return f'<li><a href="{address}"{current}>{escape(page.title)}</a></li>'


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _plain(token: Token) -> str:
    return "".join(
        one.content for one in token.children or () if one.type in ("text", "code_inline")
    )


def _without_empty_links(tokens: list[Token]) -> Iterator[Token]:
    """What leads to a folder of the source stays as words: the site has no such page."""
    inside_empty = False
    for token in tokens:
        if token.type == "link_open" and not token.attrs["href"]:
            inside_empty = True
        elif token.type == "link_close" and inside_empty:
            inside_empty = False
        else:
            yield token


def slug(words: str) -> str:
    """The name of a heading's place, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(source: str, part: str, group: str) -> Page:
    """One document."""
    return Page(source, part, group, named_tokens((ROOT / source).read_text(encoding="utf-8")))


def named_tokens(text: str) -> list[Token]:
    """What a document holds, each heading with the name of its place."""
    tokens = MARKDOWN.parse(text)
    taken: dict[str, int] = {}
    for token, words in pairwise(tokens):
        if token.type == "heading_open":
            name = slug(_plain(words))
            taken[name] = taken.get(name, -1) + 1
            token.attrs["id"] = f"{name}-{taken[name]}" if taken[name] else name
    return tokens


def named(wanted: dict[str, list[str | dict[str, str]]]) -> Iterator[tuple[str, str, str]]:
    """(document, part, group) for every page, in order."""
    entries = [(part, *_entry(each)) for part, list_ in wanted.items() for each in list_]
    alone = {pattern for _, _, pattern in entries if "*" not in pattern}
    for part, group, pattern in entries:
        found = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern))
        yield from (
            (source, part, group) for source in found if pattern == source or source not in alone
        )
        if not found:
            raise FileNotFoundError(f"docs/site/pages.yaml names {pattern}, which does not exist")


def _entry(each: str | dict[str, str]) -> tuple[str, str]:
    if isinstance(each, str):
        return "", each
    ((group, pattern),) = each.items()
    return group, pattern


def site() -> Site:
    """The site as pages.yaml wants it."""
    wanted = yaml.safe_load((SITE / "pages.yaml").read_text(encoding="utf-8"))
    made = Site([read(*one) for one in named(wanted)])
    every = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")}
    made.wrong += [
        f"{name} stands nowhere in docs/site/pages.yaml" for name in sorted(every - set(made.pages))
    ]
    return made


def main(folder: Path) -> None:
    """Writes the site; ends with what is wrong, if anything is."""
    made = site()
    made.write(folder)
    if made.wrong:
        sys.exit("\n".join(made.wrong))
    print(f"{len(made.pages)} pages in {folder}. Open {folder / 'index.html'}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
