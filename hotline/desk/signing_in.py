"""Signing in and out, and choosing a password with a one-time link."""

from typing import cast

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.wrappers import Response as AnyResponse

from hotline.desk import problems
from hotline.desk.reader import words
from hotline.desk.security import FEW_FAILURES, failed, limiter, private
from hotline.records import coordinators
from hotline.records.base import utc_now
from hotline.records.coordinators import LONGEST_PASSWORD, SHORTEST_PASSWORD, PasswordLengthError
from hotline.records.tables import Coordinator

Page = str | tuple[str, int] | AnyResponse

signing_in = Blueprint("signing_in", __name__, url_prefix="/desk")
signing_in.after_request(private)
manager = LoginManager()


class SignedIn(UserMixin):  # type: ignore[misc]
    """A coordinator as Flask-Login wants to see one."""

    def __init__(self, coordinator: Coordinator) -> None:
        self.coordinator = coordinator

    def get_id(self) -> str:
        """What the session keeps."""
        return coordinators.session_key(self.coordinator)


def signed_in() -> Coordinator:
    """The coordinator who is reading; only for pages that require a sign-in."""
    return cast(Coordinator, current_user.coordinator)


@manager.user_loader  # type: ignore[untyped-decorator]
def _load(key: str) -> SignedIn | None:
    found = coordinators.by_session_key(key)
    return SignedIn(found) if found else None


@manager.unauthorized_handler  # type: ignore[untyped-decorator]
def _ask_to_sign_in() -> AnyResponse:
    """Send a reader to the sign-in page; a polling page is told to go there as a whole."""
    target = url_for("signing_in.login")
    if "HX-Request" in request.headers:
        return Response(status=401, headers={"HX-Redirect": target})
    return redirect(target)


@signing_in.get("/login")
def login() -> Page:
    """The sign-in form."""
    if current_user.is_authenticated:
        return redirect(url_for("desk.board"))
    return render_template("desk/login.html", email="", wrong=False)


@signing_in.post("/login")
@limiter.limit(FEW_FAILURES, deduct_when=failed)
def try_login() -> Page:
    """Sign in with e-mail address and password."""
    email = request.form.get("email", "")
    found = coordinators.check(email, request.form.get("password", ""))
    if found is None:
        return render_template("desk/login.html", email=email, wrong=True), 401
    return _let_in(found)


@signing_in.post("/logout")
def logout() -> AnyResponse:
    """Sign out."""
    logout_user()
    return redirect(url_for("signing_in.login"))


@signing_in.get("/welcome/<token>")
@limiter.limit(FEW_FAILURES, deduct_when=failed)
def welcome(token: str) -> Page:
    """The form behind a one-time link."""
    found = coordinators.by_link(token, utc_now())
    return _welcome_form(found, "") if found else problems.page("problem.link", 404)


@signing_in.post("/welcome/<token>")
@limiter.limit(FEW_FAILURES, deduct_when=failed)
def choose_password(token: str) -> Page:
    """Set the chosen password and sign in."""
    found = coordinators.by_link(token, utc_now())
    if found is None:
        return problems.page("problem.link", 404)
    password = request.form.get("password", "")
    if password != request.form.get("again", ""):
        return _welcome_form(found, words().say("welcome.differ")), 422
    try:
        welcomed = coordinators.choose_password(token, password, utc_now())
    except PasswordLengthError:
        sentence = words().say("welcome.length", shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD)
        return _welcome_form(found, sentence), 422
    return _let_in(welcomed) if welcomed else problems.page("problem.link", 404)


def _welcome_form(coordinator: Coordinator, wrong: str) -> str:
    return render_template("desk/welcome.html", email=coordinator.email, wrong=wrong, shortest=SHORTEST_PASSWORD)


def _let_in(coordinator: Coordinator) -> AnyResponse:
    session.clear()
    session.permanent = True
    login_user(SignedIn(coordinator))
    return redirect(url_for("desk.board"))
