"""The address at which a report is made into a link, and the one at which it is opened."""

from django.urls import path

from unclench.web.report_links import views

urlpatterns = [
    path("report/links/new/", views.new, name="report_link_new"),
    path("shared/<str:secret>/", views.shared, name="shared"),
]
