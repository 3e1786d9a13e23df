"""What is counted: the sums every metric is made of, and the roles in which distinct people are counted."""

from enum import StrEnum


class Counter(StrEnum):
    """A sum over any span. Money is in minor units of the LIVE's currency, watch_ms in milliseconds."""

    IMPRESSIONS = "impressions"
    VIEWS = "views"
    LEAVES = "leaves"
    WATCH_MS = "watch_ms"
    TIMED_LEAVES = "timed_leaves"
    COMMENTS = "comments"
    LIKES = "likes"
    SHARES = "shares"
    NEW_FOLLOWERS = "new_followers"
    GIFTS = "gifts"
    DIAMONDS = "diamonds"
    PRODUCT_IMPRESSIONS = "product_impressions"
    PRODUCT_CLICKS = "product_clicks"
    CARTS = "carts"
    CHECKOUTS = "checkouts"
    ORDERS_CREATED = "orders_created"
    ORDERS = "orders"
    SKU_ORDERS = "sku_orders"
    ITEMS_SOLD = "items_sold"
    GMV = "gmv"
    REFUNDS = "refunds"
    REFUND_AMOUNT = "refund_amount"
    AD_SPEND = "ad_spend"
    AD_REVENUE = "ad_revenue"
    AD_IMPRESSIONS = "ad_impressions"
    AD_CLICKS = "ad_clicks"
    AD_CONVERSIONS = "ad_conversions"
    VIDEO_IMPRESSIONS = "video_impressions"
    VIDEO_VIEWS_6S = "video_views_6s"
    VIDEO_COMPLETED = "video_completed"
    PROMOTION_JOINS = "promotion_joins"


class Role(StrEnum):
    """In which sense a person is counted: by having joined, paid or commented."""

    VIEWERS = "viewers"
    CUSTOMERS = "customers"
    COMMENTERS = "commenters"
