"""What is due is sent once, or left out with a reason."""

import json
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from unclench.web.accounts.visitors import Keeper
from unclench.web.archive.erase import erase
from unclench.web.reminders import services
from unclench.web.reminders.background import work_once
from unclench.web.reminders.done import is_done
from unclench.web.reminders.models import PushDevice, Reminder, ReminderSlot
from unclench.web.reminders.sending import enqueue_due, send_reminder
from unclench.web.reminders.words import words_for

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reminder_that_is_due_reaches_the_browser(due_now, browser_that_agreed, post):
    work_once()

    told = json.loads(browser_that_agreed.opens(post.bodies[0]))
    assert told["title"] == "Time for you"


def test_the_message_asks_to_be_dropped_after_two_hours(due_now, browser_that_agreed, post):
    work_once()

    assert post.headers[0]["TTL"] == "7200"
    assert post.headers[0]["Content-Encoding"] == "aes128gcm"


def test_it_says_nothing_about_health_unless_that_was_allowed(due_now, browser_that_agreed, post):
    work_once()

    told = browser_that_agreed.opens(post.bodies[0]).decode().lower()
    assert not {"back", "pain", "spasm"} & set(told.replace('"', " ").split())


def test_it_may_name_the_back_once_that_was_allowed(
    wants, due_now, noon, browser_that_agreed, post
):
    wants(plain=True)
    Reminder.objects.update(next_due=noon)

    work_once()

    assert b"How is your back today?" in browser_that_agreed.opens(post.bodies[0])


def test_a_loop_that_runs_twice_sends_once(due_now, browser_that_agreed, post, noon):
    work_once()
    Reminder.objects.update(next_due=noon)
    work_once()

    assert len(post.bodies) == 1


def test_a_task_that_runs_twice_sends_once(visitor, due_now, browser_that_agreed, post, noon):
    enqueue_due(noon)
    slot = ReminderSlot.objects.get()

    said = [send_reminder.call(slot.pk, visitor_id=visitor.pk) for _ in range(2)]

    assert said == ["sent", "taken before"]
    assert len(post.bodies) == 1


def test_a_task_that_waits_goes_when_its_person_is_erased(visitor, due_now, noon):
    enqueue_due(noon)
    assert DBTaskResult.objects.get().args_kwargs["kwargs"] == {"visitor_id": visitor.pk}

    erase(visitor)

    assert not DBTaskResult.objects.exists()
    assert not ReminderSlot.objects.exists()


def test_a_task_that_is_tried_again_still_says_whose_it_is(
    visitor, due_now, browser_that_agreed, post
):
    post.answer = 503

    work_once()

    waiting = DBTaskResult.objects.get(status="READY")
    assert waiting.args_kwargs["kwargs"] == {"visitor_id": visitor.pk}


def test_the_next_time_is_the_next_day(due_now, browser_that_agreed, noon):
    work_once()

    assert Reminder.objects.get().next_due == noon + timedelta(days=1)


def test_after_a_night_without_power_nothing_piles_up(due_now, browser_that_agreed, post, late):
    late(hours=15)

    work_once()

    assert post.bodies == []
    assert Reminder.objects.get().next_due > timezone.now()


def test_nothing_comes_in_quiet_hours(due_now, browser_that_agreed, post, late):
    services.ReminderWishes.objects.update(quiet_from=time(13), quiet_to=time(14))
    late(hours=1.5)

    work_once()

    assert post.bodies == []


def test_nothing_comes_while_it_is_put_off(visitor, due_now, browser_that_agreed, post):
    services.put_off(visitor, timedelta(days=1))

    work_once()

    assert post.bodies == []


def test_nothing_comes_after_it_was_stopped(visitor, due_now, browser_that_agreed, post, noon):
    enqueue_due(noon)
    services.stop(visitor)

    work_once()

    assert post.bodies == []


def test_a_browser_that_is_gone_is_forgotten(due_now, browser_that_agreed, post):
    post.answer = 410

    work_once()

    assert not PushDevice.objects.exists()


def test_a_push_service_that_is_busy_is_tried_again_later(due_now, browser_that_agreed, post, late):
    post.answer = 503
    work_once()
    post.answer = 201
    late(hours=0.2)

    work_once()

    assert len(post.bodies) == 2
    assert ReminderSlot.objects.get().became == "sent"


def test_a_browser_with_a_made_up_address_is_never_called(visitor, due_now, post, settings):
    services.add_device(visitor, post.address, "BA", "AA")
    settings.PUSH_HOSTS = ["push.example"]

    work_once()

    assert post.bodies == []


def test_a_day_that_is_kept_already_is_not_asked_for(
    visitor, due_now, browser_that_agreed, post, noon
):
    visitor.diary_days.create(day=noon.date(), told={"pain": 3}, pain=3, changed_at=noon)

    work_once()

    assert post.bodies == []


def test_a_tap_leads_to_the_diary(due_now, browser_that_agreed, post):
    work_once()

    told = json.loads(browser_that_agreed.opens(post.bodies[0]))
    assert told["go"] == "/diary/"


def test_what_a_day_of_a_fair_test_is_for_is_told_without_naming_it():
    quiet, plain = (words_for("fair_test", plain=plain) for plain in (False, True))

    assert "test" not in (quiet.title + quiet.text).lower()
    assert plain.title == "Your fair test"


def test_without_a_fair_test_nobody_is_reminded_of_one(visitor):
    assert is_done(visitor, "fair_test", timezone.localdate())


def test_a_reminder_goes_along_with_somebody_who_travels(visitor, noon, wants):
    wants(times={"diary": time(20)})
    request = RequestFactory().post("/")
    request.COOKIES["zone"] = "Pacific/Auckland"
    keeper = Keeper(request)
    keeper.visitor = visitor

    keeper.ensure()

    due = Reminder.objects.get().next_due.astimezone(ZoneInfo("Pacific/Auckland"))
    assert due.time() == time(20)


def test_a_reminder_that_is_due_at_this_minute_is_sent_all_the_same(visitor, due_now, noon):
    services.set_due_again(None, visitor)

    assert Reminder.objects.get().next_due == noon
