"""The rooms of the desk in the order of the day's work, and who finds which in the menu."""

from dataclasses import dataclass
from typing import Any

from hotline.desk.signing_in import signed_in
from hotline.records.coordinators import Role


@dataclass(frozen=True)
class Room:
    """One entry of the menu: its word in the table `nav`, its page, and the blueprints that belong to it."""

    name: str
    endpoint: str
    blueprints: tuple[str, ...]
    is_for_admins: bool = False


ROOMS = (
    Room("desk", "desk.board", ("desk", "addresses")),
    Room("voices", "voices.page", ("voices",)),
)


def for_templates() -> dict[str, Any]:
    """What the menu needs: a function, since only pages behind the sign-in have one."""
    return {"rooms": rooms}


def rooms() -> list[Room]:
    """The rooms that the reader may enter."""
    is_admin = signed_in().role == Role.ADMIN
    return [room for room in ROOMS if is_admin or not room.is_for_admins]
