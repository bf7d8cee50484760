"""Ages, times, distances and progress put into words. Pure: language, time zone and now go in."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hotline.delivery import texts, wanted
from hotline.desk.wording import NO_BREAK, Words
from hotline.records import numbers
from hotline.records.cards import Asked, Card, Recorded
from hotline.records.states import Attention, RequestState


def number(phone: str) -> str:
    """A phone number as people write it, never broken over two lines; what is no number stays as it is."""
    known = numbers.normalise(phone)
    return numbers.readable(known).replace(" ", NO_BREAK) if known else phone


@dataclass(frozen=True)
class Phrases:
    """What is said of one town's help requests, in one language, at one moment."""

    words: Words
    zone: ZoneInfo
    now: datetime

    def age(self, since: datetime) -> str:
        """How long ago: "depuis 12 min"."""
        minutes = int((self.now - since).total_seconds()) // 60
        hours, days = minutes // 60, minutes // (24 * 60)
        if minutes < 1:
            return self.words.say("time.now")
        if hours < 1:
            return self.words.say("time.minutes", minutes=minutes)
        if days < 1:
            return self.words.say("time.hours", hours=hours, minutes=f"{minutes % 60:02}")
        return self.words.count("time.days", days)

    def when(self, moment: datetime) -> str:
        """The town's clock, with the day unless it is today: "à 14:12"."""
        local = moment.astimezone(self.zone)
        clock = local.strftime("%H:%M")
        if local.date() == self.now.astimezone(self.zone).date():
            return self.words.say("time.at", clock=clock)
        return self.words.say("time.on", day=local.strftime(self.words.say("time.day")), clock=clock)

    def clock(self) -> str:
        """The town's clock now, with seconds."""
        return self.now.astimezone(self.zone).strftime("%H:%M:%S")

    def distance(self, metres: int) -> str:
        """ "320 m" or "1,2 km": nobody wants more digits."""
        if metres < 995:
            return self.words.say("distance.metres", distance=max(10, round(metres, -1)))
        kilometres = f"{metres / 1000:.1f}".replace(".", self.words.decimal)
        return self.words.say("distance.kilometres", distance=kilometres)

    def need(self, card: Card) -> str:
        """What is needed: "Courses", "Courses et médicaments"."""
        names = [self.words.name("need", need) for need in card.needs]
        further = [name[:1].lower() + name[1:] for name in names[1:]]
        if not further:
            return names[0]
        return self.words.say("card.needs", first=", ".join([names[0], *further[:-1]]), last=further[-1])

    def wanted(self, card: Card) -> str:
        """When help is wanted and how urgent it is: "jeudi 26 avant 10h"; empty when nothing was said."""
        language = self.words.language
        said = [
            wanted.when(card.window, self.zone, language),
            texts.when(card.urgency, language) if card.urgency else "",
        ]
        return ", ".join(one for one in said if one)

    def whom(self, card: Card) -> str:
        """For whom it is: "sa mère"; empty when it is for whoever asked."""
        return texts.kin(card.for_whom, self.words.language, "their") if card.for_whom else ""

    def where(self, card: Card) -> str:
        """The street, or as much of a place as is known."""
        return card.street or card.address or self.words.say("card.no_place")

    def status(self, card: Card) -> str:
        """Why to look at it, else how it stands: "En recherche"."""
        if card.attention:
            return self.words.say(f"attention.{card.attention}")
        return self.words.say(f"state.{card.state}")

    def advice(self, card: Card) -> str:
        """What to do about it; of an address still looked up, why it takes long and when it is tried again."""
        if card.locate_failure and card.locate_at and card.attention == Attention.NO_ADDRESS:
            return self.words.say(f"looking.{card.locate_failure}", when=self.when(card.locate_at))
        return self.words.say(f"advice.{card.attention}")

    def recording(self, recorded: Recorded) -> str:
        """What was left after the beep, and whether it can be heard: "Message vocal, 0:32"."""
        length = f"{recorded.seconds // 60}:{recorded.seconds % 60:02}"
        return self.words.say(f"recording.{recorded.state}", length=length)

    def answer(self, asked: Asked) -> str:
        """One volunteer's answer: "Marie, à 320 m : oui"."""
        answer = self.words.say(f"answer.{asked.state}")
        distance = self.distance(asked.distance_m)
        return self.words.say("card.line", name=asked.first_name, distance=distance, answer=answer)

    def progress(self, card: Card) -> list[str]:
        """How far the search is: "2e tour", "6 voisins contactés", "prochain tour à 14:12".

        A card that asks for attention says that first, so its state is told here.
        """
        said = [self.words.say(f"state.{card.state}")] if card.attention else []
        if card.state != RequestState.SEARCHING:
            return said
        if card.round:
            said.append(self.words.count("card.round", card.round))
            said.append(self.words.count("card.asked", card.asked_count))
        if card.needed > 1:
            said.append(self.words.say("card.needs_people", coming=len(card.coming), needed=card.needed))
        return [*said, *self._next_round(card)]

    def _next_round(self, card: Card) -> list[str]:
        if card.next_round_at is None:
            return []
        key = "card.next" if card.round else "card.first"
        if card.next_round_at <= self.now:
            return [self.words.say(f"{key}_soon")]
        return [self.words.say(key, when=self.when(card.next_round_at))]
