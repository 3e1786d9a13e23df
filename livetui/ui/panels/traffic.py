"""Which channels bring the viewers and the money."""

from collections.abc import Callable, Hashable

from msgspec.structs import replace

from livetui.language import said
from livetui.text import Clean, fit, width
from livetui.ui.bars import bar
from livetui.ui.draw import Drawing, Piece, own
from livetui.ui.list_title import list_title
from livetui.ui.look import Look, framed, sentence
from livetui.ui.panel import Listed, Panel, Pick
from livetui.ui.table import Column, table
from livetui.views.channel_trend import MOST
from livetui.views.channels import channel_words
from livetui.views.choices import Choices
from livetui.views.figures import MISSING, count, money, part, percents, ratio
from livetui.views.parts import PERCENTS, parts
from livetui.views.traffic import COLUMNS, ChannelRow, Traffic, traffic

_WIDE = 88
"""From so many cells on there is room for shares to the tenth, and for what they are shares of."""


def _key(row: ChannelRow) -> tuple[str, bool]:
    return row.key, row.paid


def _compare(view: Traffic, key: Hashable) -> Pick | None:
    """Take a channel to the chart or away from it, the first making room for a sixth."""
    row = next((row for row in view.rows if _key(row) == key), None)
    if row is None:
        return None
    channel = _key(row)

    def choose(choices: Choices) -> Choices:
        kept = tuple(each for each in choices.channels if each != channel)
        return replace(choices, channels=kept if channel in choices.channels else (*kept, channel)[-MOST:])

    return choose


LISTED: Listed[Traffic] = Listed(keys=lambda view: [_key(row) for row in view.rows], pick=_compare, columns=COLUMNS)


def channel_pieces(channel: Clean, paid: bool, cells: int, look: Look) -> tuple[Piece, ...]:
    """A channel's name, and that it is its paid side."""
    words = said(channel_words(channel))
    if not paid:
        return ((fit(words, cells), look.theme.text),)
    side = own(" paid")
    return ((fit(words, cells - width(side)), look.theme.text), (side, look.theme.accent))


def draw(view: Traffic, width: int, height: int, look: Look) -> Drawing:
    """A row for each channel, paid and organic apart; shares to the tenth of a percent where there is room."""
    theme = look.theme
    title = list_title(own("Traffic sources"), look, COLUMNS, len(view.rows), 0)
    canvas, inside = framed(width, height, look, title, ((look.span_words, theme.dim),))
    if not view.rows:
        sentence(inside, look, own("No channel has been reported yet"))
        return canvas.drawing()

    def name(row: ChannelRow, cells: int) -> tuple[Piece, ...]:
        return channel_pieces(row.channel, row.paid, cells, look)

    def under(row: ChannelRow, cells: int) -> Piece:
        return bar(row.views_share or 0, cells), theme.bar

    wide = inside.width >= _WIDE
    table(
        inside, look, own("channel"), view.rows, name, _wide(view, look) if wide else _narrow(view, look), name_cells=13,
        widest_name=24, under=None if wide else under, key=_key, head_key="channel",
    )  # fmt: skip
    return canvas.drawing()


def _narrow(view: Traffic, look: Look) -> tuple[Column[ChannelRow], ...]:
    def shares(of: Callable[[ChannelRow], int | None]) -> Callable[[ChannelRow], Piece]:
        counts = {_key(row): of(row) for row in view.rows}
        shown = dict(zip(counts, parts(tuple(counts.values()), PERCENTS), strict=True))

        def share(row: ChannelRow) -> Piece:
            count = counts[_key(row)]
            return percents(shown[_key(row)], any=bool(count)), look.theme.text if count else look.theme.dim

        return share

    return (
        Column(own("views"), 5, 10, shares(lambda row: row.views), "views_share"),
        Column(own("impr."), 5, 8, shares(lambda row: row.impressions), "impressions_share"),
        Column(own("GMV"), 5, 9, shares(lambda row: row.gmv), "gmv_share"),
        *_rates(look),
        Column(own("orders"), 6, 4, lambda row: _figure(count(row.orders, short=True), look), "orders"),
    )


def _wide(view: Traffic, look: Look) -> tuple[Column[ChannelRow], ...]:
    def share(tenths: int | None) -> Piece:
        return part(tenths), look.theme.text if tenths else look.theme.dim

    def number(value: float | None) -> Piece:
        return _figure(count(value, short=True), look)

    def amount(minor: float | None) -> Piece:
        return _figure(money(minor, view.currency, short=True), look)

    return (
        Column(own("of views"), 8, 20, lambda row: share(row.views_part), "views_share"),
        Column(own("of impr."), 8, 18, lambda row: share(row.impressions_part), "impressions_share"),
        Column(own("of GMV"), 7, 19, lambda row: share(row.gmv_part), "gmv_share"),
        Column(own("views"), 7, 12, lambda row: number(row.views), "views"),
        Column(own("impressions"), 11, 11, lambda row: number(row.impressions), "impressions"),
        Column(own("GMV"), 8, 13, lambda row: amount(row.gmv), "gmv"),
        Column(own("orders"), 6, 10, lambda row: number(row.orders), "orders"),
        *_rates(look),
        Column(own("clicks"), 6, 4, lambda row: number(row.product_clicks), "product_clicks"),
        Column(own("show GPM"), 8, 2, lambda row: amount(row.show_gpm), "show_gpm"),
        Column(own("watch GPM"), 9, 3, lambda row: amount(row.watch_gpm), "watch_gpm"),
        Column(own("of orders"), 9, 1, lambda row: share(row.orders_part), "orders_share"),
        Column(own("of clicks"), 9, 0, lambda row: share(row.product_clicks_part), "product_clicks_share"),
    )


def _rates(look: Look) -> tuple[Column[ChannelRow], ...]:
    return (
        Column(own("ERR"), 6, 7, lambda row: _figure(ratio(row.err), look), "err"),
        Column(own("CTR"), 6, 6, lambda row: _figure(ratio(row.ctr), look), "ctr"),
        Column(own("CTOR"), 6, 5, lambda row: _figure(ratio(row.ctor), look), "ctor"),
    )


def _figure(text: Clean, look: Look) -> Piece:
    return text, look.theme.dim if text == MISSING else look.theme.text


PANEL = Panel(name="traffic", build=traffic, draw=draw, listed=LISTED)
