"""The top line: whose LIVE this is, where we stand in it, and whether all is well."""

from livetui.language import said
from livetui.text import Clean, fit, width
from livetui.ui.draw import Canvas, Drawing, Piece, length, own
from livetui.ui.look import SIGNS, Look, Transport, loud
from livetui.ui.panel import Panel
from livetui.ui.playback import Playing, speed_words
from livetui.ui.reception import Reception
from livetui.ui.theme import Theme
from livetui.views.alerts import AlertRow
from livetui.views.figures import count, position
from livetui.views.header import Feed, Header, Status, header_with_alarm

_WORDS_CELLS = 80
"""On a line shorter than this, trouble is only a sign: the help says all of it."""
_TITLE_CELLS = 24
_LEAST_REASON = 20
_LEAST_DETAIL = 8
_LEAST_ALARM, _WIDEST_ALARM = 24, 44
"""In fewer cells one reads only how many alerts there are."""
_ROOMY = 150
"""On a shorter line the title needs the cells of how much came in, while an alarm stands."""
_COUNT_CELLS = 5
"""Kept for how much came in and how fast, so that the title does not move with them."""
_LEAST_TITLE = 10
"""Beside a notice, which passes."""
STALE_S = 20
"""A LIVE is seldom silent for so long."""


def draw(view: Header, width: int, height: int, look: Look) -> Drawing:
    """The state at the right, where it never moves; the title takes what is left."""
    canvas, theme = Canvas(width, height), look.theme
    title = _LEAST_TITLE if look.transport and look.transport.notice else _TITLE_CELLS
    room = width - min(width // 3, title)
    groups = _state(view, look, width, room)
    kept = 2 if _alarmed(view, look) and _cells(groups[-2:]) < width else 1
    while len(groups) > kept and _cells(groups) > room:
        groups.pop(0)
    x = width - 1
    for group in reversed(groups):
        x = canvas.right(0, group, x) - 3
    canvas.line(1, 0, _about(view, look, x - 1), max(x - 1, 0))
    if width < 16:
        canvas.fill(0, 0, width, own(" "), theme.text)
        canvas.put(0, 0, position(view.clock_s), theme.strong)
    return canvas.drawing()


def _about(view: Header, look: Look, cells: int) -> tuple[Piece, ...]:
    theme = look.theme
    name = look.transport.name if look.transport else Clean("")
    title = view.title or name
    details = [detail for detail in (view.creator, view.region) if detail]
    brand = cells >= 60
    room = cells - (10 if brand else 0)
    pieces: list[Piece] = [(own("livetui   "), theme.accent)] if brand else []
    rest = [(Clean(f" · {fit(detail, max(room // 3 - 3, _LEAST_DETAIL))}"), theme.dim) for detail in details]
    while rest and length(rest) > max(room // 3, room - width(title)):
        rest.pop()
    return (*pieces, (fit(title, max(room - length(rest), 8)), theme.strong), *rest)


def _state(view: Header, look: Look, cells: int, room: int) -> list[tuple[Piece, ...]]:
    """Least important first: what has no room goes from the front."""
    theme, transport = look.theme, look.transport
    reception = transport.reception if transport else None
    groups: list[tuple[Piece, ...]] = []
    if transport and not transport.done and reception is None:
        groups.append(((own("loading {percent} %", percent=round(transport.loaded * 100)), theme.accent),))
    if view.status is Status.PAUSED:
        groups.append(((own("on a break"), theme.warn),))
    if transport and transport.trouble:
        key = look.caps["help"]
        words = own("! incomplete, see {key}", key=key) if cells >= _WORDS_CELLS else own("! see {key}", key=key)
        groups.append(((words, theme.bad),))
    if alarm := _alarmed(view, look):
        groups.append(((alarm, theme.bad),))
    groups.append((*_badge(view, look, transport), (Clean(f" {position(view.clock_s)}"), theme.strong)))
    span_words: tuple[Piece, ...] = ((look.span_words, theme.text if look.span == "whole" else theme.accent),)
    if transport and transport.notice:
        return [span_words, ((_in_words(transport.notice, max(room - _cells(groups) - 3, 0)), theme.accent),), *groups]
    received: tuple[Piece, ...] = ((feed_words(view.feed, reception), theme.warn if view.feed.rejected else theme.dim),)
    before = [span_words, received] if view.feed.rejected else [received, span_words]
    if view.alarm is not None and not view.feed.rejected and cells < _ROOMY:
        before = [span_words]
    reason = _reason(view, transport)
    if view.alarm is not None:
        groups.insert(0, _alarm(view.alarm, view.holding, 0 if reason else room - _cells([*before, *groups]) - 3, theme))
    left = room - _cells([span_words, *groups]) - 3
    if reason and left >= min(width(reason), _LEAST_REASON):
        before.insert(-1, ((_in_words(reason, left), theme.warn),))
    return [*before, *groups]


def _alarm(row: AlertRow, holding: int, cells: int, theme: Theme) -> tuple[Piece, ...]:
    """The worst of what holds, in its own words where there is room for some of them."""
    sign, style = SIGNS[row.alert.severity], loud(row.alert.severity, theme)
    if cells < _LEAST_ALARM:
        few = own("1 alert") if holding == 1 else own("{count} alerts", count=count(holding))
        return ((Clean(f"{sign} {few}"), style),)
    when = Clean(f" {position(row.at_s)} ")
    return (
        (sign, style),
        (when, style),
        (_in_words(said(row.alert.sentence), min(cells, _WIDEST_ALARM) - 1 - width(when)), style),
    )


def _in_words(notice: Clean, cells: int) -> Clean:
    """As many of its words as have room: a number that is cut would be another."""
    fitted = fit(notice, cells)
    whole_words = fitted.rpartition(" ")[0]
    return fitted if fitted == notice or not whole_words else Clean(f"{whole_words} …")


def _badge(view: Header, look: Look, transport: Transport | None) -> tuple[Piece, ...]:
    theme = look.theme
    if transport is None:
        live = view.status is not Status.ENDED
        return ((own("● LIVE"), theme.bad),) if live else ((own("ended"), theme.dim),)
    if transport.reception is not None and transport.playing is not Playing.ENDED:
        return _received(view, look, transport, transport.reception)
    if transport.playing is Playing.PAUSED:
        return (_paused(transport, theme),)
    if transport.playing is Playing.ENDED:
        return ((own(" END "), theme.badge_ended),)
    return ((own("▶ REPLAY {speed}", speed=Clean(speed_words(transport.speed))), theme.accent),)


def _paused(transport: Transport, theme: Theme) -> Piece:
    """With the speed at which it will go on."""
    return own(" PAUSED {speed} ", speed=Clean(speed_words(transport.speed))), theme.badge_paused


def _received(view: Header, look: Look, transport: Transport, reception: Reception) -> tuple[Piece, ...]:
    """Whether we are at the newest moment, how far behind it, and whether it still comes."""
    theme = look.theme
    behind = Clean(f" −{position(max(round(transport.length_s) - view.at_s, 0))}")
    if transport.playing is Playing.PAUSED:
        return _paused(transport, theme), (behind, theme.warn)
    if transport.playing is Playing.PLAYING:
        return (Clean(f"▶ {speed_words(transport.speed)}"), theme.accent), (behind, theme.warn)
    if view.status is Status.ENDED:
        return ((own("ended"), theme.dim),)
    if _no_feed(view, transport):
        return ((own(" NO FEED "), theme.badge_ended),)
    if reception.silent_s >= STALE_S:
        return ((own(" NO DATA {time} ", time=position(reception.silent_s)), theme.badge_paused),)
    return ((own("● LIVE"), theme.bad),)


def _cells(groups: list[tuple[Piece, ...]]) -> int:
    return sum(length(group) + 3 for group in groups)


def _no_feed(view: Header, transport: Transport) -> bool:
    """Whether we are at the newest moment of a LIVE that goes on, and nothing comes from anywhere."""
    reception = transport.reception
    following = transport.playing is Playing.FOLLOWING and view.status is not Status.ENDED
    return reception is not None and following and not reception.connected


def _reason(view: Header, transport: Transport | None) -> Clean | None:
    """Why no feed is connected."""
    if transport is None or transport.reception is None or not _no_feed(view, transport):
        return None
    return next((feed.connection.reason for feed in transport.reception.feeds if feed.connection.reason), None)


def _alarmed(view: Header, look: Look) -> Clean | None:
    """What must not be overlooked, in a few words."""
    transport = look.transport
    if transport is None or transport.reception is None:
        return None
    reception = transport.reception
    if reception.recorded and reception.recorded.trouble:
        return own("! NOT RECORDING")
    if _no_feed(view, transport):
        return own("{key} says why", key=look.caps["feeds"])
    feeds, lacking = len(reception.feeds), len(reception.feeds) - reception.connected
    return own("! {count} of {all} feeds", count=lacking, all=feeds) if lacking and reception.connected else None


def feed_words(feed: Feed, reception: Reception | None = None) -> Clean:
    """How much came in, how fast, and what of it could not be used."""
    if feed.rejected:
        return own("! {count} lines rejected", count=count(feed.rejected, short=True))
    events = count(feed.events, short=True)
    if reception is None:
        return own("{count} events", count=events)
    told = own("{count} events", count=Clean(f"{events:>{_COUNT_CELLS}}"))
    return Clean(f"{count(round(reception.rate), short=True):>{_COUNT_CELLS}}/s · {told}")


PANEL = Panel(name="header", build=header_with_alarm, draw=draw, focus=False, transport=True)
