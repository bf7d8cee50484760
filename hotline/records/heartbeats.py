"""Signs of life: when each part of hotline was last seen."""

from datetime import datetime

from hotline.records.tables import Heartbeat


def beat(name: str, now: datetime) -> None:
    """This part is alive."""
    Heartbeat.insert(name=name, at=now).on_conflict(
        conflict_target=[Heartbeat.name], update={Heartbeat.at: now}
    ).execute()


def last(name: str) -> datetime | None:
    """When this part was last seen."""
    row = Heartbeat.get_or_none(Heartbeat.name == name)
    return row.at if row else None
