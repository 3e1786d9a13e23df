"""Why nothing can be written to a recording, and what to do about it."""

import errno
import os

from livetui.text import Clean

_REASONS = {
    errno.ENOSPC: "the disk of {name} is full: make room on it",
    errno.EDQUOT: "your quota on the disk of {name} is used up: make room there",
    errno.EFBIG: "{name} is as large as a file may be: move it away",
    errno.EROFS: "the disk of {name} can only be read: have it mounted for writing",
    errno.EACCES: "{name} may not be written by you: change its permissions or its folder's",
    errno.EPERM: "{name} may not be written by you: change its permissions or its folder's",
    errno.ENOTDIR: "{name} is said to be below what is no folder: move that away",
    errno.ENAMETOOLONG: "the name of {name} is too long: choose a shorter one",
}
_MAY_PASS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})


def reason(name: Clean, error: OSError) -> str:
    """Why, and after a colon what to do, without a full stop."""
    known = _REASONS.get(error.errno or 0, "the disk of {name} fails ({error}): see what is the matter with it")
    return known.format(name=name, error=os.strerror(error.errno) if error.errno else "it does not say why")


def may_pass(error: OSError) -> bool:
    """Whether writing may work later without another name being chosen."""
    return error.errno in _MAY_PASS
