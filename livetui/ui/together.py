"""What is asked for many times at once is done once."""

from collections.abc import Callable

from textual.message_pump import MessagePump


class Together:
    """Does something at once, and if it is asked for again within so many seconds, once more at their end."""

    def __init__(self, pump: MessagePump, do: Callable[[], None], within_s: float) -> None:
        self._pump = pump
        self._do = do
        self._within_s = within_s
        self._asked = self._resting = False

    def ask(self) -> None:
        """Have it done, now or a little later."""
        self._asked = True
        if not self._resting:
            self._next()

    def _next(self) -> None:
        self._resting = self._asked
        if self._asked:
            self._asked = False
            self._do()
            self._pump.set_timer(self._within_s, self._next)
