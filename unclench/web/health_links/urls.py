"""Addresses of health links: those of whoever opens one."""

from django.urls import path, re_path

from unclench.web.health_links import opening

urlpatterns = [
    path("", opening.viewer, name="health_link_viewer"),
    re_path(r"^m/(?P<secret>[A-Za-z0-9_-]{43})$", opening.manifest, name="health_link_manifest"),
    re_path(r"^f/(?P<ticket>[A-Za-z0-9_:-]{1,200})$", opening.file, name="health_link_file"),
]
