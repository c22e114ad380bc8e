"""Every address of the site."""

from django.urls import include, path

from unclench.fhir.cds import SERVICE
from unclench.web.fhir import views as fhir
from unclench.web.home import views as home

handler500 = "unclench.web.store_away.went_wrong"

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("unclench.web.offline.urls")),
    path("", include("unclench.web.operations.urls")),
    path("check/", include("unclench.web.check.urls")),
    path("relief/", include("unclench.web.relief.urls")),
    path("what-helps/", include("unclench.web.what_helps.urls")),
    path("diary/", include("unclench.web.diary.urls")),
    path("episodes/", include("unclench.web.episodes.urls")),
    path("plan/", include("unclench.web.plan.urls")),
    path("how-it-decides/", include("unclench.web.review.urls")),
    path("medicines/", include("unclench.web.medicines.urls")),
    path("understand/", include("unclench.web.understand.urls")),
    path("stay-well/", include("unclench.web.stay_well.urls")),
    path("library/", include("unclench.web.library.urls")),
    path("stay-well/lifting/", include("unclench.web.lifting.urls")),
    path("stay-well/lessons/", include("unclench.web.lessons.urls")),
    path("calendar/", include("unclench.web.calendar_feed.urls")),
    path("what-helps/tests/", include("unclench.web.fair_tests.urls")),
    path("looking-back/", include("unclench.web.looking_back.urls")),
    path("bring-in/questionnaires/", include("unclench.web.questionnaires.urls")),
    path("bring-in/", include("unclench.web.from_elsewhere.urls")),
    path("reminders/", include("unclench.web.reminders.urls")),
    path("help/", include("unclench.web.crisis.urls")),
    path("care/", include("unclench.web.care.urls")),
    path("course/", include("unclench.web.follow_up.urls")),
    path("look/", include("unclench.web.quick_look.urls")),
    path("report/programs/", include("unclench.web.read_keys.urls")),
    path("", include("unclench.web.report_links.urls")),
    path("", include("unclench.web.clinician.urls")),
    path("notes/", include("unclench.web.clinician_notes.urls")),
    path("report/links/", include("unclench.web.links.urls")),
    path("report/health-link/", include("unclench.web.health_links.making_urls")),
    path("report/", include("unclench.web.report.urls")),
    path("health-link/", include("unclench.web.health_links.urls")),
    path("fhir/", include("unclench.web.fhir.urls")),
    path("cds-services", fhir.hook_services, name="cds_services"),
    path(f"cds-services/{SERVICE}", fhir.hook_cards, name="cds_cards"),
    path("components/", include("unclench.web.components.urls")),
    path("account/", include("unclench.web.accounts.urls")),
    path("you/", include("unclench.web.record.urls")),
    path("you/", include("unclench.web.archive.urls")),
]
