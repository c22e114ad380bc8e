"""An account: made, opened, changed and closed."""

from django.contrib.sessions.models import Session

from tests.web.accounts.conftest import PASSWORD, Member
from unclench.web.accounts.models import User, Visitor
from unclench.web.accounts.sign_in import LEFT


def test_a_new_account_takes_over_what_this_browser_kept(vera):
    result = vera.finishes()

    vera.signs_up()

    assert vera.opens(result).status_code == 200
    assert Visitor.objects.count() == 1
    assert Visitor.objects.get().key_hash is None


def test_the_old_key_of_a_claimed_record_opens_nothing(vera, stranger):
    result = vera.finishes()
    key = vera.browser.cookies["unclench"].value

    vera.signs_up()
    stranger.browser.cookies["unclench"] = key

    assert vera.browser.cookies["unclench"].value == ""
    assert stranger.opens(result).status_code == 404


def test_signing_up_leads_to_the_record(vera):
    assert vera.signs_up()["Location"] == "/you/"


def test_a_record_is_there_on_another_device(vera):
    result = vera.finishes()
    vera.signs_up()

    elsewhere = Member()
    elsewhere.signs_in()

    assert elsewhere.opens(result).status_code == 200


def test_after_signing_out_the_browser_shows_nothing(vera):
    result = vera.finishes()
    vera.signs_up()

    vera.signs_out()

    assert vera.opens(result).status_code == 404
    assert "Nothing is kept about you yet" in vera.words_of("/you/")


def test_signing_out_takes_away_what_pages_kept(vera):
    vera.signs_up()

    page = vera.browser.post("/account/logout/", follow=True)

    assert page.redirect_chain == [("/account/signed-out/", 302)]
    assert page["Clear-Site-Data"] == '"cache", "storage"'


def test_no_page_of_somebody_signed_in_is_kept_by_a_cache(vera):
    vera.signs_up()

    kept = {
        address: vera.opens(address)["Cache-Control"] for address in ("/", "/you/", "/library/")
    }

    assert set(kept.values()) == {"private, no-store"}


def test_every_page_says_who_is_signed_in(vera):
    vera.signs_up()

    assert "Signed in as" in vera.words_of("/")
    assert "vera@example.org" in vera.words_of("/relief/")


def test_forgetting_erases_the_account_and_every_visit(vera):
    vera.finishes()
    vera.signs_up()
    elsewhere = Member()
    elsewhere.signs_in()
    vera.says_who()

    vera.browser.post("/you/forget/")

    assert User.objects.count() == Visitor.objects.count() == 0
    assert not any("vera" in str(one.get_decoded()) for one in Session.objects.all())
    assert elsewhere.opens("/account/")["Location"] == "/account/login/?next=/account/"


def test_a_wrong_password_is_said_without_saying_which_was_wrong(vera, tom):
    vera.signs_up()
    vera.signs_out()

    known = vera.signs_in("not this one").context["errors"]
    unknown = tom.signs_in("not this one").context["errors"]

    assert known == unknown
    assert known[0]["text"] == "Your e-mail address or your password is not right. Try again"


def test_what_is_wrong_at_sign_in_stands_at_the_first_field_too(vera):
    page = vera.signs_in("not this one").text

    assert '<a class="uc-error-summary__link" href="#login">Your e-mail address or' in page
    assert '<span class="uc-error" id="login-error">Your e-mail address or' in page
    assert page.count('aria-invalid="true"') == 1


def test_too_many_tries_are_the_fault_of_no_field(vera):
    said = [vera.signs_in("not this one") for _ in range(6)][-1]

    assert said.context["errors"][0]["text"].startswith("Too many tries")
    assert "aria-invalid" not in said.text


def test_the_password_is_tried_five_times_and_then_not_even_the_right_one_opens(vera):
    vera.signs_up()
    vera.signs_out()
    said = [vera.signs_in("not this one").context["errors"][0]["text"] for _ in range(6)]

    assert said[4].startswith("Your e-mail address or your password")
    assert said[5].startswith("Too many tries")
    assert vera.signs_in().context["errors"][0]["text"].startswith("Too many tries")


def test_a_weak_password_is_refused_in_plain_words(vera):
    said = [
        vera.signs_up(password).context["errors"][0]["text"]
        for password in ("short", "password123", "1234567890123", "vera@example.org")
    ]

    assert said == [
        "Make your password longer: at least 10 letters, numbers or signs",
        "Many people use this password, so it is tried first. Choose another",
        "Many people use this password, so it is tried first. Choose another",
        "Your password is too much like your e-mail address",
    ]


def test_capitals_in_the_address_do_not_matter(vera):
    vera.signs_up()
    vera.signs_out()
    vera.email = "VERA@Example.org"

    assert vera.signs_in()["Location"] == "/you/"


def test_two_accounts_with_one_address_are_not_possible(vera):
    vera.signs_up()

    again = Member().signs_up()

    assert "There is an account with this address already" in again.context["errors"][0]["text"]


def test_changing_the_password_signs_the_others_out(vera):
    vera.signs_up()
    elsewhere = Member()
    elsewhere.signs_in()

    new = "another slow warm breath"
    vera.sends("/account/password/change/", oldpassword=PASSWORD, password1=new, password2=new)

    assert elsewhere.opens("/account/").status_code == 302
    assert "Your new password is kept" in vera.words_of("/account/")


def test_the_others_can_be_signed_out(vera):
    vera.signs_up()
    elsewhere = Member()
    elsewhere.signs_in()
    assert vera.words_of("/account/sessions/").count("A browser") == 2

    vera.says_who()
    vera.sends("/account/sessions/")

    assert elsewhere.opens("/account/").status_code == 302
    assert vera.words_of("/account/sessions/").count("A browser") == 1


def test_without_e_mail_a_new_address_counts_at_once(vera):
    vera.signs_up()
    vera.says_who()

    vera.sends("/account/email/", email="vera@elsewhere.example", action_add="1")

    assert User.objects.get().email == "vera@elsewhere.example"
    vera.signs_out()
    vera.email = "vera@elsewhere.example"
    assert vera.signs_in()["Location"] == "/you/"


def test_without_e_mail_somebody_elses_address_is_refused(vera, tom):
    tom.signs_up()
    vera.signs_up()
    vera.says_who()

    page = vera.sends("/account/email/", email="tom@example.org", action_add="1")

    assert "There is an account with this address" in page.context["errors"][0]["text"]


def test_what_matters_asks_once_more_who_it_is(vera):
    vera.signs_up()

    asked = vera.opens("/account/2fa/totp/activate/")

    assert asked["Location"].startswith("/account/reauthenticate/")


def test_without_e_mail_a_forgotten_password_says_who_can_help(vera):
    page = vera.words_of("/account/password/reset/")

    assert "This site sends no e-mail" in page
    assert "unclench account reset" in page


def test_members_of_a_household_see_only_their_own(vera, tom):
    result = vera.finishes()
    vera.signs_up()

    tom.signs_up()

    assert tom.opens(result).status_code == 404
    assert "vera" not in tom.words_of("/you/")


def test_the_record_offers_an_account_and_does_not_press(person):
    page = person.opens("/you/").content.decode()

    assert "Keep it under your name" in page
    assert person.opens("/relief/").status_code == 200


def test_signing_in_takes_away_what_somebody_elses_visit_left(vera):
    vera.signs_up()

    answer = Member().signs_in()

    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer.cookies[LEFT].value == "1"


def test_signing_in_leaves_what_belongs_to_the_record_of_this_browser(vera):
    vera.signs_up()
    elsewhere = Member()
    elsewhere.finishes()

    answer = elsewhere.signs_in()

    assert "Clear-Site-Data" not in answer
    assert LEFT not in answer.cookies


def test_a_page_of_somebody_signed_in_is_not_written_down_each_time(
    vera, django_assert_num_queries
):
    vera.signs_up()
    vera.opens("/library/")

    with django_assert_num_queries(3):  # the visit, the account, the record
        vera.opens("/library/")


def test_of_somebody_with_an_account_erasing_asks_who_they_are_first(vera):
    vera.signs_up()

    answer = vera.browser.post("/you/forget/")

    assert answer["Location"].startswith("/account/reauthenticate/")
    assert Visitor.objects.count() == 1
