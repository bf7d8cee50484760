"""The carrier put together, built once for the process."""

import threading

from hotline.phonebox.background import Background
from hotline.phonebox.calls.exchange import Exchange
from hotline.phonebox.config import Config
from hotline.phonebox.courier import Courier
from hotline.phonebox.events import Events
from hotline.phonebox.faults import Faults
from hotline.phonebox.inbound import Inbound
from hotline.phonebox.network import Network
from hotline.phonebox.outbound import Outbound
from hotline.phonebox.receipts import Receipts
from hotline.phonebox.webhooks import Webhooks


class Carrier:
    def __init__(self, config: Config) -> None:
        lock = threading.RLock()
        webhooks = Webhooks(config.auth_token)
        self.config = config
        self.network = Network(config, lock)
        self.faults = Faults(lock)
        self.events = Events(lock)
        self.background = Background()
        courier = Courier(lock, self.faults, self.events, self.background, webhooks)
        self.receipts = Receipts(config, courier)
        self.outbound = Outbound(config, self.network, self.faults, self.background, self.receipts)
        self.inbound = Inbound(config, self.network, self.faults, self.events, webhooks, self.outbound)
        self.calls = Exchange(
            config, lock, self.network, self.faults, self.events, self.background, webhooks, courier
        )

    def reset(self) -> None:
        self.calls.forget()
        self.network.reset()
        self.faults.remove()
        self.events.clear()
        self.inbound.forget()
