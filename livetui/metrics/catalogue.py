"""The metrics: one row each."""

from livetui.metrics.formula import (
    AverageViewers,
    CurrentViewers,
    Distinct,
    LeaveRate,
    PeakViewers,
    PerHour,
    PerPerson,
    Ratio,
    Sum,
)  # fmt: skip
from livetui.metrics.metric import Better, Group, Metric, Unit
from livetui.session.counters import Counter as C
from livetui.session.counters import Role

_UP, _DOWN, _EVEN = Better.HIGHER, Better.LOWER, Better.NEUTRAL
_SALES, _REACH, _ENGAGE = (Group.SALES,), (Group.REACH,), (Group.ENGAGEMENT,)
_CONVERT, _ADS = (Group.CONVERSION,), (Group.ADS,)
_MONEY, _COUNT, _RATIO = Unit.MONEY, Unit.COUNT, Unit.RATIO


def _express(group: tuple[Group, ...]) -> tuple[Group, ...]:
    return (*group, Group.EXPRESS)


CATALOGUE: tuple[Metric, ...] = (
    Metric("gmv", "GMV", "GMV", _MONEY, _UP, _SALES, Sum(C.GMV),
           "Gross merchandise value: what paid orders come to. Refunds are shown beside it, not taken off."),
    Metric("gmv_per_hour", "GMV per hour", "GMV / hour", Unit.MONEY_PER_HOUR, _UP, _SALES, PerHour(C.GMV),
           "GMV divided by the hours of the span."),
    Metric("orders", "Orders", "Orders", _COUNT, _UP, _SALES, Sum(C.ORDERS),
           "Paid main orders: one checkout is one order, whatever it holds."),
    Metric("sku_orders", "SKU orders", "SKU orders", _COUNT, _UP, _SALES, Sum(C.SKU_ORDERS),
           "Lines of paid orders: an order of two different products counts two."),
    Metric("items_sold", "Items sold", "Items sold", _COUNT, _UP, _SALES, Sum(C.ITEMS_SOLD),
           "Pieces in paid orders."),
    Metric("customers", "Customers", "Customers", _COUNT, _UP, _SALES, Distinct(Role.CUSTOMERS),
           "Different people who paid an order."),
    Metric("avg_price", "Average price (GMV / orders)", "Average price", _MONEY, _EVEN, _SALES, Ratio((C.GMV,), C.ORDERS),
           "What a main order comes to on average."),
    Metric("show_gpm", "Show GPM (GMV / 1,000 impressions)", "Show GPM", _MONEY, _UP, _express(_SALES),
           Ratio((C.GMV,), C.IMPRESSIONS, 1000), "GMV for every thousand times the LIVE was shown to somebody."),
    Metric("watch_gpm", "Watch GPM (GMV / 1,000 views)", "Watch GPM", _MONEY, _UP, _express(_SALES),
           Ratio((C.GMV,), C.VIEWS, 1000), "GMV for every thousand times somebody came in."),
    Metric("value_per_viewer", "Value per viewer (GMV / viewers)", "Value/viewer", _MONEY, _UP, _SALES,
           PerPerson(C.GMV, Role.VIEWERS), "GMV divided by the different people who came in."),
    Metric("payment_rate", "Payment rate (orders / orders created)", "Payment rate", _RATIO, _UP, _SALES,
           Ratio((C.ORDERS,), C.ORDERS_CREATED), "Of the orders placed, how many were paid."),
    Metric("refund_amount", "Refunds", "Refunds", _MONEY, _DOWN, _SALES, Sum(C.REFUND_AMOUNT),
           "Money given back for refunded and cancelled orders. GMV does not fall by it."),
    Metric("impressions", "Impressions", "Impressions", _COUNT, _UP, _REACH, Sum(C.IMPRESSIONS),
           "How often the LIVE was shown to somebody, in a feed or a list."),
    Metric("views", "Views", "Views", _COUNT, _UP, _REACH, Sum(C.VIEWS),
           "How often somebody came in; coming back counts again."),
    Metric("viewers", "Viewers", "Viewers", _COUNT, _UP, _REACH, Distinct(Role.VIEWERS),
           "Different people who came in."),
    Metric("commenters", "Commenters", "Commenters", _COUNT, _UP, _REACH, Distinct(Role.COMMENTERS),
           "Different people who wrote something."),
    Metric("impressions_per_hour", "Impressions per hour", "Impr. / hour", Unit.PER_HOUR, _UP, _REACH,
           PerHour(C.IMPRESSIONS), "Impressions divided by the hours of the span."),
    Metric("err", "Enter-room rate, ERR (views / impressions)", "Enter (ERR)", _RATIO, _UP, _express(_REACH),
           Ratio((C.VIEWS,), C.IMPRESSIONS), "Of those the LIVE was shown to, how many came in. Also called tap-through rate."),
    Metric("current_viewers", "Viewers now", "Viewers now", _COUNT, _UP, _REACH, CurrentViewers(),
           "How many are watching at the moment shown. Where the feed does not report it: joins less leaves, an estimate."),
    Metric("pcu", "Peak viewers (PCU)", "Peak viewers", _COUNT, _UP, _REACH, PeakViewers(),
           "The most that watched at once."),
    Metric("acu", "Average viewers (ACU)", "Avg viewers", _COUNT, _UP, _REACH, AverageViewers(),
           "The mean, over the minutes, of the most that watched in each."),
    Metric("avg_view_duration", "Average view (watch time / leaves)", "Avg view", Unit.SECONDS, _UP, _express(_REACH),
           Ratio((C.WATCH_MS,), C.TIMED_LEAVES, 0.001), "How long those who left had watched."),
    Metric("leave_rate", "Leave rate (leaves / viewers present)", "Leave rate", _RATIO, _DOWN, _REACH, LeaveRate(),
           "Of those who were there when the span began or came during it, how many left."),
    Metric("likes", "Likes", "Likes", _COUNT, _UP, _ENGAGE, Sum(C.LIKES), "Likes; one viewer may give many."),
    Metric("comments", "Comments", "Comments", _COUNT, _UP, _ENGAGE, Sum(C.COMMENTS), "Comments written."),
    Metric("shares", "Shares", "Shares", _COUNT, _UP, _ENGAGE, Sum(C.SHARES), "How often the LIVE was shared."),
    Metric("new_followers", "New followers", "New followers", _COUNT, _UP, _ENGAGE, Sum(C.NEW_FOLLOWERS),
           "People who began to follow the creator."),
    Metric("gifts", "Gifts", "Gifts", _COUNT, _UP, _ENGAGE, Sum(C.GIFTS), "Gifts sent; a streak counts when it ends."),
    Metric("diamonds", "Diamonds", "Diamonds", _COUNT, _UP, _ENGAGE, Sum(C.DIAMONDS), "What the gifts are worth, in diamonds."),
    Metric("like_rate", "Like rate (likes / views)", "Like rate", _RATIO, _UP, _express(_ENGAGE),
           Ratio((C.LIKES,), C.VIEWS), "Likes for each view; may exceed 100 %."),
    Metric("comment_rate", "Comment rate (comments / views)", "Comment rate", _RATIO, _UP, _express(_ENGAGE),
           Ratio((C.COMMENTS,), C.VIEWS), "Comments for each view."),
    Metric("share_rate", "Share rate (shares / views)", "Share rate", _RATIO, _UP, _express(_ENGAGE),
           Ratio((C.SHARES,), C.VIEWS), "Shares for each view."),
    Metric("follow_rate", "Follow rate (new followers / views)", "Follow rate", _RATIO, _UP, _express(_ENGAGE),
           Ratio((C.NEW_FOLLOWERS,), C.VIEWS), "New followers for each view."),
    Metric("engagement_rate", "Engagement (likes + comments + shares / impressions)", "Engagement", _RATIO, _UP, _ENGAGE,
           Ratio((C.LIKES, C.COMMENTS, C.SHARES), C.IMPRESSIONS),
           "Likes, comments and shares for each impression. 5-9 % is typical, 10 % and more is high."),
    Metric("product_impressions", "Product impressions", "Product impr.", _COUNT, _UP, _CONVERT, Sum(C.PRODUCT_IMPRESSIONS),
           "How often a product of the LIVE was shown to somebody."),
    Metric("product_clicks", "Product clicks", "Prod. clicks", _COUNT, _UP, _CONVERT, Sum(C.PRODUCT_CLICKS),
           "How often somebody opened a product."),
    Metric("ctr", "LIVE CTR (product clicks / views)", "LIVE CTR", _RATIO, _UP, _express(_CONVERT),
           Ratio((C.PRODUCT_CLICKS,), C.VIEWS), "Product clicks for each view."),
    Metric("product_ctr", "Product CTR (product clicks / product impressions)", "Product CTR", _RATIO, _UP, _CONVERT,
           Ratio((C.PRODUCT_CLICKS,), C.PRODUCT_IMPRESSIONS), "Of the times a product was shown, how often it was opened."),
    Metric("add_to_cart_rate", "Add-to-cart rate (carts / product clicks)", "Add to cart", _RATIO, _UP, _CONVERT,
           Ratio((C.CARTS,), C.PRODUCT_CLICKS), "Of the times a product was opened, how often it went into a cart."),
    Metric("ctor", "CTOR (orders / product clicks)", "CTOR", _RATIO, _UP, _express(_CONVERT),
           Ratio((C.ORDERS,), C.PRODUCT_CLICKS), "Paid main orders for each product click; also called CVR."),
    Metric("sku_ctor", "SKU CTOR (SKU orders / product clicks)", "SKU CTOR", _RATIO, _UP, _CONVERT,
           Ratio((C.SKU_ORDERS,), C.PRODUCT_CLICKS), "Lines of paid orders for each product click."),
    Metric("order_rate", "Order rate (SKU orders / views)", "Order rate", _RATIO, _UP, _CONVERT,
           Ratio((C.SKU_ORDERS,), C.VIEWS), "Lines of paid orders for each view."),
    Metric("ad_spend", "Ad spend", "Ad spend", _MONEY, _DOWN, _ADS, Sum(C.AD_SPEND), "What the advertising cost."),
    Metric("roas", "ROAS (ad revenue / ad spend)", "ROAS", _RATIO, _UP, _ADS, Ratio((C.AD_REVENUE,), C.AD_SPEND),
           "Return on ad spend: money earned through ads for each unit spent on them."),
    Metric("ad_ctr", "Ad CTR (ad clicks / ad impressions)", "Ad CTR", _RATIO, _UP, _ADS,
           Ratio((C.AD_CLICKS,), C.AD_IMPRESSIONS), "Of the times an ad was shown, how often it was clicked."),
    Metric("ad_cvr", "Ad CVR (ad conversions / ad clicks)", "Ad CVR", _RATIO, _UP, _ADS,
           Ratio((C.AD_CONVERSIONS,), C.AD_CLICKS), "Of the clicks on ads, how many became purchases."),
    Metric("vtr", "View-through rate (6 s views / video impressions)", "View-through", _RATIO, _UP, _ADS,
           Ratio((C.VIDEO_VIEWS_6S,), C.VIDEO_IMPRESSIONS),
           "Of the times a video was shown, how often it was watched for six seconds."),
)  # fmt: skip

METRICS: dict[str, Metric] = {metric.key: metric for metric in CATALOGUE}

DEFAULT_TILES: tuple[str, ...] = (
    "gmv", "orders", "watch_gpm", "current_viewers", "err", "ctr", "ctor", "avg_view_duration",
    "views", "impressions", "viewers", "product_clicks", "likes", "comments", "new_followers", "refund_amount",
)  # fmt: skip
"""Sixteen, most important first: a small screen shows as many of them as fit."""

DEFAULT_TREND: tuple[str, str] = ("views", "err")
