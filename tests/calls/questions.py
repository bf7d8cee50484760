"""Every question that a resident may be asked in a call, and how she gets there."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.calls.conftest import LANDLINE
from tests.calls.tongues import Tongue
from tests.support.caller import PhoneCall
from tests.support.world import Handset, World

Way = Callable[[PhoneCall, Tongue], PhoneCall]


@dataclass(frozen=True)
class Question:
    """One question: the way to it, what was said by then, and who calls."""

    name: str
    way: Way
    need: str = "groceries"  # what the help request is about by then
    heard: str = ""  # words that must not be lost by then
    before: str = ""  # what has happened before this call: "helped", "asked", "accepted", "hung up"
    shown: str = LANDLINE

    def reach(self, world: World, odette: Handset, marie: Handset, tongue: Tongue) -> PhoneCall:
        """Call, and be asked this question."""
        if self.before:
            prepare(world, odette, marie, tongue, self.before)
        return self.way(odette.calls(shows=self.shown), tongue)


def prepare(world: World, odette: Handset, marie: Handset, tongue: Tongue, before: str) -> None:
    """Odette has called already, for shopping at 14 rue Bannier; `before` says how far that has come."""
    call = odette.calls().chooses(tongue.shopping)
    if before == "hung up":
        call.hangs_up()
        return
    call.says("14 rue Bannier").chooses(tongue.yes).is_over()
    if before in ("accepted", "done", "helped"):
        marie.texts("OUI")
    if before in ("done", "helped"):
        marie.texts("FAIT")
    if before == "helped":
        world.later(days=3)
    odette.look_for_calls()
    marie.look()


ANONYMOUS = "anonymous"
WHERE = "12 bis rue de Bourgogne"
QUESTIONS = (
    Question("need", lambda call, tongue: call, need="other"),
    Question("more needs", lambda call, tongue: call.chooses(tongue.something_else), need="other"),
    Question(
        "say it",
        lambda call, tongue: call.chooses(tongue.something_else).chooses(tongue.anything_else),
        need="other",
    ),
    Question("address", lambda call, tongue: call.chooses(tongue.shopping)),
    Question("street", lambda call, tongue: call.chooses(tongue.shopping).presses("45160"), heard="45160"),
    Question(
        "which street",
        lambda call, tongue: call.chooses(tongue.shopping).presses("45160").presses("783#"),
        heard="45160",
    ),
    Question(
        "more letters",
        lambda call, tongue: call.chooses(tongue.shopping).presses("45000").presses("783#"),
        heard="45000",
    ),
    Question(
        "other letters",
        lambda call, tongue: call.chooses(tongue.shopping).presses("45160").presses("99999#"),
        heard="45160",
    ),
    Question(
        "number of a keyed street",
        lambda call, tongue: call.chooses(tongue.shopping).presses("45160").presses("7687#"),
        heard="rue de la Source",
    ),
    Question("confirm", lambda call, tongue: call.chooses(tongue.shopping).says(WHERE), heard=WHERE),
    Question(
        "another address",
        lambda call, tongue: call.chooses(tongue.shopping).says(WHERE).chooses(tongue.no),
        heard=WHERE,
    ),
    Question(
        "several",
        lambda call, tongue: call.chooses(tongue.shopping).says("4 rue des Fleurs"),
        heard="4 rue des Fleurs",
    ),
    Question(
        "number", lambda call, tongue: call.chooses(tongue.shopping).says("rue Bannier"), heard="rue Bannier"
    ),
    Question(
        "unknown",
        lambda call, tongue: call.chooses(tongue.shopping).says("12 allée des Licornes"),
        heard="12 allée des Licornes",
    ),
    Question("known place", lambda call, tongue: call.chooses(tongue.meal), need="meal", before="helped"),
    Question("status unplaced", lambda call, tongue: call, before="hung up"),
    Question("where then", lambda call, tongue: call.presses("1"), before="hung up"),
    Question("status searching", lambda call, tongue: call, before="asked"),
    Question("status accepted", lambda call, tongue: call, before="accepted"),
    Question("status done", lambda call, tongue: call, before="done"),
    Question("sure to cancel", lambda call, tongue: call.presses("2"), before="asked"),
    Question("what to change", lambda call, tongue: call.presses("3"), before="asked"),
    Question("other need", lambda call, tongue: call.presses("3").presses("1"), before="asked"),
    Question("other place", lambda call, tongue: call.presses("3").presses("2"), before="asked"),
    Question("new need", lambda call, tongue: call.presses("4"), need="other", before="asked"),
    Question("keyed number", lambda call, tongue: call, need="", shown=ANONYMOUS),
    Question("keyed number read back", lambda call, tongue: call.presses("0261910042"), need="", shown=ANONYMOUS),
    Question(
        "need of a keyed number",
        lambda call, tongue: call.presses("0261910042").chooses(tongue.yes),
        need="other",
        shown=ANONYMOUS,
    ),
)
