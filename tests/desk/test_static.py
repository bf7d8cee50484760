"""What the pages bring along: as it was published, small, and nothing inline."""

import hashlib
import re
from pathlib import Path

DESK = Path(__file__).parents[2] / "hotline" / "desk"
VENDOR = DESK / "static" / "vendor"


def test_vendored_files_are_as_published() -> None:
    lines = [line.split() for line in (VENDOR / "SHA256SUMS").read_text().splitlines()]
    listed = {name: digest for digest, name in lines}
    files = {path.name: path for path in VENDOR.iterdir() if path.name != "SHA256SUMS"}
    assert listed == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def test_the_looks_stay_light() -> None:
    assert (DESK / "static" / "style.css").stat().st_size < 12_000


def test_templates_hold_no_inline_script_or_style() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=")
    for path in DESK.glob("templates/**/*.html"):
        assert not inline.search(path.read_text(encoding="utf-8")), path.name
