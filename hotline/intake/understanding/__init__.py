"""What people write and say as plain values: residents' texts and volunteers' answers. Pure; never raises."""

from hotline.intake.understanding.keywords import is_start, is_stop
from hotline.intake.understanding.replies import Meaning, Reply, understand_reply
from hotline.intake.understanding.residents import Understood, understand

__all__ = ["Meaning", "Reply", "Understood", "is_start", "is_stop", "understand", "understand_reply"]
