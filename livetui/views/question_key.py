"""What makes two questions the same one."""

from msgspec import Struct

from livetui.intents.intent import Intent


class QuestionKey(Struct, frozen=True):
    """What a question is about, of which product, by its id as the feed has it, in which words, in any order."""

    intent: Intent
    product: str | None
    words: tuple[str, ...]
