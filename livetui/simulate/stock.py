"""How many of each product are left."""


class Stock:
    """Counts down; one that is sold out stays so."""

    def __init__(self, pieces: list[int]) -> None:
        self._left = pieces
        self._changed: dict[int, None] = {}  # in the order they changed
        self.sold_out = 0
        """How many products are sold out."""

    def left(self, product: int) -> int:
        return self._left[product]

    def take(self, product: int, quantity: int) -> int:
        """Take as many as there are, up to quantity, and say how many that were."""
        taken = min(quantity, self._left[product])
        if taken:
            self._left[product] -= taken
            self._changed[product] = None
            self.sold_out += self._left[product] == 0
        return taken

    def changed(self) -> list[int]:
        """The products whose number changed since the last time this was asked."""
        products = list(self._changed)
        self._changed.clear()
        return products
