"""What is said when something about an account does not work. Short, and what to do next."""

ERRORS = {
    "account_inactive": "This account is switched off",
    "cannot_remove_primary_email": "This is the address you sign in with, so it stays",
    "duplicate_email": "This is your address already",
    "email_password_mismatch": "Your e-mail address or your password is not right. Try again",
    "email_taken": "There is an account with this address already. Sign in with it",
    "enter_current_password": "This is not your password now. Try again",
    "incorrect_code": "This code is not right, or it is too old. Try again",
    "incorrect_password": "This password is not right. Try again",
    "invalid_or_expired_key": "This link is too old, or it was used already",
    "invalid_login": "We do not know this address",
    "invalid_password_reset": "This link is too old, or it was used already",
    "max_email_addresses": "There can be %d addresses at most",
    "too_many_login_attempts": "Too many tries. Wait five minutes, then try again",
    "same_as_current": "This is your address already",
    "rate_limited": "Too many tries. Wait a minute, then try again",
}
