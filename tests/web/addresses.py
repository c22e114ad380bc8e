"""Every address of the site, and whose it is. A new address goes into exactly one of the four.

- `PUBLIC`: says the same to everybody.
- `OWN`: shows or changes the record of whoever asks; there is nothing in it that names a row.
- `OF_A_ROW`: names a row of somebody's record; nobody else gets it. The value makes the row.
- `SECRET`: the address itself, or a key that comes along, opens it without a cookie; a wrong one
  opens nothing.

Beside each stands what else it holds. Addresses without a name stand with their route.
"""

from collections.abc import Callable, Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.urls import URLPattern, URLResolver, get_resolver

from unclench.web.accounts.models import User
from unclench.web.check.models import AssessedMark, Decision
from unclench.web.clinician_notes.models import ClinicianNote
from unclench.web.episodes.models import Episode
from unclench.web.fair_tests.models import FairTest
from unclench.web.from_elsewhere.models import ArrivedFile, BroughtIn
from unclench.web.medicines.models import MedicineAnswers
from unclench.web.plan.models import PlanSession
from unclench.web.questionnaires.models import QuestionnaireScore
from unclench.web.read_keys.models import ReadKey
from unclench.web.relief.models import Session
from unclench.web.report_links.models import ReportLink
from unclench.web.stay_well.capacity.models import CapacityResult
from unclench.web.what_helps.models import Wait

Words = dict[str, Any]

PUBLIC = {
    "home": {},
    "help_now": {},
    "metrics": {},
    "security_txt": {},
    "how_it_decides": {},
    "how_a_flag_decides": {"flag_id": "upper_back"},
    "stay_well": {},
    "sleep": {},
    "desk": {},
    "lifting": {},
    "library": {},
    "library_ask": {},
    "library_compare": {},
    "library_page": {"page_id": "cat_camel"},
    "crisis": {},
    "fhir_questionnaire": {},
    "fhir_metadata": {},
    "fhir_not_here": {"rest": "a/b/c"},
    "cds_services": {},
    "cds_cards": {},
    "components": {},
    "component": {"name": "button"},
    "worker": {},
    "manifest": {},
    "offline": {},
    "about": {},
    "signed_out": {},
    "health_link_viewer": {},
    "account_login": {},
    "account_signup": {},
    "account_inactive": {},
    "account_reset_password": {},
    "account_reset_password_done": {},
    "account_reset_password_from_key_done": {},
    "socialaccount_login_cancelled": {},
    "socialaccount_login_error": {},
    "account/social/login/cancelled/": {},
    "account/social/login/error/": {},
    "account/social/signup/": {},
    "account/social/connections/": {},
}
OWN = {
    "check_unclear": {"contradiction_id": "none"},
    "check_start": {},
    "check_answers": {},
    "check_seen": {"flag": "upper_back"},
    "check_seen_by": {"flag": "upper_back", "days": 14},
    "check_seen_since": {"flag": "upper_back", "days": 14, "seen_by": "gp"},
    "check_page": {"page_id": "pain"},
    "relief_now": {},
    "relief_all": {},
    "relief_one": {"name": "cat_camel"},
    "try_next": {},
    "try_option": {"name": "warmth"},
    "what_eases": {},
    "waiting_wish": {},
    "told_twice": {},
    "session_begin": {},
    "plan": {},
    "plan_begin": {},
    "plan_set_up": {"page_id": "words"},
    "plan_before": {},
    "plan_not_for_me": {"name": "pelvic_tilt"},
    "plan_take_back": {"name": "pelvic_tilt"},
    "plan_swap": {"name": "pelvic_tilt"},
    "plan_put_back": {"name": "pelvic_tilt"},
    "plan_session": {},
    "plan_flared": {},
    "plan_flare_over": {},
    "plan_check_again": {},
    "plan_flare": {},
    "plan_flare_write": {},
    "medicines": {},
    "medicine_list": {},
    "medicine_page": {"page_id": "now"},
    "understand": {},
    "understand_look": {"look_id": "both_legs_marked"},
    "understand_test": {"test_id": "heel_walk"},
    "understand_before_test": {"test_id": "heel_walk"},
    "understand_page": {"page_id": "where"},
    "capacity": {},
    "capacity_test": {"test_id": "sit_to_stand_30"},
    "capacity_before": {"test_id": "sit_to_stand_30"},
    "capacity_numbers": {"test_id": "sit_to_stand_30"},
    "lessons": {},
    "lesson": {"name": "calm"},
    "lesson_card": {"name": "calm", "number": 1},
    "lesson_practice": {"name": "calm"},
    "lesson_after": {"name": "calm"},
    "lesson_take_back": {"name": "calm"},
    "calendar": {},
    "report": {},
    "report_page": {},
    "health_link": {},
    "health_link_renew": {},
    "health_link_own_space": {},
    "report_pdf": {},
    "report_fhir": {},
    "report_work": {},
    "report_work_note": {},
    "report_words": {},
    "programs": {},
    "links": {},
    "report_link_new": {},
    "clinician_new": {},
    "notes": {},
    "calendar_renew": {},
    "calendar_take_away": {},
    "diary": {},
    "diary_days": {},
    "diary_day": {"on": "2026-11-20"},
    "diary_noticed": {"on": "2026-11-20"},
    "diary_take_away": {"on": "2026-11-20"},
    "diary_choose": {},
    "diary_bad_day": {},
    "diary_flared": {},
    "diary_activities": {},
    "diary_change": {},
    "episodes": {},
    "episode_begin": {},
    "looking_back": {},
    "looking_back_days": {},
    "looking_back_body": {},
    "looking_back_done": {},
    "looking_back_questionnaires": {},
    "looking_back_sets_off": {},
    "looking_back_day_test": {"factor_id": "sitting"},
    "fair_tests": {},
    "fair_test_begin": {},
    "bring_in": {},
    "questionnaires": {},
    "questionnaires_look": {},
    "questionnaires_keep": {},
    "offline_sender": {},
    "reminders": {},
    "reminders_pause": {},
    "reminders_stop_all": {},
    "reminders_device": {},
    "care": {},
    "well_again": {},
    "nerve_look": {},
    "yours": {},
    "country": {},
    "forget": {},
    "take": {},
    "take_file": {},
    "bring": {},
    "bring_look": {},
    "brought": {},
    "history": {},
    "account": {},
    "join_record": {},
    "account_logout": {},
    "account_reauthenticate": {},
    "account_request_reauthentication_code": {},
    "account_confirm_reauthentication_code": {},
    "again_elsewhere": {},
    "account_email": {},
    "account_email_verification_sent": {},
    "account_change_password": {},
    "account_set_password": {},
    "account_confirm_login_code": {},
    "usersessions_list": {},
    "mfa_index": {},
    "mfa_authenticate": {},
    "mfa_reauthenticate": {},
    "mfa_activate_totp": {},
    "mfa_deactivate_totp": {},
    "mfa_view_recovery_codes": {},
    "mfa_generate_recovery_codes": {},
    "mfa_download_recovery_codes": {},
    "mfa_list_webauthn": {},
    "mfa_add_webauthn": {},
    "mfa_reauthenticate_webauthn": {},
    "mfa_login_webauthn": {},
    "socialaccount_signup": {},
    "socialaccount_connections": {},
    "openid_connect_login": {"provider_id": "sso"},
    "openid_connect_callback": {"provider_id": "sso"},
}
SECRET = {
    "health_link_manifest": {"secret": "a" * 43},
    "health_link_file": {"ticket": "a:b:c"},
    "fhir_search": {"kind": "Observation"},
    "fhir_read": {"kind": "Patient", "resource_id": "a"},
    "calendar_feed": {"token": "a" * 43},
    "shared": {"secret": "a" * 43},
    "clinician": {"secret": "a" * 43},
    "clinician_write": {"secret": "a" * 43},
    "invited": {"word": "a" * 32},
    "open_record": {"link": "a" * 43},
    "reminders_stop": {"token": "a" * 43},
    "account_confirm_email": {"key": "MQ:abc:def"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
}


def _decision(owner: User) -> Words:
    return {"decision_id": Decision.objects.get(safety_check__visitor=owner.visitor).pk}


def _changed(owner: User) -> Words:
    return _decision(owner) | {"page_id": "pain"}


def _mark(owner: User) -> Words:
    return {"mark_id": AssessedMark.objects.get(visitor=owner.visitor).pk}


def _session(owner: User) -> Words:
    return {"session_id": Session.objects.get(visitor=owner.visitor).pk}


def _step(owner: User) -> Words:
    return _session(owner) | {"number": 0}


def _wait(owner: User) -> Words:
    return {"wait_id": Wait.objects.get(visitor=owner.visitor, drawn=True).pk}


def _pair(owner: User) -> Words:
    return {"wait_id": Wait.objects.get(visitor=owner.visitor, drawn=False).pk}


def _plan_session(owner: User) -> Words:
    return {"session_id": PlanSession.objects.get(plan__visitor=owner.visitor).pk}


def _plan_step(owner: User) -> Words:
    return _plan_session(owner) | {"number": 0}


def _plan_rating(owner: User) -> Words:
    return _plan_session(owner) | {"name": "pain_after"}


def _medicines(owner: User) -> Words:
    return {"answers_id": MedicineAnswers.objects.get(visitor=owner.visitor).pk}


def _number(owner: User) -> Words:
    return {"result_id": CapacityResult.objects.get(visitor=owner.visitor).pk}


def _episode(owner: User) -> Words:
    return {"episode_id": Episode.objects.filter(visitor=owner.visitor).latest("opened_at").pk}


def _read_key(owner: User) -> Words:
    return {"key_id": ReadKey.objects.get(visitor=owner.visitor).pk}


def _link(owner: User) -> Words:
    return {"kind": "report", "link_id": ReportLink.objects.get(visitor=owner.visitor).pk}


def _note(owner: User) -> Words:
    return {"note_id": ClinicianNote.objects.get(visitor=owner.visitor).pk}


def _file(owner: User) -> Words:
    return {"file_id": ArrivedFile.objects.get(visitor=owner.visitor).pk}


def _import(owner: User) -> Words:
    return {"import_id": BroughtIn.objects.get(visitor=owner.visitor).pk}


def _score(owner: User) -> Words:
    return {"score_id": QuestionnaireScore.objects.get(visitor=owner.visitor).pk}


def _fair_test(owner: User) -> Words:
    return {"test_id": FairTest.objects.filter(visitor=owner.visitor).earliest("made_at").pk}


def _planned_test(owner: User) -> Words:
    return {"test_id": FairTest.objects.filter(visitor=owner.visitor).latest("made_at").pk}


def _planned_question(owner: User) -> Words:
    return _planned_test(owner) | {"page": "question"}


def _look(owner: User) -> Words:
    return _fair_test(owner) | {"number": 1}


def _passkey(owner: User) -> Words:
    return {"pk": Authenticator.objects.get(user=owner, type="webauthn").pk}


OF_A_ROW: dict[str, Callable[[User], Words]] = {
    "check_result": _decision,
    "check_change": _changed,
    "check_still": _mark,
    "check_mark_remove": _mark,
    "session_before": _session,
    "session_after": _session,
    "session_noticed": _session,
    "session_worse": _session,
    "session_summary": _session,
    "session_step": _step,
    "waiting_session": _wait,
    "waiting_stop": _wait,
    "told_twice_second": _pair,
    "plan_session_open": _plan_session,
    "plan_session_step": _plan_step,
    "plan_session_rate": _plan_rating,
    "plan_session_worse": _plan_session,
    "plan_session_done": _plan_session,
    "plan_next_day": _plan_session,
    "medicines_told": _medicines,
    "capacity_remove": _number,
    "bout_noticed": _episode,
    "episode": _episode,
    "episode_same": _episode,
    "episode_flare_over": _episode,
    "episode_goes_on": _episode,
    "episode_take_away": _episode,
    "bring_in_file": _file,
    "bring_in_answer": _file,
    "bring_in_again": _file,
    "bring_in_keep": _file,
    "bring_in_leave": _file,
    "bring_in_undo": _import,
    "questionnaires_remove": _score,
    "read_key_away": _read_key,
    "link_end": _link,
    "link_take_off": _link,
    "note_read": _note,
    "note_take_away": _note,
    "fair_test": _fair_test,
    "fair_test_did": _fair_test,
    "fair_test_note": _fair_test,
    "fair_test_hard_days": _fair_test,
    "fair_test_pause": _fair_test,
    "fair_test_go_on": _fair_test,
    "fair_test_stop": _fair_test,
    "fair_test_take_away": _fair_test,
    "fair_test_look": _look,
    "fair_test_report": _fair_test,
    "fair_test_protocol": _fair_test,
    "fair_test_days": _fair_test,
    "fair_test_ask": _planned_question,
    "fair_test_plan": _planned_test,
    "fair_test_noticed": _planned_test,
    "mfa_remove_webauthn": _passkey,
    "mfa_edit_webauthn": _passkey,
}


def every_address() -> set[str]:
    """The names in the site's map; the route where there is no name."""
    return set(_names(get_resolver().url_patterns))


def _names(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _names(one.url_patterns, route)
        else:
            yield one.name or route
