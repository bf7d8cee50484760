"""Which geocoder outside this machine may be asked, if any; the asking itself is `online`, in the worker only."""

_setting = ""


def use(setting: str) -> None:
    """Name the geocoder, as in HOTLINE_GEOCODER; empty for none."""
    global _setting
    _setting = setting


def setting() -> str:
    """The geocoder named; empty for none."""
    return _setting
