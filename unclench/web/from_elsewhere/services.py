"""Takes files in, keeps what they tell, and takes it out again."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from unclench.bring_in.values import Kind
from unclench.web.accounts.models import Visitor
from unclench.web.from_elsewhere import files
from unclench.web.from_elsewhere.fold import Amounts, Told, fold, held, of_kind, readable
from unclench.web.from_elsewhere.models import ArrivedFile, BroughtIn, MeasuredDay, Stage
from unclench.web.from_elsewhere.reading import read_file

SILENT = {Stage.READS: timedelta(seconds=30), Stage.WAITS: timedelta(minutes=10)}
KEPT_FOR = timedelta(days=1)


def arrive(visitor: Visitor, sent: UploadedFile) -> ArrivedFile:
    """A file of somebody's begins to be read. One that they sent before and did not keep goes."""
    for earlier in visitor.arrived_files.all():
        earlier.delete()
    now, file_id = timezone.now(), uuid4()
    files.take_in(sent, file_id)
    row = ArrivedFile.objects.create(pk=file_id, visitor=visitor, arrived_at=now, seen_at=now)
    read_file.enqueue(str(row.pk), row.attempt)
    return row


def file_of(visitor: Visitor | None, file_id: UUID) -> ArrivedFile | None:
    """A file of this person's, while it is on its way in."""
    if visitor is None:
        return None
    return ArrivedFile.objects.filter(visitor=visitor, pk=file_id).first()


def waiting_of(visitor: Visitor | None) -> ArrivedFile | None:
    """The file that is on its way in, if there is one."""
    return visitor.arrived_files.defer("found").first() if visitor else None


def was_interrupted(row: ArrivedFile) -> bool:
    """Whether nobody reads it any more, as when the site stopped in between."""
    patience = SILENT.get(Stage(row.stage))
    return patience is not None and timezone.now() - row.seen_at > patience


def go_on(row: ArrivedFile, mapping: Mapping[str, str], answers: Mapping[str, str]) -> None:
    """What the file asked was answered, or it is read once more."""
    row.mapping, row.answers = dict(mapping), dict(answers)
    row.stage, row.attempt, row.seen_at = Stage.WAITS, row.attempt + 1, timezone.now()
    row.save(update_fields=["mapping", "answers", "stage", "attempt", "seen_at"])
    read_file.enqueue(str(row.pk), row.attempt)


@transaction.atomic
def keep(visitor: Visitor, file_id: UUID) -> bool:
    """Keeps what a file told that is new or other than before. False if it was kept already."""
    _lock(visitor)
    row = ArrivedFile.objects.filter(visitor=visitor, pk=file_id, stage=Stage.READY).first()
    told: Told = row.found["told"] if row else {}
    if row is None or not adds(visitor, told):
        return False
    kept = BroughtIn.objects.create(
        visitor=visitor,
        program=row.found["program"],
        kept_at=timezone.now(),
        first_day=min(told),
        last_day=max(told),
        days={str(kind): len(of_kind(told, kind)) for kind in Kind},
        told=told,
    )
    _write(visitor, fold([(kept.pk, told)]))
    row.delete()
    return True


def adds(visitor: Visitor, told: Told) -> bool:
    """Whether any of it is new, or other than what is kept."""
    kept = kept_between(visitor, told)
    beside = (held(kind, of_kind(told, kind), kept[kind]) for kind in Kind)
    return any(each.new or each.changed for each in beside)


def kept_between(visitor: Visitor, days: Iterable[str]) -> Mapping[Kind, Amounts]:
    """What is kept from the first to the last of some days, kind by kind. One query."""
    known: dict[Kind, dict[date, float]] = {kind: {} for kind in Kind}
    span = (min(days, default="0001-01-01"), max(days, default="0001-01-01"))
    rows = MeasuredDay.objects.filter(visitor=visitor, day__range=span).order_by("day")
    for kind, day, amount in rows.values_list("kind", "day", "amount"):
        known[Kind(kind)][day] = amount
    return known


@transaction.atomic
def undo(visitor: Visitor, import_id: UUID) -> bool:
    """Takes an import out. What is there then is what would be there if it had never come."""
    _lock(visitor)
    gone = BroughtIn.objects.filter(visitor=visitor, pk=import_id).first()
    if gone is None:
        return False
    theirs = fold([(gone.pk, readable(gone.told))])
    gone.delete()
    rest = fold(_oldest_first(visitor))
    _write(visitor, {at: what for at, what in rest.items() if at in theirs})
    return True


def fold_after_joining(sender: object, visitor: Visitor, **signal: object) -> None:
    """Works the days out again once rows of another record have come to this one."""
    _write(visitor, fold(_oldest_first(visitor)))


def _oldest_first(visitor: Visitor) -> Iterable[tuple[UUID, Told]]:
    """What each import told, in the order in which they were kept."""
    mine = imports_of(visitor).order_by("kept_at", "pk")
    return ((pk, readable(told)) for pk, told in mine.values_list("pk", "told").iterator())


def _write(visitor: Visitor, known: Mapping[tuple[str, str], tuple[float, UUID]]) -> None:
    rows = [
        MeasuredDay(visitor=visitor, day=day, kind=kind, amount=amount, source_id=source)
        for (day, kind), (amount, source) in known.items()
    ]
    MeasuredDay.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["visitor", "day", "kind"],
        update_fields=["amount", "source"],
    )


def _lock(visitor: Visitor) -> None:
    """Two tabs of one person one after the other."""
    Visitor.objects.select_for_update().get(pk=visitor.pk)


def imports_of(visitor: Visitor | None) -> QuerySet[BroughtIn]:
    """What was brought in, the newest first."""
    mine = BroughtIn.objects.filter(visitor=visitor) if visitor else BroughtIn.objects.none()
    return mine.order_by("-kept_at", "pk")


def measured_on(visitor: Visitor | None, day: date) -> dict[Kind, float]:
    """What other programs told of one day."""
    if visitor is None:
        return {}
    rows = MeasuredDay.objects.filter(visitor=visitor, day=day).values_list("kind", "amount")
    known = dict(rows)
    return {kind: known[kind] for kind in Kind if kind in known}


def sweep() -> None:
    """Files and what was found in them are not kept longer than a day."""
    old = ArrivedFile.objects.filter(arrived_at__lt=timezone.now() - KEPT_FOR)
    old.only("pk").delete()
    files.sweep()
