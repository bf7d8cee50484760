"""A worker that stops dead between the carrier's answer and our commit. For tests only: it says so and waits."""

import sys
import time
from typing import Any

from hotline import services
from hotline.delivery.senders import Outcome
from hotline.delivery.senders.twilio import TwilioSender
from hotline.work import worker

ANNOUNCEMENT = "the carrier has it"


class PausingSender(TwilioSender):
    """Hands the text over like the real one, and never comes back to tell."""

    def send_text(self, **text: Any) -> Outcome:
        """Send, announce, wait for the end."""
        super().send_text(**text)
        sys.stdout.write(f"{ANNOUNCEMENT}\n")
        sys.stdout.flush()
        time.sleep(600)
        raise AssertionError("should have been killed")


def main() -> None:
    """Work like the real worker."""
    world = services.start()
    settings = world.settings
    world.sender = PausingSender(
        settings.twilio_account_sid, settings.twilio_auth_token, settings.twilio_api_base_url
    )
    worker.run()


if __name__ == "__main__":
    main()
