"""TIME and SPAN as they are typed, and the reading they mean."""

from typing import TYPE_CHECKING, NamedTuple

from livetui.cli.says import note
from livetui.errors import UsageError
from livetui.moment import Moment, moment
from livetui.span import NAMES
from livetui.text import clean

if TYPE_CHECKING:
    from livetui.session.reading import Reading
    from livetui.session.session import Session

_SEPARATOR = ".."


class Wanted(NamedTuple):
    """A moment (None: the end of the recording), and a named span or the two ends of one."""

    at: Moment | None
    span: str | tuple[Moment, Moment]

    def reading(self, session: "Session") -> "Reading":
        """That of a session; what lies past the end of the LIVE is its end, which is said on stderr."""
        from livetui.session.spans import read, read_between

        at_s = None if self.at is None else _second(session, self.at)
        if isinstance(self.span, str):
            return read(session, at_s, self.span)
        start, end = (_second(session, each) for each in self.span)
        if start >= end or (at_s is not None and start >= at_s):
            raise UsageError("--span holds nothing: it must begin before it ends, before --at and before the end of the LIVE.")
        return read_between(session, at_s, start, end)


def wanted(at: str | None, span: str) -> Wanted:
    """What was typed; raises `UsageError` where it is no TIME or no SPAN."""
    when = None if at is None else moment(at)
    if span in NAMES:
        return Wanted(when, span)
    start, separator, end = span.partition(_SEPARATOR)
    if not separator:
        raise UsageError(f"--span is {', '.join(NAMES)} or FROM..TO, such as 12:30..45:00, not “{clean(span, 40)}”.")
    return Wanted(when, (moment(start), moment(end)))


def _second(session: "Session", typed: Moment) -> int:
    """The second it stands for, counted from the start of the LIVE."""
    length = session.end_second - session.start_second
    if typed.seconds is not None and typed.seconds > length:
        from livetui.views.figures import position

        note(f"The LIVE ends at {position(length)}: that is taken for {position(typed.seconds)}.")
    return int(typed.within(length))
