"""Addresses of health links: those of whoever makes one."""

from django.urls import path

from unclench.web.health_links import making

urlpatterns = [
    path("", making.page, name="health_link"),
    path("renew/", making.renew, name="health_link_renew"),
    path("own-space/", making.own_space, name="health_link_own_space"),
]
