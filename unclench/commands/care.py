"""`unclench care`: the places that see backs, imported by whoever runs the site."""

import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from unclench.care.find import Found, Places
from unclench.care.hours import Hours, Standing, hours_at
from unclench.care.store import About, about_in, opened, place_of_file
from unclench.care.values import OWN_LIST, CareFileError, Progress, on_earth, unheard
from unclench.commands.console import show_json, stop
from unclench.commands.given import knowledge
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.care import Care
from unclench.web.environment import data_folder

if TYPE_CHECKING:
    from unclench.care.bring import Brought

_NONE = "No places are imported. `unclench care import FILE` takes an extract of OpenStreetMap."
_DAY = click.DateTime(["%Y-%m-%d"])


@click.group("care")
def care_group() -> None:
    """The places that see backs: import them, and look some up."""


@care_group.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--country", default="", metavar="CODE", help="Most places have to lie there: AT.")
@click.option("--source", default=OWN_LIST, show_default=True, help="Whom to name for a table.")
@click.option("--as-of", type=_DAY, help="The day of a table, as 2026-11-23.")
@click.option("--fewer", is_flag=True, help="Far fewer places than are in use now are right.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def import_command(files: Sequence[Path], as_json: bool, **given: Any) -> None:
    """Take the places of FILES in the place of those that are in use now.

    A file is an extract of OpenStreetMap (.osm.pbf, .osm, .osm.bz2), the JSON of an Overpass
    server, or a table (CSV). Pages use the new places at once; nothing has to be started again.
    """
    # Reading extracts takes a library that no other command and no page needs.
    from unclench.care.bring import Wish, bring_in
    from unclench.care.open import recognise

    care = knowledge().care
    day = given["as_of"].replace(tzinfo=UTC) if given["as_of"] else None
    wish = Wish(datetime.now(UTC), given["country"].upper(), given["fewer"])
    try:
        sources = [recognise(f, care, attribution=given["source"], as_of=day) for f in files]
        brought = bring_in(sources, data_folder(), care, wish, _progress())
    except CareFileError as error:
        stop(str(error))
    except sqlite3.OperationalError as error:
        stop(f"{data_folder()} cannot be written to: {error}. The places in use stay as they are.")
    except OSError as error:
        stop(f"{error.filename or data_folder()} cannot be used: {error.strerror or error}")
    _say_brought(brought, care, as_json)


def _progress() -> Progress:
    """What is being done, on standard error, for somebody who watches."""
    return _show_progress if sys.stderr.isatty() else unheard


def _show_progress(doing: str) -> None:
    click.echo(f"\r\033[K{doing} ", err=True, nl=False)


def _say_brought(brought: "Brought", care: Care, as_json: bool) -> None:
    if as_json:
        show_json({**asdict(brought.about), "named": brought.named})
        return
    if sys.stderr.isatty():
        click.echo("\r\033[K", err=True, nl=False)
    _say_about(brought.about, care)
    if brought.about.left_out:
        click.echo(f"Left out or in doubt: {brought.about.left_out}")
        click.echo("\n".join(f"  {line}" for line in brought.named))


@care_group.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def status_command(as_json: bool) -> None:
    """Say which places are in use, from when they are, and whom to name for them."""
    with opened(data_folder()) as database:
        about = about_in(database) if database else None
    if as_json:
        show_json(asdict(about) if about else None)
    elif about is None:
        click.echo(_NONE)
    else:
        _say_about(about, knowledge().care)
        size = place_of_file(data_folder()).stat().st_size / 1024**2
        click.echo(f"File: {place_of_file(data_folder())}, {size:.1f} MB. It needs no backup.")


def _say_about(about: About, care: Care) -> None:
    day = f"{about.day:%Y-%m-%d}" if about.day else "of an unknown day"
    click.echo(f"{about.in_all} places, {day}, from {', '.join(about.files)}. {about.attribution}")
    for kind in care.kinds:
        click.echo(f"  {about.places.get(kind.id, 0):>7}  {kind.title}")
    where = ", ".join(f"{code or 'unknown'} {n}" for code, n in about.countries.items())
    click.echo(f"By country: {where}. Names and postcodes that can be typed: {about.spots}.")


@care_group.command("near", context_settings={"ignore_unknown_options": True})
@click.argument("where", nargs=-1, required=True, metavar="LAT LON | NAME")
@click.option("--kind", default="", help="One kind of place; default: all of them.")
@click.option("--count", default=5, show_default=True, type=click.IntRange(1, 100))
@click.option("--open", "open_only", is_flag=True, help="Leave out what is closed now.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def near_command(where: Sequence[str], kind: str, as_json: bool, **how: Any) -> None:
    """List the nearest places to a spot: two numbers, or a town, village or postcode."""
    care = knowledge().care
    kinds = [kind] if kind else [each.id for each in care.kinds]
    if kind and care.kind(kind) is None:
        known = [each.id for each in care.kinds]
        stop(f"No kind is called `{kind}`: {', '.join(known)}.{did_you_mean(kind, known)}")
    with opened(data_folder()) as database:
        if database is None:
            stop(_NONE)
        places = Places(database)
        ask = _Ask(_spot(places, where), datetime.now(UTC), **how)
        found = {each: _nearest(places, each, ask) for each in kinds}
    if as_json:
        show_json({each: [_as_value(*one) for one in some] for each, some in found.items()})
    else:
        _say_found(care, found)


@dataclass(frozen=True)
class _Ask:
    """Where somebody looks, when, for how many, and whether closed places are left out."""

    spot: tuple[float, float]
    now: datetime
    count: int
    open_only: bool


def _nearest(places: Places, kind: str, ask: _Ask) -> list[tuple[Found, Hours]]:
    def is_wanted(found: Found) -> bool:
        return not ask.open_only or _hours(found, ask.now).standing is not Standing.CLOSED

    nearest = places.nearest(kind, *ask.spot, ask.count, is_wanted)
    return [(found, _hours(found, ask.now)) for found in nearest]


def _hours(found: Found, now: datetime) -> Hours:
    return hours_at(found.hours, now, found.zone, found.country)


def _spot(places: Places, where: Sequence[str]) -> tuple[float, float]:
    try:
        numbers = [float(each) for each in where]
    except ValueError:
        return _typed(places, " ".join(where))
    if len(numbers) == 1:
        return _typed(places, where[0])  # a postcode
    spot = on_earth(*numbers) if len(numbers) == 2 else None
    if spot is None:
        stop(f"{' '.join(where)} is not on the globe: lat is -90 to 90, lon -180 to 180.")
    return spot


def _typed(places: Places, name: str) -> tuple[float, float]:
    spots = places.spots(name)
    if not spots:
        _not_found(places, name)
    first, *others = spots
    if others:
        more = ", ".join(f"{s.name} ({s.beside or 'no town near'})" for s in others)
        click.echo(f"Taken: {first.name}, beside {first.beside}. Others: {more}", err=True)
    return first.lat, first.lon


def _not_found(places: Places, name: str) -> NoReturn:
    close = places.close_names(name)
    hint = f" Did you mean {' or '.join(close)}?" if close else ""
    stop(f"No town, village or postcode of the imported places is called {name!r}.{hint}")


def _say_found(care: Care, found: dict[str, list[tuple[Found, Hours]]]) -> None:
    for kind in care.kinds:
        if kind.id in found:
            click.echo(f"{kind.title}")
            lines = [_line(one, hours) for one, hours in found[kind.id]]
            click.echo("\n".join(lines) or "  none within 150 km")


def _line(found: Found, hours: Hours) -> str:
    parts = (found.name or "(no name)", found.address, found.phone, _standing(hours))
    told = ", ".join(part for part in parts if part)
    wheelchair = f", wheelchair: {found.wheelchair or 'not known'}"
    return f"  {found.km:6.1f} km  {told}{wheelchair}  geo:{found.lat},{found.lon}"


def _standing(hours: Hours) -> str:
    until = f" until {hours.changes:%a %H:%M}" if hours.changes else ""
    return {
        Standing.OPEN: f"open{until}",
        Standing.CLOSED: f"closed{until}",
        Standing.ASK: f"ask first ({hours.remark})",
        Standing.UNKNOWN: "hours not known",
    }[hours.standing]


def _as_value(found: Found, hours: Hours) -> dict[str, Any]:
    changes = hours.changes.isoformat() if hours.changes else None
    return {**asdict(found), "standing": str(hours.standing), "changes": changes}
