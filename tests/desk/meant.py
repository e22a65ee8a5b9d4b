"""What everybody gets at every address of staff: the status of the answer, person by person."""

PEOPLE = (
    "stranger",
    "no second step",
    "keeper",
    "editor",
    "reviewer",
    "administrator",
    "superuser",
    "stopped",
)
OPEN, SEES = "302 302 403 200 200 200 200 302", "302 302 403 200 200 302 200 302"
CLOSED = ("302 302 404 404 404 404 404 302",) * 2
NO_GET, NO_POST = "302 302 405 405 405 405 405 302", "302 302 405 405 405 405 405 302"
READ = (SEES, "302 302 403 405 405 302 405 302")  # refused by the right before the method
FORM = (SEES, SEES)
REVIEW = "302 302 403 302 200 302 200 302"
NOWHERE = "302 302 302 302 302 302 302 302"  # sent on: to sign in, to the second step, or to where it is done
OWN = "302 302 200 200 200 200 200 302"
FOR_ADMINISTRATORS = "302 302 404 404 404 200 200 302"
DONE_BY_ADMINISTRATORS = "302 302 404 404 404 302 302 302"
# What each of the people gets to see, and what they get who send an empty form; in the order of PEOPLE.
ROWS = {
    "account_home": (OWN, NO_POST),
    "account_login": ("200 302 302 302 302 302 302 200",) * 2,
    "account_logout": ("302 200 200 200 200 200 200 302", NOWHERE),
    "account_reauthenticate": ("302 200 200 200 200 200 200 302",) * 2,
    "account_email": (OWN, NOWHERE),
    "account_email_verification_sent": (NOWHERE, NOWHERE),
    "account_change_password": (OWN, OWN),
    "account_reset_password": ("200 302 200 200 200 200 200 200",) * 2,
    "account_confirm_password_reset_code": (NOWHERE, NOWHERE),
    "account_complete_password_reset": (NOWHERE, NOWHERE),
    "account_password_reset_completed": (
        "200 302 200 200 200 200 200 200",
        "405 302 405 405 405 405 405 405",
    ),
    "invitation": (NOWHERE, "405 302 405 405 405 405 405 405"),
    "accept_invitation": ("410 302 410 410 410 410 410 410",) * 2,
    "socialaccount_login_cancelled": (
        "200 302 200 200 200 200 200 200",
        "405 302 405 405 405 405 405 405",
    ),
    "openid_connect_login": ("404 302 404 404 404 404 404 404",) * 2,  # no provider is set up
    "openid_connect_callback": ("404 302 404 404 404 404 404 404",) * 2,
    "usersessions_list": (OWN, NOWHERE),
    "sign_out_everywhere": (NO_GET, NOWHERE),
    "mfa_index": (OWN, NO_POST),
    "first_factor": ("302 200 302 302 302 302 302 302", "302 405 405 405 405 405 405 302"),
    "mfa_authenticate": (NOWHERE, NOWHERE),
    "mfa_reauthenticate": (OWN, OWN),
    "mfa_activate_totp": (NOWHERE, NOWHERE),
    "mfa_deactivate_totp": (NOWHERE, NOWHERE),
    "mfa_view_recovery_codes": (CLOSED[0], NO_POST),
    "mfa_generate_recovery_codes": (NOWHERE, NOWHERE),
    "mfa_list_webauthn": (OWN, NO_POST),
    "mfa_add_webauthn": (NOWHERE, NOWHERE),
    "mfa_reauthenticate_webauthn": (NOWHERE, NOWHERE),
    "mfa_remove_webauthn": (NOWHERE, NOWHERE),
    "people": (FOR_ADMINISTRATORS, FOR_ADMINISTRATORS),
    "person": (FOR_ADMINISTRATORS, FOR_ADMINISTRATORS),
    "deactivate_person": (NO_GET, DONE_BY_ADMINISTRATORS),
    "reactivate_person": (NO_GET, CLOSED[1]),
    "drop_factors": (NO_GET, DONE_BY_ADMINISTRATORS),
    "send_invitation_again": (NO_GET, CLOSED[1]),
    "withdraw_invitation": (NO_GET, CLOSED[1]),
    "audit_log": (FOR_ADMINISTRATORS, NO_POST),
    "audit_log_export": (NO_GET, FOR_ADMINISTRATORS),
    # Contacts in a sheet
    "upkeep:take": (OWN, OWN),
    "upkeep:template": (OWN, NO_POST),
    "upkeep:read_in": (OWN, OWN),
    "upkeep:sheet": (NOWHERE, NO_POST),
    "upkeep:write_sheet": (NO_GET, NOWHERE),
    # Keeping contacts; none of these people has a mandate (tests/upkeep/test_isolation.py has those who do)
    "upkeep:home": (OWN, NO_POST),
    "upkeep:still_right": (NO_GET, NOWHERE),
    "upkeep:place": (CLOSED[0], NO_POST),
    "upkeep:put_back": (NO_GET, CLOSED[1]),
    "upkeep:history": (CLOSED[0], NO_POST),
    "upkeep:restore": (NO_GET, CLOSED[1]),
    "upkeep:proposal": (CLOSED[0], NO_POST),
    "upkeep:confirm": (NO_GET, CLOSED[1]),
    "upkeep:decline": (NO_GET, CLOSED[1]),
    "upkeep:take_back": (NO_GET, CLOSED[1]),
    "upkeep:mail_link": ("302 302 410 410 410 410 410 302", NO_POST),  # without a code
    "upkeep:people": (FOR_ADMINISTRATORS, FOR_ADMINISTRATORS),
    "upkeep:invite_again": (NO_GET, CLOSED[1]),
    # For who keeps a region or the country, and none of these people does
    "upkeep:overview": (CLOSED[0], NO_POST),
    "upkeep:overview_export": (NO_GET, CLOSED[1]),
    "upkeep:nudge": (NO_GET, CLOSED[1]),
    "upkeep:reports_handled": (NO_GET, CLOSED[1]),
    # The desk as a whole
    "wagtailadmin_home": (OPEN, "302 302 403 405 405 405 405 302"),
    "wagtailadmin_account": (NOWHERE, NOWHERE),
    "wagtailadmin_login": (NOWHERE, NOWHERE),
    "wagtailadmin_logout": (NOWHERE, NOWHERE),
    "wagtailadmin_choose_page_external_link": (OPEN, OPEN),
    "wagtailadmin_choose_page_email_link": (OPEN, OPEN),
    "wagtailadmin_choose_page_phone_link": (OPEN, OPEN),
    "wagtailadmin_editing_sessions:ping": (
        "302 302 403 405 405 405 405 302",
        "302 302 403 404 404 404 404 302",
    ),
    "wagtailadmin_editing_sessions:release": ("302 302 403 405 405 405 405 302", OPEN),
    "wagtailadmin_sprite": (OPEN, OPEN),
    "wagtailadmin_javascript_catalog": (OPEN, "302 302 403 405 405 405 405 302"),
    "reading_help": ("302 302 403 405 405 405 405 302", "302 302 403 400 400 400 400 302"),
    # The screens of each kind of words
    "list": (OPEN, "302 302 403 405 405 405 405 302"),
    "list_results": (OPEN, "302 302 403 405 405 405 405 302"),
    "add": FORM,
    "edit": FORM,
    "usage": READ,
    "history": READ,
    "history_results": READ,
    "preview_on_add": FORM,
    "preview_on_edit": FORM,
    "revisions_view": READ,
    "revisions_revert": FORM,
    "revisions_compare": READ,
    "revisions_unschedule": (REVIEW, "302 302 403 302 302 302 302 302"),
    "unpublish": (REVIEW, "302 302 403 302 302 302 302 302"),
    "remarks": FORM,
    "lock": ("302 302 403 302 302 302 405 302", "302 302 403 302 302 302 302 302"),
    "unlock": ("302 302 403 302 302 302 405 302", "302 302 403 302 302 302 302 302"),
    "workflow_action": (REVIEW, "302 302 403 302 302 302 302 302"),
    "collect_workflow_action_data": (REVIEW, REVIEW),
    "confirm_workflow_cancellation": (OPEN, OPEN),
    "workflow_history": READ,
    "workflow_history_detail": READ,
    "workflow_preview": (REVIEW, "302 302 403 405 405 405 405 302"),
}
READ_BY_REVIEWERS = (REVIEW, "302 302 403 302 405 302 405 302")
NOBODY = ("302 302 403 302 302 302 302 302",) * 2
# Where a kind of words differs from the others.
DIFFERENT = {
    "wagtailsnippets_guide_guide:add": NOBODY,  # their number is fixed
    "wagtailsnippets_guide_guide:preview_on_add": NOBODY,
    "wagtailsnippets_guide_guide:edit": (SEES, "302 302 403 400 400 302 400 302"),  # no blocks at all
    "wagtailsnippets_guide_guide:revisions_revert": (SEES, "302 302 403 400 400 302 400 302"),
    "wagtailsnippets_editorial_wordtoavoid:add": (
        REVIEW,
        REVIEW,
    ),  # reviewers keep these
    "wagtailsnippets_editorial_wordtoavoid:edit": (REVIEW, REVIEW),
    "wagtailsnippets_editorial_wordtoavoid:usage": READ_BY_REVIEWERS,
    "wagtailsnippets_editorial_wordtoavoid:history": READ_BY_REVIEWERS,
    "wagtailsnippets_editorial_wordtoavoid:history_results": READ_BY_REVIEWERS,
    "wagtailsnippets_editorial_wordtoavoid:delete": (REVIEW, "302 302 403 302 302 302 302 302"),
    "wagtailsnippets_editorial_infopage:add": NOBODY,
    "wagtailsnippets_editorial_infopage:preview_on_add": NOBODY,
}
# The least that a window sends that is never sent empty.
SENT = {"wagtailadmin_choose_page_external_link": {"external-link-chooser-url": "https://www.politie.nl"}}
