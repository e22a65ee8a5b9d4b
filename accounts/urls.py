"""Where people who work here sign in. Views of the sign-in library keep the names it knows them by."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as provider
from allauth.usersessions.views import list_usersessions
from django.urls import path

from accounts import factor_views, staff_views, views

urlpatterns = [
    path("", views.home, name="account_home"),
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("e-mailadres/", account.email, name="account_email"),
    path("e-mailadres/code/", account.email_verification_sent, name="account_email_verification_sent"),
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path(
        "wachtwoord/code/",
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path("wachtwoord/nieuw/", account.complete_password_reset, name="account_complete_password_reset"),
    path(
        "wachtwoord/klaar/",
        account.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
    path("uitnodiging/", views.invitation, name="invitation"),
    path("uitnodiging/aannemen/", views.accept_invitation, name="accept_invitation"),
    path("sessies/", list_usersessions, name="usersessions_list"),
    path("sessies/overal-uitloggen/", views.sign_out_everywhere, name="sign_out_everywhere"),
    # A provider of one's own, if there is one
    path("extern/afgebroken/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("extern/<slug:provider_id>/", provider.login, name="openid_connect_login"),
    path("extern/<slug:provider_id>/terug/", provider.callback, name="openid_connect_callback"),
    # The second step
    path("tweede-stap/", mfa.index, name="mfa_index"),
    path("tweede-stap/instellen/", factor_views.first_factor, name="first_factor"),
    path("tweede-stap/code/", mfa.authenticate, name="mfa_authenticate"),
    path("tweede-stap/bevestigen/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tweede-stap/app/", factor_views.activate_totp, name="mfa_activate_totp"),
    path("tweede-stap/app/weghalen/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tweede-stap/herstelcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "tweede-stap/herstelcodes/nieuw/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tweede-stap/herstelcodes/bestand/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("tweede-stap/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("tweede-stap/passkeys/nieuw/", factor_views.add_webauthn, name="mfa_add_webauthn"),
    path(
        "tweede-stap/passkeys/bevestigen/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("tweede-stap/passkeys/<int:pk>/weghalen/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    # For a Beheerder
    path("medewerkers/", staff_views.people, name="people"),
    path("medewerkers/<int:person>/", staff_views.person, name="person"),
    path("medewerkers/<int:person>/stoppen/", staff_views.deactivate, name="deactivate_person"),
    path("medewerkers/<int:person>/herstellen/", staff_views.reactivate, name="reactivate_person"),
    path("medewerkers/<int:person>/tweede-stap/", staff_views.drop_factors, name="drop_factors"),
    path("uitnodigingen/<int:invitation>/opnieuw/", staff_views.send_again, name="send_invitation_again"),
    path("uitnodigingen/<int:invitation>/intrekken/", staff_views.withdraw, name="withdraw_invitation"),
    path("logboek/", staff_views.log, name="audit_log"),
    path("logboek/logboek.csv", staff_views.export_log, name="audit_log_export"),
]
