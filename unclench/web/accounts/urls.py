"""Addresses of accounts. What is not named here is the library's."""

from django.urls import include, path

from unclench.web.accounts import views
from unclench.web.accounts.passkeys import AddPasskey

urlpatterns = [
    path("", views.account, name="account"),
    path("signed-out/", views.signed_out, name="signed_out"),
    path("record/", views.join_record, name="join_record"),
    path("invited/<str:word>/", views.invited, name="invited"),
    path("password/reset/", views.reset_password, name="account_reset_password"),
    path("again/", views.again_elsewhere, name="again_elsewhere"),
    path("sessions/", views.Visits.as_view(), name="usersessions_list"),
    path("2fa/webauthn/add/", AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("", include("allauth.urls")),
]
