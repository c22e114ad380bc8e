"""Somebody with something in every table and column, and archives that were meddled with."""

import hashlib
import io
import json
import uuid
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from unclench.web.accounts.models import Visitor
from unclench.web.archive.bring import bring_in
from unclench.web.archive.read import open_archive
from unclench.web.archive.write import write_archive
from unclench.web.check.models import AssessedMark
from unclench.web.demo.fill import fill_demo
from unclench.web.plan.models import Arrived, NotForMe, PlanSession
from unclench.web.reminders.models import ReminderWishes

MADE_AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LAST_DAY = date(2026, 11, 20)
DAYS = 61


def taken_out(visitor, made_at=MADE_AT) -> bytes:
    file = io.BytesIO()
    write_archive(visitor, made_at, file)
    return file.getvalue()


def brought_in(archive: bytes, visitor=None, *, add=False) -> Visitor:
    visitor = visitor or Visitor.objects.create()
    with open_archive(io.BytesIO(archive)) as opened:
        bring_in(visitor, opened, add=add)
    return visitor


def files_in(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    """The files as an archive whose check sums are right."""
    sums = {name: hashlib.sha256(text).hexdigest() for name, text in files.items()}
    about = json.loads(files["archive.json"]) | {"sha256": sums}
    del about["sha256"]["archive.json"]
    return zipped({**files, "archive.json": json.dumps(about).encode()})


def zipped(files: dict[str, bytes], **how) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", **how) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return file.getvalue()


def rows_in(archive: bytes, table: str) -> list[dict]:
    return json.loads(files_in(archive)[f"tables/{table}.json"])


def meddled(archive: bytes, table: str, **changes) -> bytes:
    """The archive with other values in the first row of a table."""
    first, *others = rows_in(archive, table)
    return with_rows(archive, table, [first | changes, *others])


def with_rows(archive: bytes, table: str, rows: list[dict]) -> bytes:
    lines = ",".join(f"\n{json.dumps(row)}" for row in rows)
    files = files_in(archive) | {f"tables/{table}.json": f"[{lines}\n]\n".encode()}
    return packed(files)


def _fill_the_rest(visitor: Visitor) -> None:
    """What sixty days with a plan do not bring up by themselves."""
    check = visitor.checks.order_by("started_at").last()
    check.assessed_asked = check.unchanged = check.contradictions_asked = ["slow_recovery"]
    check.save()
    AssessedMark.objects.create(
        visitor=visitor,
        made_in=check,
        flag="slow_recovery",
        seen_on=date(2026, 1, 2),
        seen_by="gp",
        made_on=date(2026, 1, 4),
        rules="0123456789abcdef",
        fired=["slow_recovery"],
        findings={"age": 44},
        knowledge_version="0123456789ab",
    )
    visitor.nerve_looks.create(
        looked_at=MADE_AT,
        found={"leg_weakness": "not_sure"},
        is_clear=False,
        knowledge_version="0123456789ab",
    )
    check.decisions.update(within_days=7, disposition="soon")
    _fill_the_plan(visitor)
    visitor.understand_answers.update(looked=["leg"])
    _fill_what_came_from_elsewhere(visitor)
    visitor.episodes.update(newer_from=date(2026, 1, 4))
    ReminderWishes.objects.filter(visitor=visitor).update(snoozed_until=MADE_AT)


def _fill_the_plan(visitor: Visitor) -> None:
    plan, at = visitor.plan, MADE_AT
    NotForMe.objects.create(plan=plan, intervention="cat_camel", instead="pelvic_tilt", at=at)
    visitor.day_marks.create(day=date(2026, 1, 9), mark="flare", at=at)
    session = PlanSession.objects.filter(plan=plan).earliest("started_at")
    Arrived.objects.create(
        key=uuid.UUID(int=7), session=session, about="0", written_at=session.started_at
    )


def _fill_what_came_from_elsewhere(visitor: Visitor) -> None:
    day = date(2026, 1, 3)
    source = visitor.brought_in.create(
        id=uuid.UUID(int=8),
        program="apple",
        kept_at=MADE_AT,
        first_day=day,
        last_day=day,
        days={"steps": 1, "sleep": 0, "workout": 0},
        told={"2026-01-03": {"steps": 4000}},
    )
    visitor.measured_days.create(day=day, kind="steps", amount=4000, source=source)


@pytest.fixture(scope="session")
def full_archive(django_db_setup, django_db_blocker) -> bytes:
    """The archive of somebody with something in every table; made once."""
    with django_db_blocker.unblock(), transaction.atomic():
        visitor = fill_demo(1, LAST_DAY, DAYS)
        _fill_the_rest(visitor)
        archive = taken_out(visitor)
        transaction.set_rollback(True)
    return archive


@pytest.fixture
def somebody(db, full_archive) -> Visitor:
    """That person's record, in the database."""
    return brought_in(full_archive)
