"""One promotion closely: before it and during it, the whole LIVE and its product."""

from collections.abc import Callable

from msgspec import Struct

from livetui.text import Clean, fit, join, width
from livetui.ui.draw import Piece, length, own
from livetui.ui.look import Look
from livetui.ui.panels.compared import LINES, Write, changed, in_money, in_number
from livetui.views.figures import MISSING, count, money, multiple, position
from livetui.views.promotions import Increment, PromotionRow

Pieces = tuple[Piece, ...]

_KINDS = {"giveaway": own("giveaway"), "coupon": own("coupon"), "flash_sale": own("flash sale")}


class _OfLive(Struct, frozen=True):
    words: Clean
    of: Callable[[PromotionRow], Increment]
    write: Write


_LIVE = (
    _OfLive(own("GMV"), lambda row: row.sales, in_money),
    _OfLive(own("views"), lambda row: row.views, in_number),
    _OfLive(own("impressions"), lambda row: row.impressions, in_number),
)
_PRODUCT = LINES[:-1]  # impressions stand in the LIVE's


def kind_words(row: PromotionRow) -> Clean:
    """What kind of promotion it is."""
    return _KINDS.get(row.kind, Clean(row.kind.replace("_", " ")))


def when(row: PromotionRow) -> Clean:
    """From when to when; of one that runs how long it still does, where that was announced."""
    if row.until_s is not None:
        return Clean(f"{position(row.at_s)}–{position(row.until_s)}")
    if row.left_s is None:
        return own("since {time}", time=position(row.at_s))
    return own("{time} left", time=position(row.left_s))


def facts(before: Clean, row: PromotionRow, currency: str | None, cells: int) -> Clean:
    """When it is, its kind, and what else is known of it beside what it brought: as much as fits behind ``before``."""
    told = (
        (row.title, kind_words(row)),
        (row.returned, own("return {times}", times=multiple(row.returned))),
        (row.joined or None, _joined(row.joined)),
        (row.orders or None, _orders(row.orders)),
        (row.cost, own("cost {money}", money=money(row.cost, currency, short=True))),
    )
    words = Clean(before + when(row))
    for value, fact in told:
        longer = Clean(f"{words} · {fact}")
        if value is not None and width(longer) <= cells:
            words = longer
    return words


def _joined(people: int | None) -> Clean:
    return own("1 joined") if people == 1 else own("{count} joined", count=count(people, short=True))


def _orders(orders: int | None) -> Clean:
    return own("1 order") if orders == 1 else own("{count} orders", count=count(orders, short=True))


def known(row: PromotionRow, currency: str | None, cells: int, look: Look, all_of_it: bool) -> Pieces:
    """Its title and kind, and with ``all_of_it`` whatever else is known of it; what has no room is left out, not cut."""
    kind = Clean(f" · {kind_words(row)}" if row.title else "")
    short = join((kind, own(" · before → during")), own(""))
    name = row.title or kind_words(row)
    words = facts(own(" · "), row, currency, max(cells // 2, cells - width(name))) if all_of_it else short
    after = next((each for each in (words, kind) if width(each) + min(width(name), cells // 3) <= cells), own(""))
    return (fit(name, cells - width(after)), look.theme.title), (after, look.theme.dim)


def closely(row: PromotionRow, currency: str | None, cells: int, look: Look, most_lines: int) -> list[Pieces]:
    """The whole LIVE's figures and, where it has a product, that one's: each in so many lines at most."""
    of_live = [(each, each.of(row)) for each in _LIVE]
    told = [_compared(each.words, more.before, more.during, each.write, currency, look) for each, more in of_live]
    lines = _lines(own("LIVE ≈"), told, cells, look)[:most_lines]
    if row.performance is not None:
        then, now = row.performance.before, row.performance.during
        pairs = [(each, each.of(then) if then else None, each.of(now)) for each in _PRODUCT]
        told = [_compared(each.brief, before, during, each.write, currency, look) for each, before, during in pairs]
        lines += _lines(row.product or own("product"), told, cells, look)[:most_lines]
    return lines


def _compared(
    words: Clean, before: float | None, during: float | None, write: Write, currency: str | None, look: Look
) -> Pieces:
    """``GMV $351 → $518 +48 %``."""
    theme = look.theme
    now = write(during, currency)
    pieces: Pieces = (
        (Clean(f"{words} "), theme.dim), (write(before, currency), theme.text), (own(" → "), theme.faint),
        (now, theme.dim if now == MISSING else theme.strong),
    )  # fmt: skip
    if (change := changed(before, during, theme)) is None:
        return pieces
    by, style = change
    return *pieces, (Clean(f" {by}"), style)


def _lines(whose: Clean, figures: list[Pieces], cells: int, look: Look) -> list[Pieces]:
    """The figures one after the other, broken between them; without whose they are where a name leaves no room for one."""
    name = fit(whose, min(28, cells // 4))
    if width(name) + 2 + length(figures[0]) > cells:
        name = own("")
    gap, indent = (own("  "), look.theme.dim), (Clean(" " * width(name)), look.theme.dim)
    lines: list[Pieces] = [((name, look.theme.accent),)] if name else [figures.pop(0)]
    for figure in figures:
        if length(lines[-1]) + 2 + length(figure) > cells:
            lines.append((indent,))
        lines[-1] = (*lines[-1], gap, *figure) if length(lines[-1]) else figure
    return lines
