"""The settings, read once from the environment and loudly: all that is missing or wrong is said together."""

import hashlib
import tempfile
from pathlib import Path
from urllib.parse import urlparse

from pydantic import ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

CODE = Path(__file__).parent
MISSING = "is missing; set it in the environment"
GEOCODERS = ("ban", "nominatim", "photon", "addok")


class SettingsError(Exception):
    """One plain sentence for each setting that is missing or wrong."""


class Settings(BaseSettings):
    """What hotline is told by its environment; see the README for the meaning of each."""

    model_config = SettingsConfigDict(frozen=True)

    database_url: str = "sqlite:///hotline.db"
    redis_url: str = ""
    secret_key: str
    public_url: str = ""
    twilio_account_sid: str = ""
    twilio_auth_token: str = ""
    twilio_auth_token_previous: str = ""
    twilio_api_base_url: str = "https://api.twilio.com"
    hotline_geocoder: str = ""
    port: int = 8000
    web_concurrency: int = 0  # worker processes; 0 = 1 on SQLite, 2 otherwise

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if urlparse(url).scheme.split("+")[0] not in ("sqlite", "postgresql", "postgres"):
            raise ValueError("should be sqlite:///file.db or postgresql://user:password@host/name")
        return url

    @field_validator("secret_key")
    @classmethod
    def _long_secret(cls, key: str) -> str:
        if len(key) < 16:
            raise ValueError("should be at least 16 random characters")
        return key

    @field_validator("public_url", "twilio_api_base_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if url and urlparse(url).scheme not in ("http", "https"):
            raise ValueError("should be an address that begins with https:// (or http://)")
        return url.rstrip("/")

    @field_validator("hotline_geocoder")
    @classmethod
    def _known_geocoder(cls, name: str) -> str:
        if name and name.split(":", 1)[0] not in GEOCODERS:
            raise ValueError(f"should be empty or one of {', '.join(GEOCODERS)}, also as name:URL")
        return name

    @property
    def public_address(self) -> str:
        """Where the carrier reaches us; signatures are checked against it."""
        return self.public_url or f"http://127.0.0.1:{self.port}"

    @property
    def on_sqlite(self) -> bool:
        """Whether the database is a file on this machine."""
        return urlparse(self.database_url).scheme.startswith("sqlite")

    @property
    def data_folder(self) -> Path:
        """Where what is written goes: beside the database."""
        if not self.on_sqlite:
            return Path.cwd()
        return Path(self.database_url.split("///", 1)[1] or "hotline.db").resolve().parent

    @property
    def broker_socket(self) -> Path:
        """The embedded broker's socket: one for each data folder, on a path short enough for a socket."""
        mark = hashlib.blake2b(str(self.data_folder).encode(), digest_size=6).hexdigest()
        return Path(tempfile.gettempdir()) / f"hotline-{mark}" / "broker.sock"

    @property
    def broker_url(self) -> str:
        """The broker of REDIS_URL, else the embedded one."""
        return self.redis_url or f"unix://{self.broker_socket}"


def load() -> Settings:
    """The settings of this process; SettingsError names every one that is missing or wrong."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(
            "\n".join(
                f"{str(fault['loc'][0]).upper()}: {_plain(fault['type'], fault['msg'])}"
                for fault in error.errors()
            )
        ) from None


def check_carrier(settings: Settings) -> None:
    """Refuse to serve without the carrier's credentials: every text would be turned away unheard."""
    wanted = {
        "TWILIO_ACCOUNT_SID": settings.twilio_account_sid,
        "TWILIO_AUTH_TOKEN": settings.twilio_auth_token,
    }
    missing = [f"{name}: {MISSING}" for name, value in wanted.items() if not value]
    if missing:
        raise SettingsError("\n".join(missing))


def _plain(kind: str, message: str) -> str:
    if kind == "missing":
        return MISSING
    return message.removeprefix("Value error, ")
