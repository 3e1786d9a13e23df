"""What an address is called wherever it comes up, so that nothing a variable holds is ever shown."""

from msgspec import Struct

from livetui.feed.headers import shown
from livetui.text import Clean


class Called(Struct, frozen=True):
    """What a feed's own address is called."""

    name: Clean
    hides: bool = False
    """Whether variables stand in it, so that the address itself may hold what must not be seen."""

    @classmethod
    def typed(cls, text: str, url: str) -> "Called":
        """By the text that stands for it; where a variable tells even the server, only that is shown of the address."""
        if text == url:
            return cls(shown(url))
        return cls(shown(text) if "://" in text else shown(url, path=False), hides=True)

    def there(self, url: str) -> Clean:
        """What to call an address that the feed's own sends us to, which may repeat what stands in that."""
        return shown(url, path=not self.hides)
