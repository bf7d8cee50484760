"""One page of a list in the REST API, newest first, with its links."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from flask import request

from hotline.phonebox.listing import LARGEST_PAGE, Listed, cut_page, read_number
from hotline.phonebox.shapes import query, show_page

Item = TypeVar("Item", bound=Listed)


def read_filters(names: Sequence[str]) -> dict[str, str]:
    """The filters asked for; an empty one counts as none."""
    return {name: request.args[name] for name in names if request.args.get(name)}


def build_page(
    items: list[Item], filters: dict[str, str], path: str, key: str, show: Callable[[Item], dict[str, Any]]
) -> dict[str, Any]:
    page_size = read_number(request.args.get("PageSize"), 50, 1, LARGEST_PAGE)
    page = read_number(request.args.get("Page"), 0, 0, 10**6)
    prefix = "PA"
    after_sid = request.args.get("PageToken", "").removeprefix(prefix) or None
    chosen, more = cut_page(items, page, page_size, after_sid)
    links = {
        "this": query(filters, page, page_size, request.args.get("PageToken")),
        "first": query(filters, 0, page_size),
        "next": query(filters, page + 1, page_size, f"{prefix}{chosen[-1].sid}") if more else None,
        "previous": query(filters, page - 1, page_size) if page else None,
    }
    return show_page(path, key, [show(item) for item in chosen], page, page_size, links)
