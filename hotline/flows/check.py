"""Every problem of the flows in a folder, in the order of their files."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from hotline.flows.checks import paths, sentences, shape, sounds, spoken
from hotline.flows.checks.findings import Finding, Known, Problem, line_of
from hotline.flows.model import Flow


def problems(
    folder: Path,
    names: Sequence[str],
    actions: Mapping[str, frozenset[str]],
    parts: Callable[[str], int],
    is_cheap: Callable[[str], bool],
) -> list[Problem]:
    """What is wrong with the flows `names`; the others in the folder tell which flows and languages there are.

    `actions`, `parts` and `is_cheap` are as in `Known`.
    """
    files = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.toml"))}
    read = {name: shape.read(content) for name, content in files.items()}
    flows = [flow for flow, _ in read.values() if flow]
    known = Known(frozenset(files), _languages(flows), actions, parts, is_cheap)
    found: list[Problem] = []
    for name in names:
        flow, misread = read[name]
        source = files[name].decode(errors="replace")
        found += _placed(name, source, _findings(flow, known, name) if flow else misread)
    return found


def _languages(flows: Sequence[Flow]) -> tuple[str, ...]:
    """Every language that any sentence of any flow is written in."""
    steps = [step for flow in flows for step in flow.steps.values()]
    return tuple(sorted({name for step in steps for table in (step.text, step.say) for name in table}))


def _findings(flow: Flow, known: Known, name: str) -> list[Finding]:
    found = [*shape.findings(flow, known, name), *paths.findings(flow, known)]
    return found + [finding for part in (sentences, spoken, sounds) for finding in part.findings(flow, known)]


def _placed(name: str, source: str, found: Sequence[Finding]) -> list[Problem]:
    """The findings with their lines, from the top of the file down."""
    placed = [
        Problem(f"{name}.toml", line_of(source, finding.step, finding.field), finding.step, finding.what)
        for finding in found
    ]
    return sorted(placed, key=lambda problem: problem.line)
