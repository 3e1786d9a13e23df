"""What a comment may be about."""

from enum import StrEnum


class Intent(StrEnum):
    """What a comment wants or says; one comment may have several."""

    PRICE = "price"
    SIZE = "size"
    """Sizes, fit, measures, how much is in a pack."""
    STOCK = "stock"
    SHIPPING = "shipping"
    """Where to, how long, for how much, before anything is bought."""
    CHECKOUT = "checkout"
    """Trouble with ordering or paying, how to order, ways to pay."""
    COUPON = "coupon"
    """Coupons, codes, discounts, free gifts."""
    ORDER_STATUS = "order_status"
    """Orders on their way; returns, refunds, cancellations."""
    PRODUCT = "product"
    """What a product is, is made of, is good for; colours; how it is used."""
    SHOW = "show"
    """A wish that the host shows, tries on or repeats something."""
    GIVEAWAY = "giveaway"
    GREETING = "greeting"
    COMPLAINT = "complaint"
    PRAISE = "praise"
    SPAM = "spam"


INQUIRIES = frozenset(
    {
        Intent.PRICE,
        Intent.SIZE,
        Intent.STOCK,
        Intent.SHIPPING,
        Intent.CHECKOUT,
        Intent.COUPON,
        Intent.ORDER_STATUS,
        Intent.PRODUCT,
        Intent.SHOW,
    }
)
"""What somebody who writes so waits for an answer to."""

_PROBLEMS = frozenset({Intent.CHECKOUT, Intent.ORDER_STATUS, Intent.SHOW})


def asked(intents: frozenset[Intent], asks: bool) -> frozenset[Intent]:
    """Which intents of a comment want an answer; ``asks``: it has a question mark or a word that asks."""
    if Intent.SPAM in intents:
        return frozenset()
    wanted = intents & INQUIRIES
    if Intent.COMPLAINT in intents:
        wanted -= {Intent.PRICE}  # “too expensive!” has been answered
    if asks:
        return wanted | (intents & {Intent.GIVEAWAY})
    return wanted & _PROBLEMS if Intent.PRAISE in intents else wanted
