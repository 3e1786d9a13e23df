"""How the C library's heap treats large blocks of memory."""

import ctypes
import sys

_M_MMAP_THRESHOLD = -3
_LARGE = 1 << 20


def give_back_large_blocks() -> None:
    """Let glibc take blocks of a megabyte and more straight from the system, and give them back as soon as they are free.

    Left alone it raises that limit with every large block it frees, up to 32 MB; then growing arrays and passing ones share a
    heap that only ever grows: opening a million events takes 100 MB more.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
        if mallopt is not None:
            mallopt(_M_MMAP_THRESHOLD, _LARGE)
