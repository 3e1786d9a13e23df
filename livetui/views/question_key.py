"""What makes two questions the same one."""

from dataclasses import dataclass

from livetui.intents.intent import Intent


@dataclass(frozen=True, slots=True)
class QuestionKey:
    """What a question is about, of which product, by its id as the feed has it, in which words, in any order."""

    intent: Intent
    product: str | None
    words: tuple[str, ...]
