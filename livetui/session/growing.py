"""A NumPy array that grows at its end."""

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Scalar = TypeVar("Scalar", bound=np.generic)


class Growing(Generic[Scalar]):
    """Values in one block of memory that grows by half when it is full; ``view`` is the part in use."""

    __slots__ = ("_block", "_size")

    def __init__(self, dtype: type[Scalar]) -> None:
        self._block: NDArray[Scalar] = np.zeros(1024, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    @property
    def view(self) -> NDArray[Scalar]:
        """What is there, to read or to change in place; not to be kept across growth."""
        return self._block[: self._size]

    def resize(self, size: int) -> None:
        """Cut to a size, or grow to it with zeros."""
        if size > len(self._block):
            block = np.zeros(max(size, len(self._block) * 3 // 2), self._block.dtype)
            block[: self._size] = self.view
            self._block = block
        elif size < self._size:
            self._block[size : self._size] = 0
        self._size = size

    def replace_from(self, at: int, values: NDArray[Scalar]) -> None:
        """Let these values be everything from index ``at`` on."""
        self.resize(at + len(values))
        self._block[at : self._size] = values
